import Care
import Foundation
import Testing

@testable import Clinic

@Suite("Sign-in: signatures") struct SignInSignatureTests {
    private let start = PeopleFixture.start
    private let plan = Data("{\"doseMilligrams\":40}".utf8)

    private func digest(_ kind: String = "plan", _ subject: String = "ada", _ content: Data? = nil) -> ContentDigest {
        ContentDigest(kind: kind, subject: subject, content: content ?? plan)
    }

    @Test func aSignatureSaysWhoWhenAndWhatItMeansAndIsOfItsContentAlone() async throws {
        try await PeopleFixture.with { fixture in
            let petra = try await fixture.add("petra", [.prescriber])
            let person = try await fixture.person(try await fixture.begin(petra))
            let signature = try await Signing(signIn: fixture.signIn).sign(
                self.digest(), by: person, password: PeopleFixture.password, meaning: .order, source: "s",
                now: self.start)
            #expect(signature.person == petra.id && signature.name == "Petra")
            #expect(signature.meaning == .order && signature.signedAt == self.start && signature.method == .password)
            #expect(signature.signs(self.digest()))
            #expect(!signature.signs(self.digest("plan", "ben")), "moved to another patient")
            #expect(!signature.signs(self.digest("note")), "moved to another kind of thing")
            for index in self.plan.indices {
                var changed = self.plan
                changed[index] ^= 1
                #expect(!signature.signs(self.digest("plan", "ada", changed)))
            }
            let read = try JSONDecoder().decode(Signature.self, from: JSONEncoder().encode(signature))
            #expect(read == signature)
        }
    }

    @Test func whatStandsInOnePartCannotBeMovedToTheNext() {
        #expect(digest("planx", "ada") != digest("plan", "xada"))
        #expect(digest("plan", "ada", Data("b".utf8)) != digest("plan", "adab", Data()))
    }

    @Test func aWrongPasswordSignsNothingIsWrittenDownAndIsThrottled() async throws {
        try await PeopleFixture.with { fixture in
            let petra = try await fixture.add("petra", [.prescriber])
            let person = try await fixture.person(try await fixture.begin(petra))
            let signing = Signing(signIn: fixture.signIn)
            func sign(_ password: String) async throws -> Refusal? {
                try await refusal {
                    _ = try await signing.sign(
                        self.digest(), by: person, password: password, meaning: .order, source: "s", now: self.start)
                }
            }
            for _ in 0..<5 { #expect(try await sign("wrong wrong wrong")?.code == "signing.password") }
            #expect(try await sign(PeopleFixture.password)?.code == "sign-in.throttled")
            let lines = try await fixture.log.lines(
                matching: AccessLogFilter(person: petra.id, event: .passwordRefused),
                access: try await fixture.access(.seeAccessLog))
            #expect(lines.map(\.what) == Array(repeating: "sign", count: 5))
        }
    }

    @Test func nothingCanBeSignedWithAPasswordThatSomeoneElseSet() async throws {
        try await PeopleFixture.with { fixture in
            let id = try await fixture.people.add(
                name: "Petra", email: "petra@harbour.example", roles: [.prescriber],
                password: "given by the owner 1", access: try await fixture.access(.managePeople), now: self.start)
            let session = try await fixture.signIn.signIn(
                email: "petra@harbour.example", password: "given by the owner 1", source: "s", now: self.start)
            guard case .active(let active) = try await fixture.signIn.look(session.token, now: self.start) else {
                Issue.record("not active")
                return
            }
            #expect(active.mustChangePassword && active.person.id == id)
            let signing = Signing(signIn: fixture.signIn)
            let refused = try await refusal {
                _ = try await signing.sign(
                    self.digest(), by: active.person, password: "given by the owner 1", meaning: .order, source: "s",
                    now: self.start)
            }
            #expect(refused?.code == "signing.password-not-own")
            _ = try await fixture.signIn.changePassword(
                session.token, from: "given by the owner 1", to: PeopleFixture.password, source: "s", now: self.start)
            _ = try await signing.sign(
                self.digest(), by: active.person, password: PeopleFixture.password, meaning: .order, source: "s",
                now: self.start)
        }
    }

    @Test func theFounderChoseTheirPassword() async throws {
        try await PeopleFixture.with { fixture in
            let owner = try await fixture.owner()
            let signature = try await Signing(signIn: fixture.signIn).sign(
                self.digest(), by: owner, password: PeopleFixture.ownerPassword, meaning: .approval, source: "s",
                now: self.start)
            #expect(signature.name == "Olive Owner")
        }
    }

    @Test func someoneDisabledMeanwhileSignsNothing() async throws {
        try await PeopleFixture.with { fixture in
            let petra = try await fixture.add("petra", [.prescriber])
            let person = try await fixture.person(try await fixture.begin(petra))
            try await fixture.people.disable(
                petra.id, access: try await fixture.access(.managePeople), now: self.start)
            let refused = try await refusal {
                _ = try await Signing(signIn: fixture.signIn).sign(
                    self.digest(), by: person, password: PeopleFixture.password, meaning: .order, source: "s",
                    now: self.start)
            }
            #expect(refused?.code == "signing.password")
        }
    }
}
