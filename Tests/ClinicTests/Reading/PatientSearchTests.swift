import Care
import Foundation
import Records
import Testing

@testable import Clinic

@Suite("Search: by name, birth date and record number") struct PatientSearchTests {
    private func names(_ text: String, _ clinic: ClinicFixture) async throws -> [String] {
        try await clinic.search(text).map(\.name.display)
    }

    @Test func aPatientIsFoundByTheBeginningOfAnyWordWithoutAccents() async throws {
        try await ClinicFixture.with { clinic in
            for (given, family) in [
                ("María José", "García Núñez"), ("Mark", "O'Brien-Smith"), ("Şule", "Öztürk"), ("Mara", "Gonzo"),
            ] {
                _ = try await clinic.register(given, family)
            }
            #expect(try await names("jos", clinic) == ["María José García Núñez"])
            #expect(try await names("NUNEZ", clinic) == ["María José García Núñez"])
            #expect(try await names("núñ", clinic) == ["María José García Núñez"])
            #expect(try await names("mar gar", clinic) == ["María José García Núñez"])
            #expect(try await names("gar mar", clinic) == ["María José García Núñez"])
            #expect(try await names("ozturk", clinic) == ["Şule Öztürk"])
            #expect(try await names("smith", clinic) == ["Mark O'Brien-Smith"])
            #expect(try await names("obrien", clinic) == ["Mark O'Brien-Smith"])
            #expect(
                Set(try await names("mar", clinic)) == ["María José García Núñez", "Mark O'Brien-Smith", "Mara Gonzo"])
            #expect(try await names("arc", clinic).isEmpty, "the middle of a word is not its beginning")
            #expect(try await names("mar zzz", clinic).isEmpty)
            #expect(try await names("%", clinic).isEmpty)
            #expect(try await names("", clinic).count == 4)
        }
    }

    @Test func aPatientIsFoundByBirthDateAndRecordNumberAndNoLongerByAnOldName() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.clinic.register(
                try clinic.registration("Rowan", "Alder", born: "1959-12-31", number: "A-0042"),
                access: try clinic.access(.registerPatient), clinic.command())
            _ = try await clinic.register("Beryl", "Birch")
            #expect(try await names("1959-12-31", clinic) == ["Rowan Alder"])
            #expect(try await names("A-00", clinic) == ["Rowan Alder"])
            #expect(try await names("  A-0042 ", clinic) == ["Rowan Alder"])
            _ = try await clinic.clinic.changeRegistration(
                of: patient, to: try clinic.registration("Rowan", "Linden", born: "1959-12-31", number: "A-0042"),
                access: try clinic.access(.registerPatient), clinic.command())
            #expect(try await names("alder", clinic).isEmpty)
            #expect(try await names("linden", clinic) == ["Rowan Linden"])
        }
    }

    @Test func theRightOnesAreFoundAmongFiveThousand() async throws {
        try await ClinicFixture.with { clinic in
            let given = ["Ada", "Ben", "Cleo", "Dora", "Emil", "Finn", "Gus", "Hana", "Ivo", "June"]
            let family = ["Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gum", "Hazel", "Ivy", "Juniper"]
            var entries: [NewEntry] = []
            for number in 0..<5_000 {
                let registration = Registration(
                    name: PersonName(
                        given: given[number % 10], family: "\(family[number / 10 % 10])\(number / 100)"),
                    birthDate: Day(ordinal: number), sex: .female, medicalRecordNumber: "N\(10_000 + number)")
                entries.append(
                    try ChartWrite(stream: .chart(PatientID("bulk\(number)")), content: .registered(registration))
                        .newEntry(by: PersonID("test"), clinic.command(), zone: clinic.zone))
            }
            _ = try await clinic.store.append(Append(entries: entries))
            #expect(try await names("cle cedar7", clinic) == ["Cleo Cedar7"])
            #expect(try await clinic.search("cleo", limit: 1_000).count == 500)
            #expect(try await clinic.search("elm", limit: 1_000).count == 500)
            #expect(try await clinic.search("cleo", limit: 20).count == 20)
            #expect(try await names("N12345", clinic) == ["Finn Elm23"])
            #expect(try await clinic.search("1970-01-02").map(\.patient) == [PatientID("bulk1")])
            let counts = try await clinic.clinic.phaseCounts(access: try clinic.access(.seeToday))
            #expect(counts == [.screening: 5_000])
        }
    }
}
