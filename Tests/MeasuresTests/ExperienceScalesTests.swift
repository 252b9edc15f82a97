import Measures
import Testing

/// Scales of what a session was like, which their authors hold.
@Suite struct ExperienceScalesTests {
    private static let parts: [(id: String, items: [Int])] = [
        ("mystical", [4, 5, 6, 9, 14, 15, 16, 18, 20, 21, 23, 24, 25, 26, 28]),
        ("positive-mood", [2, 8, 12, 17, 27, 30]), ("transcendence", [1, 7, 11, 13, 19, 22]),
        ("ineffability", [3, 10, 29]),
    ]

    private static func complete(_ answers: [Int?]) throws -> String {
        let rules = try Vectors.scale("meq30").score(answers).rules
        return try #require(rules.first { $0.id == "complete-mystical-experience" }).says
    }

    @Test func `each of the MEQ30's thirty items belongs to one of four factors`() throws {
        #expect(Self.parts.flatMap(\.items).sorted() == Array(1...30))
        let most = try Vectors.scale("meq30").score(Array(repeating: 5, count: 30))
        #expect(most.total == 150)
        #expect(most.subscales == ["mystical": 75, "positive-mood": 30, "transcendence": 30, "ineffability": 15])
        for (id, items) in Self.parts {
            let answers: [Int?] = (1...30).map { items.contains($0) ? 1 : 0 }
            #expect(try Vectors.scale("meq30").score(answers).subscales[id] == Double(items.count))
        }
    }

    @Test func `a mystical experience is complete from 60 % of every factor on`() throws {
        let threes: [Int?] = Array(repeating: 3, count: 30)
        #expect(try Self.complete(threes).hasSuffix(": met."))
        for (_, items) in Self.parts {
            var less = threes
            less[items[0] - 1] = 2
            #expect(try Self.complete(less).hasSuffix(": not met."))
        }
        var open = threes
        open[2] = nil
        #expect(try Self.complete(open).contains("cannot be told"))
        open[9] = 0
        open[28] = 0
        #expect(try Self.complete(open).hasSuffix(": not met."))
    }

    @Test func `the Ego-Dissolution Inventory is the mean of eight lines`() throws {
        let edi = try Vectors.scale("edi")
        #expect(edi.definition.totals == 0...100)
        #expect(try edi.score(answers: "100,0,50,50,100,0,25,75").total == 50)
        #expect(try edi.score(answers: "100,0,50,50,100,0,25,").total == nil)
        #expect(throws: ScaleRefusal.self) { try edi.score(answers: "101,0,0,0,0,0,0,0") }
    }

    @Test func `the KSET-R keeps a number and says nothing about it`() throws {
        let kset = try Vectors.scale("kset-r")
        #expect(kset.definition.licence.class == .totalOnly)
        #expect(kset.definition.scoring.better == .neither)
        let score = try kset.score(answers: "7")
        #expect(score.total == 7)
        #expect(score.band == nil)
    }
}
