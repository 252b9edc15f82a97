import Care
import Measures

/// The answers to one scale that came together, known by the LOINC codes of its items.
struct ReferredSheet {
    let scale: CompiledScale
    /// What came for each item, in the order of the scale: nothing, one answer or several; nil for one that the item does
    /// not take.
    private let answers: [[Int?]]

    /// The scales whose sheets can be recognised: those with a LOINC code for every item.
    static func recognisable(in library: ScaleLibrary) -> [CompiledScale] {
        library.scales.filter { $0.definition.items.allSatisfy { $0.loinc != nil } }
    }

    /// The sheets that these answers are.
    ///
    /// Scales share items. A sheet is taken for the scale of which the most was asked and, of those, for the shortest; a total
    /// that is stated beside the answers counts as asked.
    static func sheets(in given: [GivenAnswer], of scales: [CompiledScale]) -> [ReferredSheet] {
        var byCode: [String: [GivenAnswer]] = [:]
        for answer in given {
            for coding in answer.concept.codings where coding.system == .loinc {
                byCode[coding.code, default: []].append(answer)
            }
        }
        let candidates = scales.compactMap { scale -> (scale: CompiledScale, asked: Set<String>)? in
            let asked = Set(scale.definition.items.compactMap(\.loinc).filter { byCode[$0] != nil })
            guard !asked.isEmpty else { return nil }
            return (scale, asked.union([scale.definition.loinc?.total].compactMap { $0 }.filter { byCode[$0] != nil }))
        }.sorted {
            ($1.asked.count, $0.scale.definition.items.count) < ($0.asked.count, $1.scale.definition.items.count)
        }
        var taken: Set<String> = []
        var sheets: [ReferredSheet] = []
        for candidate in candidates where !candidate.asked.isSubset(of: taken) {
            taken.formUnion(candidate.asked)
            sheets.append(ReferredSheet(candidate.scale, byCode))
        }
        return sheets
    }

    private init(_ scale: CompiledScale, _ byCode: [String: [GivenAnswer]]) {
        self.scale = scale
        answers = scale.definition.items.map { item in
            (item.loinc.flatMap { byCode[$0] } ?? []).filter { $0.value != nil }
                .map { $0.value(for: item, of: scale.definition) }
        }
    }

    /// How many items have exactly one answer that can be scored.
    var scorable: Int { answers.count { $0.count == 1 && $0[0] != nil } }

    var isComplete: Bool { scorable == answers.count }

    /// The score by the scale's own rule for missing answers. Nil without a total, and where an item was answered twice or
    /// with what it does not take: that is no missing answer.
    func score() throws -> ScaleScore? {
        guard answers.allSatisfy({ $0.isEmpty || ($0.count == 1 && $0[0] != nil) }) else { return nil }
        let score = try scale.score(answers.map { $0.first ?? nil })
        return score.total == nil ? nil : score
    }

    /// What the answers say of suicidality; of several to one item the gravest counts. Nil when that is nothing.
    func risk() throws -> SheetRisk? {
        let score = try scale.score(answers.map { $0.compactMap { $0 }.max() })
        let risk = SheetRisk(score, of: scale.definition)
        return risk.level == nil ? nil : risk
    }
}
