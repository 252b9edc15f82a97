import Foundation
import Measures
import Testing

/// Totals that come without their answers, or beside them.
@Suite struct StatedTotalTests {
    @Test(
        arguments: [
            ("phq-9", [0, 13, 27], [-1, 27.5, 12.5, 28]), ("who-5", [0, 52, 100], [2, 101, 52.5]),
            ("rass", [-5, 0, 4], [-6, 5]),
            ("peg", [0, 6.3, 10], [10.1, -0.1]), ("ssi", [0, 38], [0.5, 39]),
        ] as [(String, [Double], [Double])])
    func `a total is one that answers can make`(id: String, possible: [Double], impossible: [Double]) throws {
        let scale = try Vectors.scale(id)
        for total in possible { #expect(scale.canTotal(total), "\(total)") }
        for total in impossible + [.nan, .infinity] { #expect(!scale.canTotal(total), "\(total)") }
    }

    @Test func `a scale of one answer takes the answers of its item`() throws {
        let scale = try SampleDefinition.compiled([
            "items": [["id": "1", "values": [0, 2, 4]] as [String: Any]], "bands": [],
            "scoring": ["method": "total", "better": "lower", "source": SampleDefinition.source] as [String: Any],
        ])
        #expect(scale.canTotal(2) && !scale.canTotal(3) && !scale.canTotal(5))
    }

    @Test(
        arguments: [
            ("phq-9", "a whole number from 0 to 27"), ("peg", "a number from 0 to 10"),
            ("rass", "a whole number from -5 to 4"),
            ("who-5", "a whole number from 0 to 100 in steps of 4"), ("asq", nil),
        ] as [(String, String?)])
    func `what it may be is said in words`(id: String, words: String?) throws {
        #expect(try Vectors.scale(id).totalsInWords == words)
    }

    @Test func `every scale with a total takes the lowest and the highest that its answers make`() throws {
        for scale in try Vectors.library.get().scales {
            guard let totals = scale.totals else {
                #expect(scale.definition.scoring.method == .none)
                continue
            }
            #expect(scale.canTotal(totals.lowerBound) && scale.canTotal(totals.upperBound), "\(scale.definition.id)")
            #expect(!scale.canTotal(totals.upperBound + 1) && !scale.canTotal(totals.lowerBound - 1))
        }
    }

    @Test func `a mean may be stated with one decimal`() throws {
        #expect(try Vectors.scale("peg").agrees(6.3, with: 19.0 / 3))
        #expect(try !Vectors.scale("peg").agrees(6.4, with: 19.0 / 3))
        #expect(try !Vectors.scale("phq-9").agrees(12.01, with: 12))
    }

    @Test func `the total of a suicide scale is itself the sign`() throws {
        #expect(try Vectors.scale("ssi").definition.isSignOfSuicidality(total: 1))
        #expect(try !Vectors.scale("ssi").definition.isSignOfSuicidality(total: 0))
        #expect(try !Vectors.scale("phq-9").definition.isSignOfSuicidality(total: 27))
    }

    @Test func `a library knows what a scale is called, and its id in capitals when it has none`() throws {
        let library = try Vectors.library.get()
        #expect(library.title(of: "nrs") == "Pain 0 to 10" && library.title(of: "c-ssrs") == "C-SSRS")
        #expect(library.highestTotal(of: "madrs") == 60 && library.highestTotal(of: "asq") == nil)
    }
}
