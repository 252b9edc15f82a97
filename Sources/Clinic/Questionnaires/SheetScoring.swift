public import Care
import Foundation
public import Measures

/// Answers to one scale, on their way into a chart: scored by `Measures`, and read for what must be acted on.
public struct SheetScoring: Sendable {
    public let scale: CompiledScale
    public var definition: ScaleDefinition { scale.definition }

    public init(_ scale: CompiledScale) { self.scale = scale }

    /// Every question in order, the ones that are asked and never scored last.
    public var questions: [ScaleItem] { definition.items + (definition.additional ?? []) }

    /// The name of a question's field in forms.
    public static func field(_ item: String) -> String { "item-\(item)" }

    /// The scored sheet.
    ///
    /// - Parameter values: answers by the item's id; what is not there was skipped.
    /// - Throws: a refusal that names the field of an answer which its item does not allow.
    public func sheet(
        _ values: [String: Int], mode: AnswerSheet.Mode, on day: Day, asking: AskingID? = nil
    ) throws -> AnswerSheet {
        for item in questions { try check(values[item.id], of: item) }
        let score = try scored(values)
        let risk = SheetRisk(score, of: definition)
        return AnswerSheet(
            scale: definition.id, version: definition.version, hash: definition.hash, recall: definition.recall.id,
            items: questions.map { AnswerSheet.Item(id: $0.id, value: values[$0.id]) }, total: score.total,
            band: score.band, answered: score.answered, prorated: score.prorated,
            completeness: score.completeness, flags: score.flags, suicideItem: risk.suicideItem,
            triage: risk.triage, mode: mode, on: day, asking: asking)
    }

    /// What answers say of suicidality that may still be growing: a question not reached yet is no skipped one.
    public func riskSoFar(_ values: [String: Int]) throws -> SheetRisk? {
        let risk = SheetRisk(try scored(values), of: definition)
        guard risk.suicideItem == .positive else { return nil }
        return SheetRisk(scale: definition.id, suicideItem: .positive, triage: risk.triage, skipped: false)
    }

    /// Refuses an answer that its item does not take.
    public func check(_ value: Int?, of item: ScaleItem) throws {
        guard let value, !definition.allowedValues(of: item).contains(value) else { return }
        throw Refusal(
            code: "answers.value", field: Self.field(item.id), reason: "\(value) is no answer to this question.",
            remedy: item.range.map { "Give a whole number from \($0[0]) to \($0[1])." }
                ?? "Choose one of the answers shown.")
    }

    /// The gates that must be open for a question to be asked.
    public func gates(of item: ScaleItem) -> [ScaleGate] {
        (definition.gates ?? []).filter { $0.asks.contains(item.id) }
    }

    private func scored(_ values: [String: Int]) throws -> ScaleScore {
        do {
            return try scale.score(definition.items.map { values[$0.id] })
        } catch let refusal as ScaleRefusal {
            throw Refusal(code: "answers.shape", field: nil, reason: refusal.reason, remedy: refusal.remedy)
        }
    }
}

extension AnswerSheet {
    /// A clinician's screener also stands among the measurements, where screening looks for it: one for each answer, by its
    /// LOINC code.
    func observations(_ definition: ScaleDefinition) -> [Observation] {
        guard definition.scoring.method == .none, definition.asksAboutSuicide else {
            return []
        }
        return definition.items.compactMap { item in
            guard let code = item.loinc, let value = items.first(where: { $0.id == item.id })?.value else { return nil }
            return Observation(
                concept: Concept(codings: [Coding(.loinc, code)], texts: ["\(definition.title), question \(item.id)"]),
                value: .flag(value >= item.suicideFrom ?? 1), on: on, reference: "\(definition.title), \(on)")
        }
    }
}
