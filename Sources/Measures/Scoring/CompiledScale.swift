/// The one interpreter of scale definitions: a definition read once into flat arrays, then sheets in and scores out.
///
///     let phq9 = try CompiledScale(definition)
///     let score = try phq9.score(answers: "1,2,,3,1,0,2,1,0")
///     score.total      // 11
///     score.unrounded  // 11.25
///     score.prorated   // true
///
/// Immutable, so one value may score in many tasks at once.
public struct CompiledScale: Sendable {
    public let definition: ScaleDefinition
    /// The lowest and the highest total that answers can make; nil for a scale without one.
    public let totals: ClosedRange<Double>?
    let items: [Item]
    let components: [Component]
    let gates: [Gate]
    let levels: [Level]
    let criteria: [Criterion]
    /// How many of an answer sheet's places must be there.
    let fewestAnswers: Int
    let method: ScoringRule.Method
    let multiplier: Int
    let imputes: Bool
    let rounding: MissingPolicy.Rounding
    let minimumAnswered: Int
    let bands: [ClosedRange<Double>]
    /// Position of the item that may not apply, or -1.
    let mayNotApply: Int

    struct Item: Sendable {
        let lowest: Int16
        let highest: Int16
        /// Bit n is set when `lowest + n` is allowed; not looked at when every number between is.
        let mask: UInt64
        let everyBetween: Bool
        let reversed: Bool
        /// `Int16.max` for an item that says nothing about suicidality.
        let suicideFrom: Int16
        let notAssessed: Int16
        let neverImputed: Bool
        let gates: [Int]

        var saysSuicidality: Bool { suicideFrom != .max }

        func accepts(_ answer: Int16) -> Bool {
            guard answer >= lowest, answer <= highest else { return false }
            return everyBetween || mask & (1 << UInt64(answer - lowest)) != 0
        }

        func earns(_ answer: Int16) -> Int {
            if answer == notAssessed { return 0 }
            return reversed ? Int(highest) + Int(lowest) - Int(answer) : Int(answer)
        }
    }

    /// What is added up: one item, or a group of which the highest counts.
    struct Component: Sendable {
        let items: [Int]
        let isGroup: Bool
        /// Sets of a group's items of which one answer each is enough.
        let oneOf: [[Int]]
        let most: Int
    }

    struct Condition: Sendable {
        let items: [Int]
        let thresholds: [Int16]
        let count: Int
        let countAtMost: Int

        enum Judgement { case met, notMet, open }

        /// Open when a skipped question could still decide it.
        func judge(_ answers: [Int16]) -> Judgement {
            var met = 0
            var open = 0
            for place in 0..<items.count {
                let answer = answers[items[place]]
                if answer == Answer.missing { open += 1 } else if answer >= thresholds[place] { met += 1 }
            }
            if met > countAtMost || met + open < count { return .notMet }
            return met >= count && met + open <= countAtMost ? .met : .open
        }
    }

    struct Gate: Sendable {
        let condition: Condition
        let ignores: Bool
    }

    struct Level: Sendable {
        let name: String
        let any: [Condition]
    }

    /// A total of some items that must be reached.
    struct Floor: Sendable {
        let items: [Int]
        let atLeast: Int
    }

    struct Criterion: Sendable {
        let all: [Condition]
        let floors: [Floor]
        let flagged: Bool
    }

    /// - Throws: A `ScaleRefusal` with the first thing that is wrong with the definition.
    public init(_ definition: ScaleDefinition) throws {
        if let problem = ScaleCheck.problems(of: definition).first {
            throw ScaleRefusal(
                field: definition.id, reason: problem.placed, remedy: problem.remedy)
        }
        self.definition = definition
        totals = definition.totals
        let places = Dictionary(
            definition.items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        func condition(_ condition: ScaleCondition) -> Condition {
            Condition(
                items: condition.items.compactMap { places[$0] },
                thresholds: condition.items.map { Int16(clamping: condition.except?[$0] ?? condition.atLeast) },
                count: condition.count ?? 1, countAtMost: condition.countAtMost ?? .max)
        }
        let subscales = Dictionary(
            (definition.subscales ?? []).map { ($0.id, $0.items) }, uniquingKeysWith: { first, _ in first })
        func floor(_ floor: SubscaleFloor) -> Floor {
            Floor(items: (subscales[floor.subscale] ?? []).compactMap { places[$0] }, atLeast: floor.atLeast)
        }
        let sourceGates = definition.gates ?? []
        gates = sourceGates.map { Gate(condition: condition($0.when), ignores: $0.ifAnswered == .ignore) }
        let neverImputed = Set(definition.missing.neverImpute ?? [])
        items = definition.items.map { item in
            Item(
                item, allowed: definition.allowedValues(of: item), neverImputed: neverImputed.contains(item.id),
                gates: sourceGates.indices.filter { sourceGates[$0].asks.contains(item.id) })
        }
        components = Self.components(of: definition, places: places)
        levels = (definition.levels ?? []).map { Level(name: $0.name, any: ($0.when ?? []).map(condition)) }
        criteria = (definition.criteria ?? []).map {
            Criterion(
                all: $0.all.map(condition), floors: ($0.reaches ?? []).map(floor), flagged: $0.flagged ?? false)
        }
        fewestAnswers = (definition.items.lastIndex { $0.mayEnd != true } ?? -1) + 1
        method = definition.scoring.method
        multiplier = definition.scoring.multiplier ?? 1
        imputes = definition.missing.method == .meanOfAnswered
        rounding = definition.missing.rounding ?? .none
        bands = (definition.bands ?? []).map { $0.from...$0.through }
        minimumAnswered = definition.missing.minimumAnswered ?? .max
        mayNotApply = definition.missing.mayNotApply?.first.flatMap { places[$0.item] } ?? -1
    }

    private static func components(of definition: ScaleDefinition, places: [String: Int]) -> [Component] {
        guard definition.scoring.method != .none else { return [] }
        func most(_ ids: [String]) -> Int {
            definition.items.filter { ids.contains($0.id) }
                .compactMap { item in definition.allowedValues(of: item).filter { $0 != item.notAssessed }.max() }
                .max() ?? 0
        }
        let groups = definition.scoring.groups ?? []
        let grouped = Set(groups.flatMap(\.items))
        let singles = definition.items.filter { $0.isScored && !grouped.contains($0.id) }.map {
            Component(items: [places[$0.id] ?? 0], isGroup: false, oneOf: [], most: most([$0.id]))
        }
        return singles
            + groups.map { group in
                Component(
                    items: group.items.compactMap { places[$0] }, isGroup: true,
                    oneOf: (group.oneOf ?? []).map { $0.compactMap { places[$0] } }, most: most(group.items))
            }
    }
}

extension CompiledScale.Item {
    init(_ item: ScaleItem, allowed: [Int], neverImputed: Bool, gates: [Int]) {
        let low = allowed.min() ?? 0
        let high = allowed.max() ?? 0
        lowest = Int16(low)
        highest = Int16(high)
        everyBetween = allowed.count == high - low + 1
        mask = everyBetween ? 0 : allowed.reduce(0) { $0 | 1 << UInt64($1 - low) }
        reversed = item.reversed ?? false
        suicideFrom = item.suicideFrom.map { Int16($0) } ?? .max
        notAssessed = item.notAssessed.map { Int16($0) } ?? Answer.missing
        self.neverImputed = neverImputed || item.suicideFrom != nil
        self.gates = gates
    }
}
