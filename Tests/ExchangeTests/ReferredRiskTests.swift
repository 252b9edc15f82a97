import Care
import Exchange
import Foundation
import Testing

/// What the answers of a referral say of suicidality.
@Suite struct ReferredRiskTests {
    private typealias Sheet = QuestionnaireTests

    private static func phq(_ item9: Int?, id: String = "q", on day: String = "2026-11-20") -> String {
        var items = Sheet.items(Sheet.phqItems, [1, 1, 1, 1, 1, 1, 1, 1])
        if let item9 { items.append(Sheet.item("/44260-8", Sheet.coded(item9))) }
        return Sheet.response(items, id: id, authored: day)
    }

    private static func observed(_ code: String, _ value: String, on day: String = "2026-11-20") -> String {
        ExampleBundle.resource(
            "Observation", id: code,
            """
            "code":{"coding":[{"system":"http://loinc.org","code":"\(code)"}]},"effectiveDateTime":"\(day)",\(value)
            """)
    }

    @Test(
        arguments: [
            (1, SuicideItem.positive, RiskRaised.Level.high), (3, .positive, .high), (nil, .skipped, .moderate),
        ] as [(Int?, SuicideItem, RiskRaised.Level)])
    func `a positive item 9 is a risk, and so is a skipped one`(
        item9: Int?, said: SuicideItem, level: RiskRaised.Level
    ) throws {
        let risk = try #require(try ExampleBundle.read(Self.phq(item9)).risks.first)
        #expect(risk.answers.scale == "phq-9" && risk.answers.suicideItem == said && risk.answers.level == level)
        #expect(risk.on == Day("2026-11-20"))
    }

    @Test func `a negative item, and a scale that does not ask, are none`() throws {
        #expect(try ExampleBundle.read(Self.phq(0)).risks.isEmpty)
        #expect(
            try ExampleBundle.read(Sheet.response(Sheet.items(Sheet.gadItems, [3, 3, 3, 3, 3, 3, 3]))).risks.isEmpty)
        // The first two items alone are a PHQ-2, which leaves nothing about suicide out.
        #expect(try ExampleBundle.read(Sheet.response(Sheet.items(Sheet.phqItems, [3, 3]))).risks.isEmpty)
    }

    @Test(arguments: [
        #""valueInteger":2"#, #""valueString":"Several days""#, #""valueCodeableConcept":{"text":"several days"}"#,
        #""valueCodeableConcept":{"coding":[{"system":"http://loinc.org","code":"LA6569-3"}]}"#,
    ])
    func `item 9 as an observation of its own counts, however it is written`(value: String) throws {
        #expect(try ExampleBundle.read(Self.observed("44260-8", value)).risks.map(\.answers.level) == [.high])
    }

    @Test func `item 9 that was declined is an open alarm`() throws {
        let declined = #""dataAbsentReason":{"text":"asked but declined"}"#
        #expect(try ExampleBundle.read(Self.observed("44260-8", declined)).risks.map(\.answers.level) == [.moderate])
    }

    @Test func `of two answers to item 9 the graver counts`() throws {
        let items =
            Sheet.items(Sheet.phqItems, [1, 1, 1, 1, 1, 1, 1, 1, 0]) + [Sheet.item("/44260-8", Sheet.coded(2))]
        #expect(try ExampleBundle.read(Sheet.response(items)).risks.map(\.answers.level) == [.high])
    }

    @Test(
        arguments: [
            (["93246-7", "93247-5", "93267-3"], RiskRaised.Level.low), (["93248-3"], .moderate), (["93249-1"], .high),
            (["93269-9"], .high), ([], nil),
        ] as [([String], RiskRaised.Level?)])
    func `the Columbia screener is triaged as when it is asked here`(
        yes: [String], level: RiskRaised.Level?
    ) throws {
        // Behavior ever is a yes wherever the past three months are, and thoughts are one wherever a method is.
        let all = ["93246-7", "93247-5", "93248-3", "93249-1", "93250-9", "93267-3", "93269-9"]
        var said = Set(yes == ["93246-7", "93247-5", "93267-3"] ? ["93246-7", "93247-5"] : yes)
        if !said.isDisjoint(with: ["93248-3", "93249-1"]) { said.formUnion(["93246-7", "93247-5"]) }
        if said.contains("93269-9") { said.insert("93267-3") }
        let items = all.map { Sheet.item("/\($0)", "{\"valueBoolean\":\(said.contains($0))}") }
        let risks = try ExampleBundle.read(Sheet.response(items)).risks
        #expect(risks.map(\.answers.level) == (level.map { [$0] } ?? []))
        let coded = all.map { code in
            Self.observed(
                code,
                "\"valueCodeableConcept\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":"
                    + "\"\(said.contains(code) ? "LA33-6" : "LA32-8")\"}]}")
        }
        let document = ExampleBundle.text(coded)
        #expect(try ExampleBundle.read(document: .init(document.utf8)).risks.map(\.answers) == risks.map(\.answers))
    }

    @Test func `of many sheets of one scale the gravest speaks, and of those the latest`() throws {
        let referral = try ExampleBundle.read(
            Self.phq(2, id: "a", on: "2024-03-01"), Self.phq(1, id: "b", on: "2025-05-02"),
            Self.phq(nil, id: "c", on: "2026-10-02"), Self.phq(0, id: "d", on: "2026-11-20"))
        #expect(referral.risks.map(\.on) == [Day("2025-05-02")])
        #expect(referral.risks.map(\.answers.level) == [.high])
    }
}
