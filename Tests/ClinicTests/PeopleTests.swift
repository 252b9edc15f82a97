import Care
import Foundation
import Records
import Testing

@testable import Clinic

@Suite("People") struct PeopleTests {
    private let start = PeopleFixture.start

    @Test func aPersonIsAddedAndSignsIn() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            let seen = try await fixture.person(try await fixture.begin(nina))
            #expect(seen.name == "Nina")
            #expect(seen.roles == [.nurse])
            #expect(seen.may(.giveDose) && !seen.may(.managePeople))
        }
    }

    @Test func managingPeopleTakesAnAccessToDoThat() async throws {
        try await PeopleFixture.with { fixture in
            let other = try await fixture.access(.seePeople)
            let refused = try await refusal {
                _ = try await fixture.people.add(
                    name: "X", email: "x@y.example", roles: [.nurse], password: "brisk lantern over moss",
                    access: other, now: self.start)
            }
            #expect(refused?.code == "access.denied")
        }
    }

    @Test func anAddressIsTakenOnceWhateverItsCase() async throws {
        try await PeopleFixture.with { fixture in
            try await fixture.add("nina", [.nurse])
            let access = try await fixture.access(.managePeople)
            let refused = try await refusal {
                _ = try await fixture.people.add(
                    name: "X", email: " NINA@Harbour.example ", roles: [.nurse], password: "brisk lantern over moss",
                    access: access, now: self.start)
            }
            #expect(refused?.code == "people.email-taken")
        }
    }

    @Test func theSameAddressAddedTwiceAtOnceIsAddedOnce() async throws {
        try await PeopleFixture.with { fixture in
            let access = try await fixture.access(.managePeople)
            let added = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        (try? await fixture.people.add(
                            name: "X", email: "x@y.example", roles: [.nurse], password: "brisk lantern over moss",
                            access: access, now: PeopleFixture.start)) != nil
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(added == 1)
            #expect(await fixture.people.directory.everyone.count == 2)
        }
    }

    @Test func aRoleChangeIsThereAtTheNextLook() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            let token = try await fixture.begin(nina)
            #expect(try await fixture.person(token).roles == [.nurse])
            try await fixture.people.changeRoles(
                of: nina.id, to: [.frontDesk], access: try await fixture.access(.managePeople), now: self.start)
            #expect(try await fixture.person(token).roles == [.frontDesk])
        }
    }

    @Test func theLastOwnerStaysOne() async throws {
        try await PeopleFixture.with { fixture in
            let access = try await fixture.access(.managePeople)
            let owner = access.person.id
            #expect(
                try await refusal {
                    try await fixture.people.changeRoles(of: owner, to: [.nurse], access: access, now: self.start)
                }?.code == "people.last-owner")
            #expect(
                try await refusal { try await fixture.people.disable(owner, access: access, now: self.start) }?.code
                    == "people.last-owner")
            try await fixture.add("oscar", [.owner])
            try await fixture.people.changeRoles(of: owner, to: [.nurse], access: access, now: self.start)
            #expect(await fixture.people.directory.person(owner)?.roles == [.nurse])
        }
    }

    @Test func thePatientRoleGoesWithAChart() async throws {
        try await PeopleFixture.with { fixture in
            #expect(try await refusal { try await fixture.add("pat", [.patient]) }?.code == "people.patient-chart")
            #expect(
                try await refusal { try await fixture.add("pat", [.nurse], patient: PatientID("ada")) }?.code
                    == "people.patient-chart")
            #expect(try await refusal { try await fixture.add("pat", []) }?.code == "people.roles-missing")
            let pat = try await fixture.add("pat", [.patient], patient: PatientID("ada"))
            #expect(try await fixture.person(try await fixture.begin(pat)).ownPatient == PatientID("ada"))
        }
    }

    @Test func aRestrictedChartIsClosedUntilItIsReleased() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            let theo = try await fixture.add("theo", [.therapist])
            let ada = PatientID("ada")
            let restrict = try await fixture.access(.restrictChart, patient: ada)
            try await fixture.people.restrictChart(
                to: [theo.id], reason: "a colleague", access: restrict, now: self.start)
            let nurse = try await fixture.person(try await fixture.begin(nina))
            let therapist = try await fixture.person(try await fixture.begin(theo))
            #expect(throws: Refusal.self) { try Authorisation.require(.seeChart, of: nurse, patient: ada) }
            #expect(try Authorisation.require(.seeChart, of: therapist, patient: ada).patient == ada)
            try await fixture.people.releaseChart(
                reason: "left the clinic", access: try await fixture.access(.restrictChart, patient: ada),
                now: self.start)
            let again = try await fixture.person(try await fixture.begin(nina))
            #expect(try Authorisation.require(.seeChart, of: again, patient: ada).patient == ada)
        }
    }

    @Test func theDirectoryIsTheSameAfterARestart() async throws {
        let first = try await PeopleFixture()
        let nina = try await first.add("nina", [.nurse, .therapist])
        try await first.people.rename(
            nina.id, to: "Nina Nurse", access: try await first.access(.managePeople), now: start)
        let before = await first.people.directory.everyone
        let second = try await first.restarted()
        #expect(await second.people.directory.everyone == before)
        #expect(before.map(\.name) == ["Nina Nurse", "Olive Owner"])
        try await second.close()
    }

    @Test func noPasswordHashOrSecretIsInAnyEntry() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            let token = try await fixture.begin(nina)
            let offer = try await fixture.signIn.offerOneTimeCode(
                token, password: PeopleFixture.password, source: "s", now: self.start)
            let entries = try await fixture.everything()
            let bodies = entries.map { String(decoding: $0.body, as: UTF8.self) }.joined()
            for secret in [PeopleFixture.password, PeopleFixture.ownerPassword, "given by the owner 1", offer.text] {
                #expect(!bodies.contains(secret))
            }
            #expect(!bodies.contains("salt") && !bodies.contains("hash\""))
            let kept = try await fixture.store.state(prefix: "")
                .map { String(decoding: $0.value, as: UTF8.self) + $0.key }.joined()
            #expect(!kept.contains(PeopleFixture.password) && !kept.contains(token.text))
        }
    }

    @Test func anUnknownKindInThePeopleStreamStopsLoading() async throws {
        try await PeopleFixture.with { fixture in
            _ = try await fixture.store.append(
                Append(entries: [
                    NewEntry(
                        stream: "people", kind: "people.knighted", schema: 1, author: "x", occurredMicroseconds: 0,
                        recordedMicroseconds: 0, zone: "UTC", payload: Data("{}".utf8))
                ]))
            await #expect(throws: StoreError.self) { try await fixture.people.refresh() }
        }
    }
}
