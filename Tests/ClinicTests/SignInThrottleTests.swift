import Care
import Records
import Testing

@testable import Clinic

@Suite("Sign-in: guessing") struct SignInThrottleTests {
    private let start = PeopleFixture.start

    private func attempt(
        _ fixture: PeopleFixture, _ email: String, _ password: String = "wrong wrong wrong wrong", code: String? = nil,
        source: String = "203.0.113.9", at now: Instant = PeopleFixture.start
    ) async throws -> Refusal? {
        try await refusal {
            _ = try await fixture.signIn.signIn(email: email, password: password, code: code, source: source, now: now)
        }
    }

    @Test func whoeverIsUnknownWrongDisabledOrWithoutACodeGetsTheSameRefusalAfterTheSameWork() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            let dora = try await fixture.add("dora", [.nurse])
            try await fixture.people.disable(
                dora.id, access: try await fixture.access(.managePeople), now: self.start)
            let tess = try await fixture.add("tess", [.nurse])
            let token = try await fixture.begin(tess)
            _ = try await fixture.enrol(token)

            let before = await fixture.hasher.made
            let entries = try await fixture.everything().count
            let refusals = [
                try await self.attempt(fixture, "nobody@harbour.example"),
                try await self.attempt(fixture, nina.email),
                try await self.attempt(fixture, dora.email, PeopleFixture.password),
                try await self.attempt(fixture, tess.email, PeopleFixture.password),
                try await self.attempt(fixture, tess.email, PeopleFixture.password, code: "000000"),
            ]
            #expect(Set(refusals.map { $0?.line }).count == 1)
            #expect(refusals.first??.code == "sign-in.failed")
            #expect(await fixture.hasher.made - before == 5)
            #expect(try await fixture.everything().count - entries == 5)
        }
    }

    @Test func theSixthAttemptIsRefusedEvenWithTheRightPasswordAndNotForAnUnknownAddressOtherwise() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            for email in [nina.email, "nobody@harbour.example"] {
                for _ in 0..<5 { #expect(try await self.attempt(fixture, email)?.code == "sign-in.failed") }
                let sixth = try await self.attempt(fixture, email, PeopleFixture.password)
                #expect(sixth?.code == "sign-in.throttled")
                #expect(sixth?.remedy == "Try again in 15 seconds.")
            }
            let later = self.start.adding(seconds: 15)
            #expect(try await self.attempt(fixture, nina.email, PeopleFixture.password, at: later) == nil)
        }
    }

    @Test func theDelayDoublesUpToFifteenMinutes() {
        var count = FailureCount()
        var delays: [Double] = []
        for _ in 0..<20 {
            count.fail(at: start)
            delays.append(count.delayMinutes(free: 5))
        }
        #expect(delays.prefix(11) == [0, 0, 0, 0, 0.25, 0.5, 1, 2, 4, 8, 15])
        #expect(delays.dropFirst(11).allSatisfy { $0 == 15 })
    }

    @Test func whatIsRefusedForWaitingDoesNotLengthenTheWait() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            for _ in 0..<5 { _ = try await self.attempt(fixture, nina.email) }
            for second in 0..<14 {
                let refused = try await self.attempt(
                    fixture, nina.email, at: self.start.adding(seconds: Double(second)))
                #expect(refused?.code == "sign-in.throttled")
            }
            let later = self.start.adding(seconds: 15)
            #expect(try await self.attempt(fixture, nina.email, PeopleFixture.password, at: later) == nil)
        }
    }

    @Test func someoneGuessingElsewhereDoesNotKeepTheRealUserOut() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            var now = self.start
            for guess in 0..<60 {
                now = now.adding(minutes: 15)
                _ = try await self.attempt(fixture, nina.email, source: "198.51.100.\(guess)", at: now)
            }
            #expect(
                try await self.attempt(fixture, nina.email, PeopleFixture.password, source: "10.0.0.1", at: now) == nil)
        }
    }

    @Test func afterAHundredFailuresElsewhereOnlyAKnownPlaceOrANewPasswordHelps() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            var now = self.start
            let made = await fixture.hasher.made
            for guess in 0..<150 {
                now = now.adding(minutes: 15)
                _ = try await self.attempt(fixture, nina.email, source: "198.51.100.\(guess)", at: now)
            }
            #expect(await fixture.hasher.made - made == AccountThrottle.limit)
            now = now.adding(minutes: 60)
            #expect(
                try await self.attempt(fixture, nina.email, PeopleFixture.password, at: now)?.code
                    == "sign-in.exhausted")
            #expect(
                try await self.attempt(fixture, nina.email, PeopleFixture.password, source: "10.0.0.1", at: now) == nil)
            try await fixture.people.resetPassword(
                of: nina.id, to: "a fresh start at last", access: try await fixture.access(.managePeople, at: now),
                now: now)
            #expect(try await self.attempt(fixture, nina.email, "a fresh start at last", at: now) == nil)
        }
    }

    @Test func aClockSetBackKeepsNobodyOut() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            for _ in 0..<10 { _ = try await self.attempt(fixture, nina.email, source: "10.0.0.7", at: self.start) }
            let back = self.start.adding(minutes: -600)
            #expect(
                try await self.attempt(fixture, nina.email, source: "10.0.0.7", at: self.start)?.code
                    == "sign-in.throttled")
            #expect(try await self.attempt(fixture, nina.email, source: "10.0.0.7", at: back) != nil)
            #expect(
                try await self.attempt(fixture, nina.email, source: "10.0.0.7", at: back)?.code
                    == "sign-in.throttled")
            let later = back.adding(minutes: 16)
            #expect(
                try await self.attempt(fixture, nina.email, PeopleFixture.password, source: "10.0.0.7", at: later)
                    == nil)
        }
    }

    @Test func manyGuessesAtOnceAreNoMoreThanOneAfterAnother() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            let before = await fixture.hasher.made
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<50 {
                    group.addTask {
                        _ = try? await fixture.signIn.signIn(
                            email: nina.email, password: "wrong wrong wrong", source: "203.0.113.9",
                            now: PeopleFixture.start)
                    }
                }
            }
            #expect(await fixture.hasher.made - before == 5)
        }
    }

    @Test func aSourceThatTriesManyAddressesIsSlowedDown() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            for guess in 0..<SourceThrottle.free {
                #expect(try await self.attempt(fixture, "guess\(guess)@harbour.example")?.code == "sign-in.failed")
            }
            #expect(
                try await self.attempt(fixture, nina.email, PeopleFixture.password)?.code == "sign-in.throttled")
            #expect(try await self.attempt(fixture, nina.email, PeopleFixture.password, source: "10.0.0.1") == nil)
        }
    }

    @Test func theWholeClinicMaySignInFromOneAddress() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            for _ in 0..<60 {
                #expect(try await self.attempt(fixture, nina.email, PeopleFixture.password, source: "10.0.0.1") == nil)
            }
        }
    }

    @Test func failuresAreRememberedAcrossARestart() async throws {
        let first = try await PeopleFixture()
        let nina = try await first.add("nina", [.nurse])
        for _ in 0..<5 { _ = try await attempt(first, nina.email) }
        let second = try await first.restarted()
        #expect(try await attempt(second, nina.email, PeopleFixture.password)?.code == "sign-in.throttled")
        try await second.close()
    }

    @Test func everyWrongPasswordIsInTheAccessLogWithoutWhatWasTyped() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            _ = try await self.attempt(fixture, nina.email)
            _ = try await self.attempt(fixture, "my secret word@typed.example")
            let lines = try await fixture.log.lines(
                matching: AccessLogFilter(event: .passwordRefused), access: try await fixture.access(.seeAccessLog))
            #expect(lines.map(\.person) == [nil, nina.id])
            #expect(lines.map(\.source) == ["203.0.113.9", "203.0.113.9"])
            let bodies = try await fixture.everything().map { String(decoding: $0.body, as: UTF8.self) }.joined()
            #expect(!bodies.contains("secret word"))
        }
    }

    @Test func aHashMadeCheaplyIsMadeAnewAtTheNextSignIn() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            try await fixture.store.close()
            let dearer = try await PeopleFixture(
                directory: fixture.directory, cost: ScryptCost(rounds: 16, blockSize: 1, parallelism: 1))
            _ = try await dearer.begin(nina)
            let kept = try await dearer.store.state(Credential.key(nina.id))
            #expect(kept.map { String(decoding: $0.value, as: UTF8.self).contains("\"rounds\":16") } == true)
            _ = try await dearer.begin(nina)
            try await dearer.store.close()
        }
    }
}
