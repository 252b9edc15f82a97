import ArgumentParser
import Care
import Foundation
import Records

/// Adds made-up patients to a simulated clinic straight through the store, faster than living through their days.
struct Grow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Adds registered patients, patients in an open session, and one patient with a very long chart.")

    @OptionGroup var data: DataDirectory
    @Option(help: "How many patients the clinic shall have at least.") var patients = 100_000
    @Option(help: "How many patients are to be in an open session.") var live = 60
    @Option(help: "Closed sessions in the long chart; 0 makes none.") var encounters = 1_000
    @Option(help: "Signs in each session of the long chart.") var signs = 20

    private static let group = 500
    private static let dayMicroseconds: Int64 = 86_400_000_000

    func run() async throws {
        try await data.withStore { store in
            let template = try await Template.load(from: store)
            let there = Int(try await store.rows("SELECT COUNT(*) FROM patients").first?.int64(0) ?? 0)
            for start in stride(from: there, to: patients, by: Self.group) {
                let numbers = start..<min(start + Self.group, patients)
                _ = try await store.append(
                    Append(entries: try numbers.map { try registration($0, like: template.chart[0]) }))
            }
            let open = Int(
                try await store.rows("SELECT COUNT(*) FROM sessions WHERE status = 'open'").first?.int64(0) ?? 0)
            for number in stride(from: open, to: live, by: 1) {
                try await addLive(number, template, to: store)
            }
            if encounters > 0 { print("long chart: \(try await addLong(template, to: store))") }
            print("birth date: \(Self.birthDate(of: patients / 2))")
            print("entries: \(try await store.clinicHead().position)")
        }
    }

    private func registration(_ number: Int, like entry: StoredEntry) throws -> NewEntry {
        let content = ChartEntry.registered(
            Registration(
                name: PersonName(
                    given: Self.given[number % Self.given.count],
                    family: Self.family[number / Self.given.count % Self.family.count] + Self.ending(number)),
                birthDate: Self.birthDate(of: number), sex: .unknown,
                medicalRecordNumber: "B-\(number)", synthetic: true))
        return NewEntry(
            stream: StreamName("chart/p" + Self.identifier(number)), kind: content.kind, schema: 1,
            author: entry.author, occurredMicroseconds: entry.occurredMicroseconds,
            recordedMicroseconds: entry.recordedMicroseconds + Int64(number), zone: entry.zone,
            payload: try content.payload())
    }

    /// Adds a patient in an open session, whose monitor is linked, and says who and where.
    private func addLive(_ number: Int, _ template: Template, to store: SQLiteStore) async throws {
        let patient = "p" + Self.identifier(1 << 40 + number)
        let session = Self.identifier(1 << 41 + number)
        func copy(_ entry: StoredEntry, _ stream: String) -> NewEntry {
            Template.copy(entry, to: stream, replacing: template.session, by: session)
        }
        let half = template.sessionEntries.prefix(template.sessionEntries.count / 2)
        let place = "Bench \(number + 1)"
        let link = NewEntry(
            stream: StreamName("bed/" + place), kind: "bed.linked", schema: 1, author: template.chart[0].author,
            occurredMicroseconds: template.chart[0].occurredMicroseconds,
            recordedMicroseconds: template.chart[0].recordedMicroseconds, zone: template.chart[0].zone,
            payload: try JSONEncoder().encode(["place": place, "session": session, "patient": patient]))
        _ = try await store.append(
            Append(
                entries: template.untilOpened.map { copy($0, "chart/" + patient) }
                    + half.map { copy($0, "session/" + session) } + [link]))
        print("live: \(patient) \(session) \(place)")
    }

    private func addLong(_ template: Template, to store: SQLiteStore) async throws -> String {
        let patient = "p" + Self.identifier(1 << 42)
        let chart = "chart/" + patient
        if try await store.head(of: StreamName(chart)).sequence > 0 { return patient }
        _ = try await store.append(
            Append(entries: template.beginning.map { Template.copy($0, to: chart, replacing: " ", by: " ") }))
        let signsEntries = template.sessionEntries.filter { $0.kind == "signs" }
        for encounter in 0..<encounters {
            let session = Self.identifier(1 << 43 + encounter)
            let later = Int64(encounter) * Self.dayMicroseconds
            func copy(_ entry: StoredEntry, _ stream: String) -> NewEntry {
                Template.copy(entry, to: stream, replacing: template.session, by: session, later: later)
            }
            var entries = template.encounter.map { copy($0, chart) }
            for sign in 0..<signs where !signsEntries.isEmpty {
                entries.append(copy(signsEntries[sign % signsEntries.count], "session/" + session))
            }
            _ = try await store.append(Append(entries: entries))
        }
        return patient
    }

    /// 128 bits in hexadecimal, scattered as random ones are.
    private static func identifier(_ number: Int) -> String {
        let high = UInt64(number + 1) &* 0x9E37_79B9_7F4A_7C15
        let low = (high ^ (high >> 29)) &* 0xBF58_476D_1CE4_E5B9
        return [high, low].map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    private static func birthDate(of number: Int) -> Day { Day(ordinal: number % 20_000 - 10_000) }

    private static func ending(_ number: Int) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        return "\(letters[number / 400 % 26])\(letters[number / 10_400 % 26])"
    }

    private static let given = [
        "Ada", "Ben", "Clara", "Daniel", "Elena", "Felix", "Grace", "Hugo", "Ida", "Jonas", "Karin", "Leo", "Maria",
        "Nils", "Olga", "Paul", "Rosa", "Samuel", "Teresa", "Victor",
    ]
    private static let family = [
        "Abbot", "Berg", "Carden", "Dorn", "Egger", "Falk", "Gonzal", "Hart", "Ives", "Jansen", "Keller", "Lind",
        "Marten", "Norden", "Ortiz", "Porter", "Reyes", "Santos", "Turner", "Weber",
    ]
}
