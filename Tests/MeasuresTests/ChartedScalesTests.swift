import Care
import Measures
import Testing

/// The scales that charts know by name are scales of the library.
@Suite struct ChartedScalesTests {
    @Test func `a charted scale has the library's id, highest total and suicide item`() throws {
        let library = try Vectors.library.get()
        for charted in ScoreRules.ranges {
            let definition = try library.scale(charted.scale).definition
            #expect(definition.totals?.upperBound == charted.maximum, "\(charted.scale)")
            #expect(
                definition.items.contains { $0.suicideFrom != nil } == charted.hasSuicideItem, "\(charted.scale)")
        }
    }
}
