import Care
import Measures
import Testing

@Suite struct ScoreRulesTests {
    static let scales = Result { try ScaleLibrary(files: ShippedFiles.folder("Sources/Measures/Resources")) }

    private func refusal(
        _ scale: String, _ total: Double, _ item: SuicideItem? = nil, on day: Day = Sample.today
    ) throws -> String? {
        let library = try Self.scales.get()
        do {
            let score = Score(scale: scale, total: total, on: day, suicideItem: item)
            #expect(try ScoreRules.checked(score, in: library, on: Sample.today) == score)
            return nil
        } catch let refusal as Refusal {
            return refusal.line
        }
    }

    @Test func `a total of every scale that has one can be charted`() throws {
        for scale in try Self.scales.get().scales {
            guard let totals = scale.totals else { continue }
            let item: SuicideItem? = scale.definition.asksAboutSuicide ? .positive : nil
            #expect(try refusal(scale.definition.id, totals.lowerBound, item) == nil, "\(scale.definition.id)")
            #expect(try refusal(scale.definition.id, totals.upperBound, item) == nil, "\(scale.definition.id)")
        }
    }

    @Test(
        arguments: [
            ("phq-9", 28, SuicideItem.negative, "28 is not a total of PHQ-9. Enter a whole number from 0 to 27."),
            ("gad-7", 20.5, nil, "20.5 is not a total of GAD-7. Enter a whole number from 0 to 21."),
            ("asq", 1, nil, "asq is not a scale with a total."),
            ("phq-90", 1, nil, "phq-90 is not a scale with a total."),
            ("phq-9", 20, nil, "PHQ-9 asks about suicide and the answer is not here."),
            ("ham-d17", 20, nil, "HAM-D17 asks about suicide and the answer is not here."),
            ("ssi", 12, .negative, "12 on SSI is itself a sign of suicidality."),
            ("ssi", 12, .skipped, "12 on SSI is itself a sign of suicidality."),
        ] as [(String, Double, SuicideItem?, String)])
    func `a total that cannot be is refused in words`(
        scale: String, total: Double, item: SuicideItem?, words: String
    ) throws {
        let said = try refusal(scale, total, item)
        #expect(said?.contains(words) == true, "\(said ?? "taken")")
    }

    @Test func `a day to come is refused`() throws {
        #expect(try refusal("gad-7", 3, on: Sample.today.adding(days: 1))?.contains("in the future") == true)
    }
}
