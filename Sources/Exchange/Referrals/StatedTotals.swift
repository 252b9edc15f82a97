import Care

/// A rating scale whose total is computed from its items here and never taken on trust beside them.
struct SummedScale: Sendable, Hashable {
    let name: String
    /// LOINC codes of the scored items.
    let items: [String]
    /// LOINC code of the total.
    let total: String

    static let all = [
        SummedScale(
            name: "PHQ-9",
            items: [
                "44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8",
            ],
            total: "44261-6"),
        SummedScale(
            name: "GAD-7",
            items: ["69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7"],
            total: "70274-6"),
    ]
}

/// The answers that came together in one resource.
struct AnswerSheet {
    enum Outcome: Hashable {
        case notAsked
        /// Every item answered once, with these points in all.
        case complete(Int)
        /// How many items have exactly one answer that can be scored.
        case incomplete(answered: Int)
    }

    let items: [(concept: Concept, score: Int?)]

    func outcome(for scale: SummedScale) -> Outcome {
        var total = 0
        var answered = 0
        var asked = false
        for code in scale.items {
            let answers = items.filter { $0.concept.codings.contains(Coding(.loinc, code)) }
            if !answers.isEmpty { asked = true }
            if answers.count == 1, let score = answers[0].score {
                total += score
                answered += 1
            }
        }
        guard asked else { return .notAsked }
        return answered == scale.items.count ? .complete(total) : .incomplete(answered: answered)
    }
}

/// A total that was computed from its items.
struct ComputedTotal {
    let scale: SummedScale
    let points: Int
    let on: Day?
    let reference: String
}

extension ReferralReader {
    /// Keeps the answers of one resource, with totals computed from them in place of those it states.
    mutating func keep(_ observations: [Observation], with sheet: AnswerSheet, on day: Day?, of entry: BundleEntry) {
        var kept = observations
        for scale in SummedScale.all {
            let stated = kept.filter { $0.states(scale) }
            switch sheet.outcome(for: scale) {
            case .notAsked: continue
            case .incomplete(let answered):
                kept.removeAll { $0.states(scale) }
                if !stated.isEmpty {
                    remark(
                        entry,
                        "\(answered) of \(scale.items.count) \(scale.name) items can be scored, so the total it states"
                            + " was not kept.")
                }
            case .complete(let points):
                kept.removeAll { $0.states(scale) }
                for total in stated where total.number != Double(points) {
                    remark(entry, disagreement(scale, points: points, stated: total.number))
                }
                computedTotals.append(
                    ComputedTotal(scale: scale, points: points, on: day, reference: entry.reference))
                kept.append(
                    Observation(
                        concept: Concept(
                            codings: [Coding(.loinc, scale.total)], texts: ["\(scale.name) total, from its items"]),
                        value: .quantity(Double(points), unit: "{score}"), on: day, reference: entry.reference))
            }
        }
        candidate.observations += kept
    }

    /// Drops totals that another resource states for the same day as a computed one and that agree with none.
    mutating func settleStatedTotals() {
        var kept: [Observation] = []
        for observation in candidate.observations {
            let rivals = computedTotals.filter { $0.on == observation.on && observation.states($0.scale) }
            if let rival = rivals.first, observation.on != nil,
                !rivals.contains(where: { Double($0.points) == observation.number })
            {
                remarks.append(
                    ReferralRemark(
                        reference: observation.reference,
                        text: disagreement(rival.scale, points: rival.points, stated: observation.number)
                            + " The items are in \(rival.reference)."))
            } else {
                kept.append(observation)
            }
        }
        candidate.observations = kept
    }

    private func disagreement(_ scale: SummedScale, points: Int, stated: Double?) -> String {
        let words = stated.map { "a \(scale.name) total of \(Figure.text($0))" } ?? "no number as \(scale.name) total"
        return "It states \(words), but the items add to \(points); \(points) was kept."
    }
}

extension Observation {
    fileprivate func states(_ scale: SummedScale) -> Bool { concept.codings.contains(Coding(.loinc, scale.total)) }

    fileprivate var number: Double? {
        guard case .quantity(let number, _) = value else { return nil }
        return number
    }
}
