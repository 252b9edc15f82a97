import Care
import Testing

/// Whole documents from reading to finding: each rule speaks for what outside systems write, and not for its like.
@Suite struct ScreeningAcceptanceTests {
    static let cases: [ScreeningCase] = [
        ScreeningCase.vessels, ScreeningCase.heart, ScreeningCase.nerves, ScreeningCase.reproduction,
        ScreeningCase.liver, ScreeningCase.organs, ScreeningCase.mind, ScreeningCase.substances, ScreeningCase.home,
        ScreeningCase.sedatives, ScreeningCase.pressors, ScreeningCase.enzymes, ScreeningCase.others,
        ScreeningCase.person, ScreeningCase.pressures, ScreeningCase.entry,
        ScreeningCase.further,
    ].flatMap { $0 }

    @Test(arguments: cases) func `a rule speaks for its facts alone`(_ example: ScreeningCase) throws {
        let found = try example.result().findings.filter { $0.id == example.rule }
        #expect(found.isEmpty != example.speaks)
        if let severity = example.severity, !found.isEmpty {
            #expect(found.contains { $0.severity == severity })
        }
    }
}
