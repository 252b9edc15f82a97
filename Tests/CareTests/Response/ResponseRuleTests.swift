import Testing

@testable import Care

@Suite struct ResponseRuleTests {
    private func outcome(
        _ indication: Indication, _ scale: String, _ baseline: Double, _ current: Double, in id: String = "iv-racemic"
    ) throws -> ResponseOutcome? {
        try ResponseRule(indication, scale: scale, in: ShippedProtocols.treatment(id))?
            .classify(baseline: baseline, current: current)?.outcome
    }

    @Test(arguments: [
        (20.0, 10.0, ResponseOutcome.response), (20, 10.001, .partial), (20, 15, .partial), (20, 15.001, .none),
        (20, 20, .none), (20, 24.999, .none), (20, 25, .worse), (20, 5, .response), (20, 4, .remission),
        (20, 0, .remission),
    ])
    func `depression on the PHQ-9 is judged at each edge`(baseline: Double, current: Double, expected: ResponseOutcome)
        throws
    {
        #expect(try outcome(.depression, "phq-9", baseline, current) == expected)
    }

    @Test func `on other scales worse is a rise of more than the share`() throws {
        #expect(try outcome(.depression, "madrs", 20, 25) == ResponseOutcome.none)
        #expect(try outcome(.depression, "madrs", 20, 25.1) == .worse)
    }

    @Test func `remission on the MADRS is ten, and twelve with esketamine`() throws {
        #expect(try outcome(.depression, "madrs", 30, 10) == .remission)
        #expect(try outcome(.depression, "madrs", 30, 11) == .response)
        #expect(try outcome(.depression, "madrs", 30, 12, in: "spravato") == .remission)
        #expect(try outcome(.depression, "madrs", 30, 13, in: "spravato") == .response)
    }

    @Test func `social anxiety needs more than 35 percent, obsessions 35, PTSD interview 30, pain 30`() throws {
        #expect(try outcome(.socialAnxiety, "lsas", 100, 65) == .partial)
        #expect(try outcome(.socialAnxiety, "lsas", 100, 64) == .response)
        #expect(try outcome(.obsessiveCompulsive, "y-bocs", 20, 13) == .response)
        #expect(try outcome(.obsessiveCompulsive, "y-bocs", 40, 27) == .partial)
        #expect(try outcome(.posttraumaticStress, "caps-5", 40, 28) == .response)
        #expect(try outcome(.posttraumaticStress, "caps-5", 40, 29) == .partial)
        #expect(try outcome(.pain, "nrs", 10, 7, in: "iv-pain") == .response)
        #expect(try outcome(.pain, "nrs", 10, 7.5, in: "iv-pain") == .partial)
    }

    @Test func `PTSD on the PCL-5 counts points`() throws {
        #expect(try outcome(.posttraumaticStress, "pcl-5", 60, 50) == .response)
        #expect(try outcome(.posttraumaticStress, "pcl-5", 60, 51) == ResponseOutcome.none)
    }

    @Test func `suicidal ideation is judged only from the entry score`() throws {
        #expect(try outcome(.suicidalIdeation, "ssi", 4, 2) == .remission)
        #expect(try outcome(.suicidalIdeation, "ssi", 10, 5) == .response)
        #expect(try outcome(.suicidalIdeation, "ssi", 3, 1) == nil)
    }

    @Test func `a baseline of zero, a negative score and numbers that are none are not judged`() throws {
        #expect(try outcome(.depression, "phq-9", 0, 0) == nil)
        #expect(try outcome(.depression, "phq-9", 20, -1) == nil)
        #expect(try outcome(.depression, "phq-9", .nan, 5) == nil)
        #expect(try outcome(.depression, "phq-9", 20, .infinity) == nil)
    }

    @Test func `a reading names its row, source and approval`() throws {
        let rule = try #require(ResponseRule(.depression, scale: "PHQ-9", in: ShippedProtocols.treatment("iv-racemic")))
        let response = try #require(rule.classify(baseline: 20, current: 8))
        #expect(response.rule == "RESPONSE-depression")
        #expect(response.approved)
        #expect(response.improvementPercent == 60)
        let partial = try #require(rule.classify(baseline: 20, current: 14))
        #expect(partial.rule == "PARTIAL")
        #expect(!partial.approved)
    }

    @Test func `the number in the file moves the judgement`() throws {
        let stricter = try ShippedProtocols.treatment(
            "iv-racemic", changing: "RESPONSE-depression", in: "foundation-response", to: "60")
        let rule = try #require(ResponseRule(.depression, scale: "phq-9", in: stricter))
        #expect(rule.classify(baseline: 20, current: 10)?.outcome == .partial)
        #expect(rule.classify(baseline: 20, current: 8)?.outcome == .response)
    }

    @Test(arguments: Indication.allCases)
    func `every indication has a rule for the first of its scales`(indication: Indication) throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        let scale = try #require(treatment.texts("SCALES-\(indication.rawValue)").first)
        #expect(ResponseRule(indication, scale: scale, in: treatment) != nil)
    }
}
