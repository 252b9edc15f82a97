import Care
import Foundation
import Records
import Testing

@testable import Clinic

extension PeopleFixture {
    /// Turns one-time codes on for the person of this session and answers the secret. The first code is used up.
    func enrol(_ token: SessionToken, at now: Instant = start) async throws -> OneTimeCodeSecret {
        _ = try await signIn.offerOneTimeCode(token, password: Self.password, source: "10.0.0.1", now: now)
        let id = try await person(token, at: now).id
        guard let kept = try await store.state(Credential.key(id)),
            let secret = try JSONDecoder().decode(Credential.self, from: kept.value).offered
        else { throw NotActive() }
        try await signIn.confirmOneTimeCode(token, code: secret.code(step: OneTimeCodeSecret.step(at: now)), now: now)
        return secret
    }
}

@Suite("Sign-in: one-time codes") struct SignInOneTimeCodeTests {
    private let start = PeopleFixture.start
    private let secret = OneTimeCodeSecret(bytes: Array("12345678901234567890".utf8))

    /// RFC 6238 appendix B, SHA-1.
    @Test(arguments: [
        (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
        (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ])
    func theCodesAreThoseOfTheStandard(second: Int64, expected: String) {
        let now = Instant(microseconds: second * 1_000_000)
        #expect(secret.code(step: OneTimeCodeSecret.step(at: now), digits: 8) == expected)
        #expect(secret.code(step: OneTimeCodeSecret.step(at: now)) == String(expected.suffix(6)))
    }

    /// RFC 4226 appendix D.
    @Test func theCountedCodesAreThoseOfTheStandard() {
        let expected = [
            "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489",
        ]
        #expect((0..<10).map { secret.code(step: $0) } == expected)
    }

    /// RFC 4648 section 10, without padding.
    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI"),
    ])
    func base32IsThatOfTheStandard(text: String, expected: String) {
        #expect(Base32.encode(Array(text.utf8)) == expected)
    }

    @Test func theProvisioningAddressSaysWhoAndHow() {
        #expect(
            secret.provisioningAddress(clinic: "Harbour & Clinic", email: "nina@harbour.example")
                == "otpauth://totp/Harbour%20%26%20Clinic:nina%40harbour.example"
                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Harbour%20%26%20Clinic"
                + "&algorithm=SHA1&digits=6&period=30")
    }

    @Test func oneStepOfClockDifferenceIsForgivenAndTwoAreNot() {
        let current = OneTimeCodeSecret.step(at: start)
        for (offset, isRight) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] {
            let step = current + Int64(offset)
            #expect(
                secret.step(matching: secret.code(step: step), at: start, after: nil) == (isRight ? step : nil),
                "offset \(offset)")
        }
        #expect(secret.step(matching: "", at: start, after: nil) == nil)
        #expect(secret.step(matching: "12345", at: start, after: nil) == nil)
    }

    @Test func aUsedStepAndEveryEarlierOneIsRefused() {
        let current = OneTimeCodeSecret.step(at: start)
        let code = secret.code(step: current)
        #expect(secret.step(matching: code, at: start, after: current) == nil)
        #expect(secret.step(matching: secret.code(step: current - 1), at: start, after: current) == nil)
        #expect(secret.step(matching: secret.code(step: current + 1), at: start, after: current) == current + 1)
    }

    @Test func onceEnrolledEverySignInNeedsACodeAndEachWorksOnce() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            let secret = try await fixture.enrol(try await fixture.begin(nina))
            #expect(await fixture.people.directory.person(nina.id)?.usesOneTimeCode == true)
            let code = secret.code(step: OneTimeCodeSecret.step(at: self.start))
            let used = try await refusal { _ = try await fixture.begin(nina, code: code) }
            #expect(used?.code == "sign-in.failed", "the code of enrolment was used up")
            #expect(try await refusal { _ = try await fixture.begin(nina) }?.code == "sign-in.failed")

            let later = self.start.adding(minutes: 1)
            let next = secret.code(step: OneTimeCodeSecret.step(at: later))
            _ = try await fixture.begin(nina, code: next, at: later)
            #expect(
                try await refusal { _ = try await fixture.begin(nina, code: next, at: later.adding(seconds: 5)) }?.code
                    == "sign-in.failed")
        }
    }

    @Test func oneCodeUsedTwiceAtOnceWorksOnce() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            let secret = try await fixture.enrol(try await fixture.begin(nina))
            let later = self.start.adding(minutes: 1)
            let code = secret.code(step: OneTimeCodeSecret.step(at: later))
            let worked = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<4 {
                    group.addTask { (try? await fixture.begin(nina, code: code, at: later)) != nil }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(worked == 1)
        }
    }

    @Test func aWrongFirstCodeTurnsNothingOn() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            let token = try await fixture.begin(nina)
            _ = try await fixture.signIn.offerOneTimeCode(
                token, password: PeopleFixture.password, source: "s", now: self.start)
            let wrong = try await refusal {
                try await fixture.signIn.confirmOneTimeCode(token, code: "12345", now: self.start)
            }
            #expect(wrong?.code == "one-time-code.wrong")
            _ = try await fixture.begin(nina)
        }
    }

    @Test func besideACodeAPasswordMayBeShortAndThenTheCodeStays() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            let token = try await fixture.begin(nina)
            let early = try await refusal {
                _ = try await fixture.signIn.changePassword(
                    token, from: PeopleFixture.password, to: "wet moss", source: "s", now: self.start)
            }
            #expect(early?.code == "password.too-short")
            _ = try await fixture.enrol(token)
            let short = try await fixture.signIn.changePassword(
                token, from: PeopleFixture.password, to: "wet moss", source: "s", now: self.start)
            let kept = try await refusal {
                try await fixture.signIn.removeOneTimeCode(
                    short.token, password: "wet moss", source: "s", now: self.start)
            }
            #expect(kept?.code == "password.too-short")
            let long = try await fixture.signIn.changePassword(
                short.token, from: "wet moss", to: PeopleFixture.password, source: "s", now: self.start)
            try await fixture.signIn.removeOneTimeCode(
                long.token, password: PeopleFixture.password, source: "s", now: self.start)
            _ = try await fixture.begin(nina)
        }
    }

    @Test func anOwnersResetTakesTheCodeAway() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            _ = try await fixture.enrol(try await fixture.begin(nina))
            try await fixture.people.resetPassword(
                of: nina.id, to: "a fresh start at last", access: try await fixture.access(.managePeople),
                now: self.start)
            _ = try await fixture.begin(nina, password: "a fresh start at last")
            #expect(await fixture.people.directory.person(nina.id)?.usesOneTimeCode == false)
        }
    }
}
