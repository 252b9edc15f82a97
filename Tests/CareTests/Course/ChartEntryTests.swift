import Foundation
import Testing

@testable import Care

@Suite("What a chart says is stored and read back unchanged")
struct ChartEntryTests {
    static let all = EntrySamples.one(ofEach: ())

    @Test("every kind reads back as it was written, and is written the same twice", arguments: all.indices)
    func roundTrip(index: Int) throws {
        let entry = Self.all[index]
        let bytes = try entry.payload()
        let read = try ChartEntry(kind: entry.kind, payload: bytes)
        #expect(read == entry)
        #expect(try read.payload() == bytes)
        #expect(try entry.payload() == bytes)
        let nested = try JSONDecoder().decode(ChartEntry.self, from: try JSONEncoder().encode(entry))
        #expect(nested == entry)
    }

    @Test("the samples leave out no kind, and no two kinds share a name")
    func complete() {
        #expect(Set(Self.all.map(\.kind)).count == 44)
    }

    @Test("a set of identifiers is written in one order however it was filled")
    func setOrder() throws {
        let orders: [[PreDoseCheck.Identifier]] = [
            [.name, .birthDate, .recordNumber, .photograph], [.photograph, .recordNumber, .birthDate, .name],
            [.birthDate, .photograph, .name, .recordNumber],
        ]
        let payloads = try (0..<50).flatMap { _ in
            try orders.map { order in
                var identifiers = Set<PreDoseCheck.Identifier>()
                for identifier in order { identifiers.insert(identifier) }
                return try ChartEntry.preDoseChecked(PreDoseCheck(identifiers: identifiers)).payload()
            }
        }
        #expect(Set(payloads).count == 1)
        let text = String(decoding: try #require(payloads.first), as: UTF8.self)
        #expect(text == #"{"identifiers":["birth-date","name","photograph","record-number"]}"#)
    }

    @Test("a stored payload of the first version still reads")
    func stable() throws {
        let consent = try ChartEntry(
            kind: "consent-signed",
            payload: Data(
                """
                {"documentHash":"ab","documentVersion":"1.0.0","protocolID":"spravato","signedName":"A B",\
                "signedOn":"2026-11-21","validThrough":"2027-11-21","witness":"n"}
                """.utf8))
        #expect(
            consent
                == .consentSigned(
                    ConsentSigned(
                        protocolID: "spravato", documentVersion: "1.0.0", documentHash: "ab", signedName: "A B",
                        witness: PersonID("n"), signedOn: Sample.today, validThrough: Sample.today.adding(days: 365))))
        let dose = try ChartEntry(
            kind: "dose", payload: Data(#"{"infusionStarted":{"concentration":10,"dose":35,"over":40}}"#.utf8))
        #expect(dose == .dose(SessionRulesTests.infusion))
    }

    @Test("an unknown kind and a payload of another kind are refused")
    func refused() throws {
        #expect(throws: UnknownEntryKind(kind: "novelty")) {
            try ChartEntry(kind: "novelty", payload: Data("{}".utf8))
        }
        #expect(throws: DecodingError.self) {
            try ChartEntry(kind: "plan-signed", payload: try Self.all[0].payload())
        }
        #expect(throws: DecodingError.self) { try ChartEntry(kind: "noted", payload: Data("{".utf8)) }
        #expect(throws: DecodingError.self) {
            try ChartEntry(
                kind: "consent-signed",
                payload: Data(
                    """
                    {"documentHash":"","documentVersion":"","protocolID":"","signedName":"","signedOn":"2026-02-30",\
                    "validThrough":"2027-01-01","witness":"n"}
                    """.utf8))
        }
        #expect(throws: (any Error).self, "a number that is none cannot be written") {
            try ChartEntry.scored(Score(scale: "phq-9", total: .nan, on: Sample.today)).payload()
        }
    }
}
