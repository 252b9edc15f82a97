import Testing

@testable import Care

@Suite("A correction takes an entry back or puts a right one in its place")
struct CorrectionTests {
    static let note = ChartEntry.noted(ClinicalNote(kind: .progress, text: "wrong patient"))

    static func code(
        _ content: ChartEntry?, _ kind: Correction.Kind = .enteredInError, reason: String = "wrong chart",
        replacement: ChartEntry? = nil, already: Bool = false
    ) -> String? {
        var log = EntryLog()
        let entry = content.map { log.append($0) }
        return refusal { () throws in
            try CorrectionRules.correct(
                entry, kind: kind, reason: reason, replacement: replacement, alreadyCorrected: already)
        }?.code
    }

    @Test("it needs an entry, a reason, and for an amendment the right entry of the same kind")
    func rules() {
        #expect(Self.code(Self.note) == nil)
        #expect(Self.code(nil) == "correction.unknown")
        #expect(Self.code(Self.note, reason: "typo") == "correction.reason")
        #expect(Self.code(Self.note, already: true) == "correction.twice")
        #expect(Self.code(Self.note, .amended) == "correction.replacement")
        #expect(Self.code(Self.note, .amended, replacement: Self.note) == nil)
        #expect(
            Self.code(Self.note, .amended, replacement: .historyTaken(HistoryTaken(area: .medical, text: "x")))
                == "correction.replacement")
    }

    @Test("what others acted on cannot be taken back")
    func acted() {
        for (content, correctable) in EntrySamples.one(ofEach: ()).map({ ($0, CorrectionRules.isCorrectable($0)) }) {
            #expect(Self.code(content) == (correctable ? nil : "correction.kind"), "\(content.kind)")
        }
        #expect(!CorrectionRules.isCorrectable(.consentSigned(Sample.consent("iv-racemic"))))
        #expect(!CorrectionRules.isCorrectable(.corrected(EntrySamples.correction)))
    }

    @Test("a replacement given with a plain withdrawal of the entry is not kept")
    func withdrawalHasNoReplacement() throws {
        var log = EntryLog()
        let entry = log.append(Self.note)
        let correction = try CorrectionRules.correct(
            entry, kind: .enteredInError, reason: "wrong chart", replacement: Self.note, alreadyCorrected: false)
        #expect(correction.replacement == nil)
        #expect(correction.corrects == entry.sequence)
    }

    @Test("an amendment stands in the old place at the old time; a later one counts instead")
    func amendment() {
        var log = EntryLog()
        func weight(_ value: Double) -> ChartEntry {
            .measured(
                Observation(
                    concept: Concept(codings: [Coding(.loinc, "29463-7")]), value: .quantity(value, unit: "kg"),
                    on: Sample.today, reference: "r"))
        }
        log.append(weight(700))
        log.append(.noted(ClinicalNote(kind: .progress, text: "later")), at: Sample.morning.adding(minutes: 5))
        for (value, minutes) in [(71.0, 10.0), (70.0, 20.0)] {
            log.append(
                .corrected(
                    Correction(
                        corrects: 1, kind: .amended, reason: "a decimal point", replacement: weight(value))),
                at: Sample.morning.adding(minutes: minutes))
        }
        let counted = Correction.applied(to: log.entries)
        #expect(counted.map(\.sequence) == [1, 2, 3, 4])
        #expect(counted.first?.occurredAt == Sample.morning)
        #expect(log.course.weight?.0 == Kilograms(70))
        #expect(log.course.measurements.count == 1)
        #expect(log.course.corrections.count == 2)
        #expect(log.course.sequence == 4)
    }

    @Test("an entry taken back is left out and everything else stays")
    func takenBack() {
        var log = EntryLog()
        log.append(.noted(ClinicalNote(kind: .progress, text: "right")))
        log.append(Self.note)
        log.append(.corrected(Correction(corrects: 2, kind: .enteredInError, reason: "wrong", replacement: nil)))
        #expect(log.course.notes.map(\.content.text) == ["right"])
        #expect(log.course.sequence == 3)
        #expect(Correction.applied(to: log.entries).map(\.sequence) == [1, 3])
    }

    @Test("a correction cannot be folded onto a course that already holds the wrong entry")
    func incremental() {
        var log = EntryLog()
        log.append(Self.note)
        let before = log.course
        let correction = log.append(
            .corrected(Correction(corrects: 1, kind: .enteredInError, reason: "wrong", replacement: nil)))
        #expect(before.adding([correction]) == nil)
    }
}
