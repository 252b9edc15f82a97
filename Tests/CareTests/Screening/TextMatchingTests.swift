import Testing

@testable import Care

@Suite("Reading free text")
struct TextMatchingTests {
    private func stroke(_ text: String) -> Assertion? {
        Wording(text).assertion(of: ["stroke", "tia", "transient ischemic attack*"])
    }

    @Test(
        "A denial, a relative or a suspicion is not the person's illness",
        arguments: [
            "no history of stroke", "No stroke", "denies stroke", "Denies any prior stroke or TIA",
            "family history of stroke",
            "FHx: stroke", "mother had a stroke", "Father - stroke", "stroke in his mother", "Stroke (mother)",
            "rule out stroke",
            "r/o stroke", "stroke ruled out", "Stroke: no", "Stroke: none", "stroke - denies", "negative for stroke",
            "no hypertension, diabetes, or stroke", "without stroke", "stroke was ruled out by MRI",
            "never had a stroke",
            "at risk for stroke", "aspirin for stroke prevention", "stroke risk assessment", "STROKE: NEGATIVE",
            "no evidence of stroke", "maternal grandmother with stroke", "fear of stroke", "Stroke unlikely",
            "no known history of any stroke", "Neither stroke nor TIA",
        ])
    func denied(text: String) { #expect(stroke(text) == nil) }

    @Test(
        "An assertion stands beside denials of other things",
        arguments: [
            "stroke", "Stroke 2019", "acute STROKE", "No diabetes. Stroke in 2019", "no diabetes, prior stroke",
            "No allergies; TIA last year", "denies smoking but had a stroke", "stroke, no residual deficit",
            "stroke without residual weakness", "not only stroke", "cannot rule out stroke",
            "Mother alive, patient had stroke",
            "stroke (no deficits)", "no fever, stroke 3 years ago", "no improvement after stroke",
            "Transient ischaemic attack", "transient ischemic attacks",
        ])
    func asserted(text: String) { #expect(stroke(text) != nil) }

    @Test("History and remission are past")
    func past() {
        #expect(stroke("history of stroke") == .past)
        #expect(stroke("h/o stroke") == .past && stroke("Hx of TIA") == .past)
        let dependence: [Phrase] = ["opioid dependence", "depression"]
        #expect(Wording("Opioid dependence, in remission").assertion(of: dependence) == .past)
        #expect(Wording("Opioid dependence, not in remission").assertion(of: dependence) == .present)
        #expect(Wording("Depression not well controlled").assertion(of: dependence) == .present)
    }

    @Test("Whole words, in any case, accent and spelling")
    func words() {
        #expect(Wording("Instrokes").assertion(of: ["stroke"]) == nil)
        #expect(Wording("HÉMORRHAGE cérébrale").assertion(of: ["hemorrhage cerebrale"]) == .present)
        #expect(Wording("Phaeochromocytoma").assertion(of: ["pheochromocytoma"]) == .present)
        #expect(Wording("pre-eclampsia").assertion(of: ["pre eclampsia"]) == .present)
        #expect(Wording("Graves' disease").assertion(of: ["graves disease"]) == .present)
        #expect(Wording("Graves\u{2019} disease").assertion(of: ["graves disease"]) == .present)
        #expect(Wording("").assertion(of: ["stroke"]) == nil)
    }

    @Test("A known code outranks its words, and words count beside an unknown code")
    func codesFirst() {
        let set = ValueSet(icd10: ["I63"], icd10Except: ["G454"], words: ["stroke"])
        func match(_ code: String, _ text: String) -> ValueSet.Match? {
            set.match(Concept(codings: [Coding(.icd10cm, code)], texts: [text]))
        }
        #expect(match("I63.9", "no stroke") == .code)
        #expect(match("i63.9", "") == .code)
        #expect(match("R99", "stroke") == .text(.present))
        #expect(match("G45.4", "stroke") == nil)
        #expect(match("Z82.3", "stroke") == nil)
        #expect(set.match(Concept(codings: [Coding(.snomed, "I639")])) == nil)
    }
}
