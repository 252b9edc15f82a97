import Care
import Measures

/// A total that was computed from its items.
struct ComputedTotal {
    let scale: CompiledScale
    /// LOINC code of the total.
    let code: String
    let score: ScaleScore
    let total: Double
    let on: Day?
    let reference: String

    /// Nil for a sheet without a total, and for a scale whose total has no code.
    init?(_ sheet: ReferredSheet, on day: Day?, reference: String) throws {
        guard let code = sheet.scale.definition.loinc?.total, let score = try sheet.score(), let total = score.total
        else { return nil }
        (scale, self.code, self.score, self.total) = (sheet.scale, code, score, total)
        (on, self.reference) = (day, reference)
    }

    var observation: Observation {
        let origin = score.prorated ? "\(score.completeness)" : "from its items"
        return Observation(
            concept: Concept(codings: [Coding(.loinc, code)], texts: ["\(scale.definition.title) total, \(origin)"]),
            value: .quantity(total, unit: "{score}"), on: on, reference: reference)
    }

    func agrees(with stated: Double?) -> Bool { stated.map { scale.agrees($0, with: total) } ?? false }

    func disagreement(with stated: Double?) -> String {
        let title = scale.definition.title
        let words = stated.map { "a \(title) total of \(Figure.text($0))" } ?? "no number as \(title) total"
        let found =
            score.prorated ? "its items make another (\(score.completeness))" : "the items add to \(Figure.text(total))"
        return "It states \(words), but \(found); \(Figure.text(total)) was kept."
    }
}

extension ReferralReader {
    /// Keeps the answers of one resource, with totals computed from them in place of those it states, and what they say of
    /// suicidality.
    mutating func keep(
        _ observations: [Observation], given: [GivenAnswer], on day: Day?, of entry: BundleEntry
    ) throws {
        var kept = observations
        for sheet in ReferredSheet.sheets(in: given, of: scales) {
            try note(sheet, on: day)
            guard let code = sheet.scale.definition.loinc?.total else { continue }
            let stated = kept.filter { $0.isTotal(code) }
            kept.removeAll { $0.isTotal(code) }
            guard let computed = try ComputedTotal(sheet, on: day, reference: entry.reference) else {
                if !stated.isEmpty { remark(entry, Self.unchecked(sheet)) }
                continue
            }
            let wrong = stated.filter { !computed.agrees(with: $0.number) }
            for total in wrong { remark(entry, computed.disagreement(with: total.number)) }
            if computed.score.prorated, wrong.isEmpty {
                remark(
                    entry,
                    "Its \(sheet.scale.definition.title) total of \(Figure.text(computed.total)) is computed: "
                        + "\(computed.score.completeness).")
            }
            computedTotals.append(computed)
            kept.append(computed.observation)
        }
        candidate.observations += kept
    }

    /// Answers that came as a resource each, put together by their day.
    ///
    /// A total is computed when every item is there; with a gap, the sender's own may rest on more than was sent.
    mutating func keepLooseAnswers() throws {
        for (day, loose) in looseAnswers.sorted(by: { ($0.key?.ordinal ?? .max) < ($1.key?.ordinal ?? .max) }) {
            for sheet in ReferredSheet.sheets(in: loose.given, of: scales) {
                try note(sheet, on: day)
                guard day != nil, sheet.isComplete,
                    let computed = try ComputedTotal(sheet, on: day, reference: loose.reference),
                    !computedTotals.contains(where: { $0.code == computed.code && $0.on == day })
                else { continue }
                computedTotals.append(computed)
                candidate.observations.append(computed.observation)
            }
        }
    }

    /// Drops totals that another resource states for the same day as a computed one and that agree with none.
    mutating func settleStatedTotals() {
        var kept: [Observation] = []
        for observation in candidate.observations {
            let rivals = computedTotals.filter { $0.on == observation.on && observation.isTotal($0.code) }
            if let rival = rivals.first, observation.on != nil,
                !rivals.contains(where: { $0.agrees(with: observation.number) })
            {
                remarks.append(
                    ReferralRemark(
                        reference: observation.reference,
                        text: rival.disagreement(with: observation.number)
                            + " The items are in \(rival.reference)."))
            } else {
                kept.append(observation)
            }
        }
        candidate.observations = kept
    }

    private mutating func note(_ sheet: ReferredSheet, on day: Day?) throws {
        if let risk = try sheet.risk() { risks.append(ReferredRisk(answers: risk, on: day)) }
    }

    private static func unchecked(_ sheet: ReferredSheet) -> String {
        let definition = sheet.scale.definition
        return "\(sheet.scorable) of \(definition.items.count) \(definition.title) items can be scored, "
            + "so the total it states was not kept."
    }
}

extension Observation {
    fileprivate func isTotal(_ code: String) -> Bool { concept.codings.contains(Coding(.loinc, code)) }

    fileprivate var number: Double? {
        guard case .quantity(let number, _) = value else { return nil }
        return number
    }
}
