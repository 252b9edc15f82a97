import Care
import Exchange
import Foundation
import Measures
import Testing

@Suite struct QuestionnaireTests {
    static let phqItems = [
        "44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8",
    ]
    static let gadItems = ["69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7"]
    static let answerCodes = ["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"]

    static func coded(_ points: Int) -> String {
        "{\"valueCoding\":{\"system\":\"http://loinc.org\",\"code\":\"\(answerCodes[points])\"}}"
    }

    static func item(_ linkID: String, _ answer: String) -> String {
        "{\"linkId\":\"\(linkID)\",\"answer\":[\(answer)]}"
    }

    static func items(_ codes: [String], _ points: [Int]) -> [String] {
        zip(codes, points).map { item("/\($0)", coded($1)) }
    }

    static func response(_ items: [String], id: String = "q", authored: String = "2026-11-20") -> String {
        ExampleBundle.resource(
            "QuestionnaireResponse", id: id,
            "\"status\":\"completed\",\"authored\":\"\(authored)\",\"item\":[\(items.joined(separator: ","))]")
    }

    func totals(_ referral: Referral, _ code: String) -> [Double] {
        referral.candidate.observations.compactMap { observation in
            guard observation.concept.codings.contains(Coding(.loinc, code)),
                case .quantity(let number, _) = observation.value
            else { return nil }
            return number
        }
    }

    @Test func `each answered leaf becomes an observation, however deep it is`() throws {
        let referral = try ExampleBundle.read(
            ExampleBundle.resource(
                "QuestionnaireResponse", id: "q",
                """
                "authored":"2026-11-20","item":[{"linkId":"group","item":[
                  {"linkId":"/44249-1/44250-9","text":"Little interest","answer":[{"valueInteger":2}]},
                  {"linkId":"2","text":"Ever had seizures?","answer":[{"valueBoolean":true,
                     "item":[{"linkId":"2.1","text":"When?","answer":[{"valueDate":"2010"}]}]}]},
                  {"linkId":"3","text":"Allergies","answer":[{"valueString":"Latex"},{"valueString":"Nickel"}]},
                  {"linkId":"4","text":"Not answered"},
                  {"linkId":"5","extension":[{"url":"http://x/questionnaire-item-code","valueCoding":
                     {"system":"http://loinc.org","code":"68518-0"}}],"answer":[{"valueDecimal":1.5}]},
                  {"linkId":"6","answer":[{"valueCoding":{"display":"Yes"}}]}]}]
                """))
        let found = referral.candidate.observations
        #expect(
            found.map(\.concept) == [
                Concept(codings: [Coding(.loinc, "44250-9")], texts: ["Little interest"]),
                Concept(texts: ["Ever had seizures?"]), Concept(texts: ["When?"]), Concept(texts: ["Allergies"]),
                Concept(texts: ["Allergies"]), Concept(codings: [Coding(.loinc, "68518-0")]), Concept(texts: ["6"]),
            ])
        #expect(
            found.map(\.value) == [
                .quantity(2, unit: ""), .flag(true), .text("2010"), .text("Latex"), .text("Nickel"),
                .quantity(1.5, unit: ""), .concept(Concept(texts: ["Yes"])),
            ])
        #expect(found.allSatisfy { $0.reference == "QuestionnaireResponse/q" && $0.on == Day("2026-11-20") })
    }

    @Test("Numbering is not taken for LOINC", arguments: ["1-1", "44250-8", "12-34", "x-9", "44250", "2.1-3"])
    func numbering(linkID: String) throws {
        let referral = try ExampleBundle.read(Self.response([Self.item(linkID, "{\"valueInteger\":1}")]))
        #expect(referral.candidate.observations.map(\.concept) == [Concept(texts: [linkID])])
    }

    @Test func `complete PHQ-9 and GAD-7 answers give their totals`() throws {
        let phq = try ExampleBundle.read(Self.response(Self.items(Self.phqItems, [2, 2, 2, 2, 1, 1, 2, 0, 0])))
        #expect(totals(phq, "44261-6") == [12])
        #expect(phq.remarks.isEmpty)
        let gad = try ExampleBundle.read(Self.response(Self.items(Self.gadItems, [0, 0, 1, 1, 0, 1, 3])))
        #expect(totals(gad, "70274-6") == [6])
        #expect(totals(gad, "44261-6").isEmpty)
    }

    @Test func `integers and ordinal extensions score as LOINC answers do`() throws {
        let integers = Self.phqItems.map { Self.item($0, "{\"valueInteger\":3}") }
        #expect(totals(try ExampleBundle.read(Self.response(integers)), "44261-6") == [27])
        let ordinal = """
            {"valueCoding":{"display":"Several days","extension":[
              {"url":"http://hl7.org/fhir/StructureDefinition/ordinalValue","valueDecimal":1}]}}
            """
        let ordinals = Self.gadItems.map { Self.item($0, ordinal) }
        #expect(totals(try ExampleBundle.read(Self.response(ordinals)), "70274-6") == [7])
    }

    @Test func `a stated total that disagrees is replaced and remarked`() throws {
        let items =
            Self.items(Self.phqItems, [0, 0, 0, 1, 2, 1, 3, 2, 1]) + [Self.item("44261-6", "{\"valueInteger\":13}")]
        let referral = try ExampleBundle.read(Self.response(items))
        #expect(totals(referral, "44261-6") == [10])
        #expect(
            referral.remarks == [
                ReferralRemark(
                    reference: "QuestionnaireResponse/q",
                    text: "It states a PHQ-9 total of 13, but the items add to 10; 10 was kept.")
            ])
    }

    @Test func `a stated total that agrees is kept once and not remarked`() throws {
        let items =
            Self.items(Self.phqItems, [1, 1, 1, 1, 1, 1, 1, 1, 1]) + [Self.item("44261-6", "{\"valueInteger\":9}")]
        let referral = try ExampleBundle.read(Self.response(items))
        #expect(totals(referral, "44261-6") == [9])
        #expect(referral.remarks.isEmpty)
    }

    @Test(
        "Items that are missing, repeated or out of range give no total",
        arguments: [
            Array(items(phqItems, [1, 1, 1, 1, 1, 1, 1, 1, 1]).dropLast()),
            items(phqItems, [1, 1, 1, 1, 1, 1, 1, 1, 1]) + [item("44250-9", coded(3))],
            items(Array(phqItems.dropLast()), [1, 1, 1, 1, 1, 1, 1, 1]) + [item("44260-8", "{\"valueInteger\":4}")],
            items(Array(phqItems.dropLast()), [1, 1, 1, 1, 1, 1, 1, 1]) + [
                item("44260-8", "{\"valueString\":\"often\"}")
            ],
        ])
    func noTotal(items: [String]) throws {
        let without = try ExampleBundle.read(Self.response(items))
        #expect(totals(without, "44261-6").isEmpty)
        let stated = try ExampleBundle.read(Self.response(items + [Self.item("44261-6", "{\"valueInteger\":9}")]))
        #expect(totals(stated, "44261-6").isEmpty)
        #expect(stated.remarks.count == 1)
    }

    @Test func `a gap that the scale's own rule allows is made up for, and said`() throws {
        let answers = Array(Self.items(Self.phqItems, [2, 2, 2, 2, 1, 1, 2, 0, 0]).dropFirst())
        let referral = try ExampleBundle.read(Self.response(answers))
        // 10 over eight items is 11.25 over nine.
        #expect(totals(referral, "44261-6") == [11])
        #expect(
            referral.remarks.map(\.text) == [
                "Its PHQ-9 total of 11 is computed: 8 of 9 answered, prorated 11.25 to 11."
            ])
        let total = referral.candidate.observations.last
        #expect(total?.concept.texts == ["PHQ-9 total, 8 of 9 answered, prorated 11.25 to 11"])
        let stated = try ExampleBundle.read(Self.response(answers + [Self.item("44261-6", "{\"valueInteger\":10}")]))
        #expect(totals(stated, "44261-6") == [11])
        #expect(
            stated.remarks.map(\.text) == [
                "It states a PHQ-9 total of 10, but its items make another (8 of 9 answered, prorated 11.25 to 11); "
                    + "11 was kept."
            ])
        let tooFew = try ExampleBundle.read(Self.response(Array(answers.dropFirst(2))))
        #expect(totals(tooFew, "44261-6").isEmpty)
    }

    @Test func `AUDIT-C is added up by each question's own list of answers`() throws {
        func sheet(_ codes: [String], _ stated: Int) -> String {
            let answers = zip(["68518-0", "68519-8", "68520-6"], codes).map { item, code in
                Self.item("/\(item)", "{\"valueCoding\":{\"system\":\"http://loinc.org\",\"code\":\"\(code)\"}}")
            }
            return Self.response(answers + [Self.item("75626-2", "{\"valueInteger\":\(stated)}")])
        }
        let right = try ExampleBundle.read(sheet(["LA18927-6", "LA15695-2", "LA18876-5"], 5))
        #expect(totals(right, "75626-2") == [5] && right.remarks.isEmpty)
        let wrong = try ExampleBundle.read(sheet(["LA18927-6", "LA15695-2", "LA18876-5"], 9))
        #expect(totals(wrong, "75626-2") == [5] && wrong.remarks.count == 1)
        // "3 or 4" is an answer, but not to how often.
        let mixed = try ExampleBundle.read(sheet(["LA15695-2", "LA15695-2", "LA18876-5"], 4))
        #expect(totals(mixed, "75626-2").isEmpty)
        #expect(mixed.remarks.map(\.text).first?.hasPrefix("2 of 3 AUDIT-C items can be scored") == true)
    }

    @Test func `which answers and totals there are is read from the definitions`() throws {
        var text = try #require(String(data: try Self.definition("gad-7"), encoding: .utf8))
        text.replace("70274-6", with: "76504-0")
        text.replace("69736-7", with: "72109-2")
        let library = try ScaleLibrary(files: ["own.json": Data(text.utf8)])
        let codes = Self.gadItems.dropLast() + ["72109-2"]
        let document = ExampleBundle.text([Self.response(Self.items(Array(codes), [1, 1, 1, 1, 1, 1, 3]))])
        let referral = try ReferralBundle.decode(Data(document.utf8), on: ExampleBundle.today, scales: library)
        #expect(totals(referral, "76504-0") == [9] && totals(referral, "70274-6").isEmpty)
        let without = try ReferralBundle.decode(
            Data(document.utf8), on: ExampleBundle.today, scales: ScaleLibrary(files: [:]))
        #expect(totals(without, "76504-0").isEmpty && without.candidate.observations.count == 7)
    }

    private static func definition(_ scale: String) throws -> Data {
        try Data(
            contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "../../Sources/Measures/Resources/\(scale).json"))
    }

    @Test func `answers that are a resource each are put together by their day`() throws {
        func observed(_ code: String, _ points: Int, on day: String) -> String {
            ExampleBundle.resource(
                "Observation", id: "\(code)-\(day)",
                """
                "code":{"coding":[{"system":"http://loinc.org","code":"\(code)"}]},"effectiveDateTime":"\(day)",
                "valueInteger":\(points)
                """)
        }
        let sheet = Self.gadItems.map { observed($0, 2, on: "2026-11-19") }
        func read(_ resources: [String]) throws -> Referral {
            try ExampleBundle.read(document: Data(ExampleBundle.text(resources).utf8))
        }
        #expect(totals(try read(sheet), "70274-6") == [14])
        let wrong = try read(sheet + [observed("70274-6", 3, on: "2026-11-19")])
        #expect(totals(wrong, "70274-6") == [14] && wrong.remarks.count == 1)
        // With a gap the sender's total may rest on more than was sent.
        let gap = try read(sheet.dropLast() + [observed("70274-6", 13, on: "2026-11-19")])
        #expect(totals(gap, "70274-6") == [13] && gap.remarks.isEmpty)
        let apart = try read(sheet.dropLast() + [observed("69736-7", 2, on: "2026-11-18")])
        #expect(totals(apart, "70274-6").isEmpty)
    }

    @Test func `a total without any item is kept as stated`() throws {
        let referral = try ExampleBundle.read(Self.response([Self.item("44261-6", "{\"valueInteger\":17}")]))
        #expect(totals(referral, "44261-6") == [17])
    }

    @Test func `a total observed the same day that disagrees with the answers is not kept`() throws {
        func observed(_ total: Int, on day: String) -> String {
            ExampleBundle.resource(
                "Observation",
                """
                "code":{"coding":[{"system":"http://loinc.org","code":"44261-6"}]},"effectiveDateTime":"\(day)",
                "valueInteger":\(total)
                """)
        }
        let answers = Self.response(Self.items(Self.phqItems, [3, 3, 3, 3, 3, 3, 3, 3, 3]))
        let wrong = try ExampleBundle.read(observed(5, on: "2026-11-20"), answers)
        #expect(totals(wrong, "44261-6") == [27])
        #expect(wrong.remarks.map(\.reference) == ["Observation/1"])
        let earlier = try ExampleBundle.read(observed(5, on: "2026-10-20"), answers)
        #expect(totals(earlier, "44261-6") == [5, 27])
        #expect(earlier.remarks.isEmpty)
    }

    @Test func `a panel observation with all items as components gives the total too`() throws {
        let components = Self.phqItems.map {
            "{\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"\($0)\"}]},\"valueInteger\":1}"
        }
        let referral = try ExampleBundle.read(
            ExampleBundle.resource("Observation", "\"component\":[\(components.joined(separator: ","))]"))
        #expect(totals(referral, "44261-6") == [9])
    }

    @Test func `a response entered in error is left aside`() throws {
        let referral = try ExampleBundle.read(
            ExampleBundle.resource(
                "QuestionnaireResponse",
                #""status":"entered-in-error","item":[{"linkId":"1","answer":[{"valueInteger":1}]}]"#))
        #expect(referral.leftAside == ["QuestionnaireResponse": 1])
        #expect(referral.candidate.observations.isEmpty)
    }
}
