import Testing

@testable import Care

@Suite struct ExposureMedicineTests {
    private static let today = Day("2026-11-02") ?? Day(ordinal: 0)

    private func course(_ medicines: [(String, Bool)], said: [String] = []) -> Course {
        let author = PersonID("n")
        let contents =
            medicines.map { name, taken in
                ChartEntry.medication(
                    ReportedMedication(concept: Concept(texts: [name]), taken: taken, reference: "list"))
            }
            + said.map { words in
                ChartEntry.measured(
                    Observation(
                        concept: Concept(texts: ["Grapefruit juice"]), value: .text(words), on: Self.today,
                        reference: "asked"))
            }
        return Course(
            patient: PatientID("p"),
            entries: contents.enumerated().map { index, content in
                Entry(
                    sequence: Int64(index + 1), occurredAt: Instant(microseconds: 0),
                    recordedAt: Instant(microseconds: 0), author: author, content: content)
            })
    }

    private func substances(_ course: Course) -> [ExposureMedicine.Substance] {
        course.exposureMedicines(on: Self.today).map(\.substance)
    }

    @Test func `medicines that change exposure are found under their names`() {
        #expect(substances(course([("Rifampin 300 mg", true), ("sertraline", true)])) == [.rifampicin])
        #expect(substances(course([("St John's wort", true)])) == [.stJohnsWort])
        #expect(substances(course([("Biaxin", true), ("ritonavir", true)])) == [.clarithromycin, .strongInhibitor])
        #expect(substances(course([("carbamazepine", true), ("Plavix", true)])) == [.clopidogrel, .inducer])
    }

    @Test func `what is not taken does not count`() {
        #expect(substances(course([("clarithromycin", false), ("lithium", true)])).isEmpty)
    }

    @Test func `grapefruit counts on the list and as an answer`() {
        #expect(substances(course([("Grapefruit juice", true)])) == [.grapefruit])
        #expect(substances(course([], said: ["daily"])) == [.grapefruit])
        #expect(substances(course([], said: ["no"])).isEmpty)
    }
}
