import Care
import Clinic
import Testing

@testable import Web

/// The way in, and what a session's end looks like to its person.
@Suite struct SignInPageTests {
    @Test func `signing in begins a session that the browser keeps from scripts`() async throws {
        try await TestClinic.with { clinic in
            let answer = try await clinic.visitor.post(
                Site.signIn, ["email": TestClinic.email(.owner), "password": TestClinic.password])
            let cookie = try #require(answer.cookie)
            #expect(answer.status == 303 && answer.location == Site.today)
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
        }
    }

    @Test func `an unknown address and a wrong password are answered alike, with a place for a code`() async throws {
        try await TestClinic.with { clinic in
            let wrong = try await clinic.visitor.post(
                Site.signIn, ["email": TestClinic.email(.owner), "password": "not this one"])
            let unknown = try await clinic.visitor.post(
                Site.signIn, ["email": "nobody@harbour.example", "password": "not this one"])
            #expect(wrong.status == 422 && unknown.status == 422)
            func plain(_ answer: TestVisitor.Answer) -> String {
                answer.body.replacing(/name="command" value="[0-9a-f]+"/, with: "")
                    .replacing(/value="[a-z]+@harbour\.example"/, with: "")
            }
            #expect(plain(wrong) == plain(unknown))
            #expect(wrong.body.contains("<details open>") && wrong.body.contains("name=\"code\""))
            #expect(wrong.body.contains(TestClinic.email(.owner)) && !wrong.body.contains("not this one"))
        }
    }

    @Test func `a password that an owner set leads to the account first`() async throws {
        try await TestClinic.with { clinic in
            let first = "given by the owner 1"
            _ = try await clinic.premises.people.add(
                name: "Nia", email: "nia@harbour.example", roles: [.nurse], password: first,
                access: try await clinic.access(.managePeople), now: clinic.now.now)
            let answer = try await clinic.visitor.post(
                Site.signIn, ["email": "nia@harbour.example", "password": first])
            #expect(answer.location == Site.account)
        }
    }

    @Test func `unlocking asks for the password and goes on where it was`() async throws {
        try await TestClinic.with { clinic in
            let visitor = try await clinic.visitor(as: .owner)
            clinic.now.now = TestClinic.start.adding(minutes: 16)
            let lock = try await visitor.get("/unlock?to=/tasks")
            #expect(lock.body.contains("<h1>Locked</h1>"))
            let wrong = try await visitor.post(Site.unlock, ["password": "not this one", "to": "/tasks"])
            #expect(wrong.status == 422 && wrong.body.contains("value=\"/tasks\""))
            let right = try await visitor.post(Site.unlock, ["password": TestClinic.password, "to": "/tasks"])
            #expect(right.location == "/tasks" && right.cookie != nil)
        }
    }

    @Test(arguments: [
        "//elsewhere.example", "https://elsewhere.example", "/\\elsewhere", "/tasks?x=1", "javascript:x", "",
    ])
    func `what is no page of this site is not gone back to`(_ typed: String) {
        #expect(Site.safeReturn(typed) == nil)
        #expect(Site.unlock(returningTo: typed) == Site.unlock)
    }

    @Test func `a locked session can be signed out of`() async throws {
        try await TestClinic.with { clinic in
            let visitor = try await clinic.visitor(as: .owner)
            clinic.now.now = TestClinic.start.adding(minutes: 16)
            let answer = try await visitor.post(Site.signOut)
            #expect(answer.cookie?.contains("Max-Age=0") == true)
            #expect(try await visitor.get(Site.account).location == Site.signIn)
        }
    }

    @Test func `a one-time code is set up with its first code and then asked for`() async throws {
        try await TestClinic.with { clinic in
            let visitor = try await clinic.visitor(as: .owner)
            let offer = try await visitor.post(Site.oneTimeCode, ["currentPassword": TestClinic.password])
            #expect(offer.status == 200 && offer.body.contains("otpauth://totp/"))
            let wrong = try await visitor.post(Site.oneTimeCodeConfirmed, ["code": "12345"])
            #expect(wrong.status == 422 && wrong.body.contains("does not fit"))
            #expect(!wrong.body.contains("otpauth://"))
        }
    }

    @Test func `a wrong present password and two new ones that differ are said beside their fields`() async throws {
        try await TestClinic.with { clinic in
            let visitor = try await clinic.visitor(as: .owner)
            let new = "nine copper geese over"
            let wrong = try await visitor.post(
                Site.password, ["currentPassword": "not this one", "password": new, "repeatedPassword": new])
            #expect(wrong.status == 422 && wrong.body.contains("#field-currentPassword"))
            let differ = try await visitor.post(
                Site.password, ["currentPassword": TestClinic.password, "password": new, "repeatedPassword": "x"])
            #expect(differ.status == 422 && differ.body.contains("#field-repeatedPassword"))
            let right = try await visitor.post(
                Site.password, ["currentPassword": TestClinic.password, "password": new, "repeatedPassword": new])
            #expect(right.status == 303 && right.cookie != nil)
        }
    }
}
