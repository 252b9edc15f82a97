import Care
import Foundation
import Records
import Testing

@testable import Clinic

@Suite("Sign-in: sessions") struct SignInSessionTests {
    private let start = PeopleFixture.start

    @Test func theStoreHoldsOnlyADigestOf256RandomBits() async throws {
        try await PeopleFixture.with { fixture in
            let token = try await fixture.begin(try await fixture.add("nina", [.nurse]))
            #expect(token.text.count == 64)
            let kept = try await fixture.store.state(prefix: "session/")
            #expect(kept.contains { $0.key == "session/" + token.digest })
            let dump = kept.map { $0.key + String(decoding: $0.value, as: UTF8.self) }.joined()
            #expect(!dump.contains(token.text))
            #expect(try await fixture.signIn.look(SessionToken(text: token.digest), now: self.start) == .ended)
            #expect(try await fixture.signIn.look(SessionToken(text: ""), now: self.start) == .ended)
        }
    }

    @Test func aSessionSurvivesARestart() async throws {
        let first = try await PeopleFixture()
        let nina = try await first.add("nina", [.nurse])
        let token = try await first.begin(nina)
        let second = try await first.restarted()
        #expect(try await second.person(token, at: start.adding(minutes: 5)).id == nina.id)
        try await second.close()
    }

    @Test func everySignInHasATokenOfItsOwnAndEndsTheOneItReplaces() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            let first = try await fixture.begin(nina)
            let second = try await fixture.signIn.signIn(
                email: nina.email, password: PeopleFixture.password, source: "s", replacing: first, now: self.start)
            #expect(first != second.token)
            #expect(try await fixture.signIn.look(first, now: self.start) == .ended)
            #expect(try await fixture.person(second.token).id == nina.id)
        }
    }

    @Test func aQuarterOfAnHourWithoutARequestLocks() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            let token = try await fixture.begin(nina)
            let almost = self.start.adding(minutes: 14.9)
            #expect(try await fixture.person(token, at: almost).id == nina.id)
            #expect(try await fixture.person(token, at: almost.adding(minutes: 14.9)).id == nina.id)
            let locked = SessionState.locked(person: nina.id, name: "Nina")
            let late = almost.adding(minutes: 30)
            #expect(try await fixture.signIn.look(token, now: late) == locked)
            // Looking again, even right away, does not open it.
            #expect(try await fixture.signIn.look(token, now: late.adding(seconds: 1)) == locked)
        }
    }

    @Test func whatAPageAsksByItselfKeepsNoSessionOpen() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            let token = try await fixture.begin(nina)
            for minute in 1...14 {
                _ = try await fixture.signIn.look(
                    token, isActivity: false, now: self.start.adding(minutes: Double(minute)))
            }
            let state = try await fixture.signIn.look(token, isActivity: false, now: self.start.adding(minutes: 15))
            #expect(state == .locked(person: nina.id, name: "Nina"))
        }
    }

    @Test func aLockStaysAcrossARestart() async throws {
        let first = try await PeopleFixture()
        let nina = try await first.add("nina", [.nurse])
        let token = try await first.begin(nina)
        try await first.signIn.lock(token, now: start)
        let second = try await first.restarted()
        #expect(try await second.signIn.look(token, now: start) == .locked(person: nina.id, name: "Nina"))
        try await second.close()
    }

    @Test func thePasswordUnlocksUnderANewToken() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            let token = try await fixture.begin(nina)
            try await fixture.signIn.lock(token, now: self.start)
            let wrong = try await refusal {
                _ = try await fixture.signIn.unlock(token, password: "wrong wrong", source: "s", now: self.start)
            }
            #expect(wrong?.code == "sign-in.failed")
            #expect(try await fixture.signIn.look(token, now: self.start) == .locked(person: nina.id, name: "Nina"))
            let later = self.start.adding(minutes: 60)
            let new = try await fixture.signIn.unlock(
                token, password: PeopleFixture.password, source: "s", now: later)
            #expect(try await fixture.signIn.look(token, now: later) == .ended)
            #expect(try await fixture.person(new.token, at: later).id == nina.id)
            #expect(new.endsAt == self.start.adding(minutes: 12 * 60))
        }
    }

    @Test func twelveHoursAfterSignInItEndsWhateverWasDone() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            var token = try await fixture.begin(nina)
            for hour in 1..<12 {
                let now = self.start.adding(minutes: Double(hour) * 60)
                token = try await fixture.signIn.unlock(
                    token, password: PeopleFixture.password, source: "s", now: now
                ).token
            }
            let end = self.start.adding(minutes: 12 * 60)
            #expect(
                try await fixture.signIn.look(token, now: end.adding(seconds: -1))
                    == .locked(person: nina.id, name: "Nina"))
            #expect(try await fixture.signIn.look(token, now: end) == .ended)
            #expect(try await fixture.signIn.look(token, now: self.start) == .ended)
            #expect(
                try await refusal {
                    _ = try await fixture.signIn.unlock(
                        token, password: PeopleFixture.password, source: "s", now: end)
                }?.code == "session.ended")
        }
    }

    @Test func theClinicSetsTheIdleTimeByRoleAndTheShortestHolds() async throws {
        let first = try await PeopleFixture()
        let nina = try await first.add("nina", [.nurse])
        let both = try await first.add("both", [.nurse, .frontDesk])
        let access = try await first.access(.changeSettings)
        #expect(
            try await refusal {
                try await first.signIn.changePolicy(
                    to: SessionPolicy(idleMinutes: [.nurse: 600], absoluteMinutes: 720), access: access, now: self.start
                )
            }?.code == "session-policy.idle")
        try await first.signIn.changePolicy(
            to: SessionPolicy(idleMinutes: [.nurse: 30, .frontDesk: 5], absoluteMinutes: 8 * 60), access: access,
            now: start)
        let second = try await first.restarted()
        let nurse = try await second.begin(nina)
        let shorter = try await second.begin(both)
        #expect(await second.signIn.policy.idleMinutes[.frontDesk] == 5)
        #expect(
            try await second.signIn.look(shorter, now: start.adding(minutes: 5))
                == .locked(person: both.id, name: "Both"))
        #expect(try await second.person(nurse, at: start.adding(minutes: 29)).id == nina.id)
        #expect(try await second.signIn.look(nurse, now: start.adding(minutes: 8 * 60)) == .ended)
        try await second.close()
    }

    @Test func disablingAPersonEndsTheirSessionsAtOnceAndForGood() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            let seen = try await fixture.begin(nina)
            let unseen = try await fixture.begin(nina)
            let access = try await fixture.access(.managePeople)
            try await fixture.people.disable(nina.id, access: access, now: self.start)
            #expect(try await fixture.signIn.look(seen, now: self.start) == .ended)
            #expect(
                try await refusal { _ = try await fixture.begin(nina) }?.code == "sign-in.failed")
            try await fixture.people.enable(nina.id, access: access, now: self.start)
            #expect(try await fixture.signIn.look(seen, now: self.start) == .ended)
            #expect(try await fixture.signIn.look(unseen, now: self.start) == .ended)
            #expect(try await fixture.person(try await fixture.begin(nina)).id == nina.id)
        }
    }

    @Test func aNewPasswordEndsTheOtherSessionsAndRenewsThisOne() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            let other = try await fixture.begin(nina)
            let token = try await fixture.begin(nina)
            let new = try await fixture.signIn.changePassword(
                token, from: PeopleFixture.password, to: "pale otters under ice", source: "s",
                now: self.start.adding(minutes: 10))
            #expect(try await fixture.signIn.look(other, now: self.start) == .ended)
            #expect(try await fixture.signIn.look(token, now: self.start) == .ended)
            #expect(try await fixture.person(new.token, at: self.start.adding(minutes: 11)).id == nina.id)
            #expect(new.endsAt == self.start.adding(minutes: 12 * 60))
            #expect(try await refusal { _ = try await fixture.begin(nina) }?.code == "sign-in.failed")
            _ = try await fixture.begin(nina, password: "pale otters under ice")
        }
    }

    @Test func anOwnersResetEndsEverySession() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            let token = try await fixture.begin(nina)
            try await fixture.people.resetPassword(
                of: nina.id, to: "a fresh start at last", access: try await fixture.access(.managePeople),
                now: self.start)
            #expect(try await fixture.signIn.look(token, now: self.start) == .ended)
            #expect(try await refusal { _ = try await fixture.begin(nina) }?.code == "sign-in.failed")
        }
    }

    @Test func aSessionGoesOnWhenItsLastUseCannotBeKept() async throws {
        let fixture = try await PeopleFixture()
        let nina = try await fixture.add("nina", [.nurse])
        let token = try await fixture.begin(nina)
        try await fixture.store.close()
        #expect(try await fixture.person(token, at: start.adding(minutes: 10)).id == nina.id)
        #expect(try await fixture.person(token, at: start.adding(minutes: 20)).id == nina.id)
        try await fixture.close()
    }

    @Test func signingOutEndsItAndIsWrittenDown() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            let token = try await fixture.begin(nina)
            try await fixture.signIn.signOut(token, now: self.start)
            #expect(try await fixture.signIn.look(token, now: self.start) == .ended)
            #expect(try await fixture.store.state("session/" + token.digest) == nil)
            let kinds = try await fixture.log.lines(
                matching: AccessLogFilter(person: nina.id), limit: 2, access: try await fixture.access(.seeAccessLog)
            ).map(\.event)
            #expect(kinds == [.signedOut, .signedIn])
        }
    }

    @Test func sessionsThatRanOutAreTakenOutOfTheStore() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            let token = try await fixture.begin(nina)
            _ = try await fixture.begin(nina, at: self.start.adding(minutes: 13 * 60))
            #expect(try await fixture.store.state("session/" + token.digest) == nil)
        }
    }

    @Test func aFormTokenBelongsToItsSession() async throws {
        let one = SessionToken.random(from: .system)
        let other = SessionToken.random(from: .system)
        #expect(one.accepts(formToken: one.formToken))
        #expect(!one.accepts(formToken: other.formToken))
        #expect(!one.accepts(formToken: one.text))
        #expect(!one.accepts(formToken: ""))
        #expect(one.formToken != one.digest && !one.formToken.contains(one.text))
    }
}
