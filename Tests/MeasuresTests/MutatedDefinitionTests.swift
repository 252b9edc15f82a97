import Foundation
import Measures
import Testing

/// Definitions that somebody broke by hand are refused in words or scored soundly, and never end the program.
@Suite struct MutatedDefinitionTests {
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private static var strange: [Any] {
        [
            -1, 0, 1, 4, 99_999, 1e18, -1e18, 0.5, 1e300, "", "1", "phq-9", true, NSNull(), [Any](), [String: Any](),
            [0, 1_000_000_000_000] as [Any], ["9"] as [Any],
        ]
    }

    /// The same JSON with one part, anywhere in it, replaced or taken out.
    private static func mutated(_ value: Any, _ dice: inout Dice) -> Any {
        if Int.random(in: 0..<8, using: &dice) == 0 { return strange.randomElement(using: &dice) ?? 0 }
        if var fields = value as? [String: Any], let key = fields.keys.sorted().randomElement(using: &dice) {
            if Int.random(in: 0..<10, using: &dice) == 0 {
                fields[key] = nil
            } else {
                fields[key] = mutated(fields[key] ?? 0, &dice)
            }
            return fields
        }
        if var list = value as? [Any], let place = list.indices.randomElement(using: &dice) {
            switch Int.random(in: 0..<10, using: &dice) {
            case 0: list.remove(at: place)
            case 1: list.append(list[place])
            case 2: list.shuffle(using: &dice)
            default: list[place] = mutated(list[place], &dice)
            }
            return list
        }
        return strange.randomElement(using: &dice) ?? 0
    }

    @Test(arguments: [
        "phq-9", "audit", "qids-sr16", "c-ssrs-recent", "ham-d17", "wsas", "peg", "audit-c", "moca", "who-5",
    ])
    func `a broken definition is refused in words, and one that passes scores within its totals`(id: String) throws {
        let data = try #require(try Vectors.shippedFiles()["\(id).json"])
        let sound = try JSONSerialization.jsonObject(with: data)
        var dice = Dice(state: id.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
        var refused = 0
        for _ in 0..<150 {
            let broken = Self.mutated(sound, &dice)
            guard JSONSerialization.isValidJSONObject(broken) else { continue }
            let bytes = try JSONSerialization.data(withJSONObject: broken)
            let problems = ScaleFile.problems(in: bytes)
            if !problems.isEmpty {
                refused += 1
                #expect(problems.allSatisfy { !$0.sentence.isEmpty && !$0.remedy.isEmpty })
                continue
            }
            let scale = try CompiledScale(try ScaleFile.read(bytes, name: "broken.json"))
            for _ in 0..<20 {
                let sheet: [Int?] = scale.definition.items.map { item in
                    Int.random(in: 0..<9, using: &dice) == 0
                        ? nil : scale.definition.allowedValues(of: item).randomElement(using: &dice)
                }
                let score = try scale.score(sheet)
                if let total = score.total, let range = scale.definition.totals { #expect(range.contains(total)) }
            }
        }
        #expect(refused > 0)
    }

    @Test func `sheets at random stay within each scale's totals and never lose a suicide item`() throws {
        var dice = Dice(state: 41)
        for scale in try Vectors.library.get().scales {
            let items = scale.definition.items
            for _ in 0..<200 {
                let sheet: [Int?] = items.map { item in
                    Int.random(in: 0..<12, using: &dice) == 0
                        ? nil : scale.definition.allowedValues(of: item).randomElement(using: &dice)
                }
                let score = try scale.score(sheet)
                let signs = zip(items, sheet).contains { item, answer in
                    item.suicideFrom.map { (answer ?? .min) >= $0 } ?? false
                }
                #expect(score.flags.contains("suicide-item-positive") == signs, "\(scale.definition.id)")
                if score.prorated { #expect(!score.flags.contains("suicide-item-missing")) }
                if let total = score.total {
                    #expect(scale.definition.totals?.contains(total) == true, "\(scale.definition.id) \(total)")
                } else if scale.definition.totals != nil {
                    #expect(score.flags.contains("incomplete"))
                    #expect(score.band == nil)
                }
            }
        }
    }
}
