import Measures
import Testing

/// Words of scales that others own, as the copies print them that they were compared with.
@Suite struct OfficialWordingTests {
    private static func definition(_ id: String) throws -> ScaleDefinition { try Vectors.scale(id).definition }

    private static func text(_ id: String, _ item: String) throws -> String? {
        try definition(id).items.first { $0.id == item }?.text
    }

    @Test func `every shipped wording that is not the product's own says what it was compared with`() throws {
        let shipped = try Vectors.library.get().scales.map(\.definition).filter { $0.licence.class == .shipped }
        for definition in shipped {
            let own = definition.licence.notice.hasPrefix("Halcyon's own")
            #expect((definition.wordingSource == nil) == own, "\(definition.id)")
        }
    }

    static let items: [(String, String, String)] = [
        (
            "phq-9", "6",
            "Feeling bad about yourself — or that you are a failure or have let yourself or your family down"
        ),
        ("phq-9", "9", "Thoughts that you would be better off dead or of hurting yourself in some way"),
        ("phq-2-i9", "9", "Thoughts that you would be better off dead or of hurting yourself in some way"),
        ("gad-7", "1", "Feeling nervous, anxious or on edge"),
        ("gad-7", "7", "Feeling afraid as if something awful might happen"),
        ("pcl-5", "17", "Being \"superalert\" or watchful or on guard?"),
        ("pc-ptsd-5", "3", "In the past month, have you been constantly on guard, watchful, or easily startled?"),
        ("asq", "3", "In the past week, have you been having thoughts about killing yourself?"),
        ("c-ssrs-recent", "3", "Have you been thinking about how you might do this?"),
        (
            "c-ssrs-recent", "5",
            "Have you started to work out or worked out the details of how to kill yourself? "
                + "Do you intend to carry out this plan?"
        ),
        ("audit-c", "2", "How many drinks containing alcohol do you have on a typical day when you are drinking?"),
        ("peg", "1", "What number best describes your pain on average in the past week?"),
        (
            "bprs-positive", "2",
            "Hallucinatory behavior: perceptions without normal external stimulus correspondence. Rate only those "
                + "experiences which are reported to have occurred within the last week and which are described as "
                + "distinctly different from the thought and imagery processes of normal people."
        ),
    ]

    @Test(arguments: items)
    func `questions are worded as their sheets print them`(id: String, item: String, text: String) throws {
        #expect(try Self.text(id, item) == text)
    }

    @Test func `instructions are those of the sheets`() throws {
        let stem = "Over the last 2 weeks, how often have you been bothered by any of the following problems?"
        for id in ["phq-9", "phq-2", "phq-2-i9", "gad-7"] { #expect(try Self.definition(id).instruction == stem) }
        let sheet = try Self.definition("pcl-5").instruction
        #expect(sheet?.contains("then circle one of the numbers to the right to indicate") == true)
        #expect(try Self.definition("pcl-5-weekly").instruction == sheet?.replacing("past month", with: "past week"))
    }

    @Test func `the Hamilton scale has the words of 1976 and none of the structured guides that others own`() throws {
        let definition = try Self.definition("ham-d17")
        let appetite = try #require(definition.answers?["item-12"]).map(\.text)
        #expect(appetite[1] == "Loss of appetite but eating without staff encouragement. Heavy feelings in abdomen")
        for answer in (definition.answers ?? [:]).values.joined() {
            #expect(answer.text?.contains("encouragement from others") == false)
            #expect(answer.text?.contains("Food intake") == false)
        }
    }

    @Test func `behavior since the last contact has not the code of behavior ever`() throws {
        #expect(try Self.definition("c-ssrs-recent").items.allSatisfy { $0.loinc != nil })
        let since = try Self.definition("c-ssrs-since-last").items
        #expect(since.filter { $0.loinc == nil }.map(\.id) == ["6"])
    }
}
