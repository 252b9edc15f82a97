/// How a score stands against its baseline.
public enum ResponseOutcome: String, Sendable, Hashable, Codable, CaseIterable {
    case remission, response, partial, none, worse
}

/// A judged score: what it means, by which rows, and whether those rows are signed.
public struct ResponseReading: Sendable, Hashable, Codable {
    public let outcome: ResponseOutcome
    public let scale: String
    public let baseline: Double
    public let current: Double
    /// Share of the baseline that is gone, in percent; negative when the score rose.
    public let improvementPercent: Double
    /// The row that decided.
    public let rule: String
    public let reason: String
    public let source: String
    public let approved: Bool
}

/// The rule of response for one indication on one scale, made of a protocol's rows.
///
/// Edges are half-open: a drop of exactly the share counts as response, except for indications that
/// `RESPONSE-EDGE-EXCLUDED` names; a score at the remission cut-off is remission.
public struct ResponseRule: Sendable, Hashable {
    public let scale: String
    private let response: Rule
    private let remission: Rule?
    private let entry: Rule?
    private let partial: Rule
    private let worse: Rule
    private let edgeExcluded: Bool

    /// Nil when the protocol has no response row for this indication and scale.
    public init?(_ indication: Indication, scale: String, in treatment: TreatmentProtocol) {
        let name = indication.rawValue
        guard
            let response = treatment.scaleRule("RESPONSE-\(name)", scale: scale) ?? treatment.rule("RESPONSE-\(name)"),
            let partial = treatment.rule("PARTIAL"),
            let worse = treatment.scaleRule("WORSE", scale: scale) ?? treatment.rule("WORSE")
        else { return nil }
        self.scale = scale
        self.response = response
        self.partial = partial
        self.worse = worse
        remission = treatment.scaleRule("REMISSION-\(name)", scale: scale)
        entry = treatment.scaleRule("ENTRY-\(name)", scale: scale)
        edgeExcluded = treatment.texts("RESPONSE-EDGE-EXCLUDED").contains(name)
    }

    /// Judges a score. Nil when the baseline is too low to be judged by: not above zero, or under the entry score.
    public func classify(baseline: Double, current: Double) -> ResponseReading? {
        guard baseline > 0, baseline.isFinite, current.isFinite, current >= 0, baseline >= entry?.figure ?? 0 else {
            return nil
        }
        func reading(_ outcome: ResponseOutcome, _ rule: Rule) -> ResponseReading {
            ResponseReading(
                outcome: outcome, scale: scale, baseline: baseline, current: current,
                improvementPercent: (baseline - current) / baseline * 100, rule: rule.id, reason: rule.reason,
                source: rule.source, approved: rule.approved)
        }
        if let remission, let cutOff = remission.figure, current <= cutOff { return reading(.remission, remission) }
        if reaches(response, drop: baseline - current, of: baseline, orEqual: !edgeExcluded) {
            return reading(.response, response)
        }
        if reaches(partial, drop: baseline - current, of: baseline, orEqual: true) { return reading(.partial, partial) }
        // A share is passed to be worse, a number of points is reached.
        let byPoints = worse.unit == "{points}"
        if reaches(worse, drop: current - baseline, of: baseline, orEqual: byPoints) { return reading(.worse, worse) }
        return reading(.none, partial)
    }

    /// Whether a change reaches a row's share or points. Multiplied out, so that 7 of 20 is exactly 35 %.
    private func reaches(_ rule: Rule, drop: Double, of baseline: Double, orEqual: Bool) -> Bool {
        guard let figure = rule.figure else { return false }
        let change = rule.unit == "{points}" ? drop : drop * 100
        let needed = rule.unit == "{points}" ? figure : figure * baseline
        return orEqual ? change >= needed : change > needed
    }
}

extension CourseProgress {
    /// The latest score of the followed scale, judged; nil while there is no baseline, or no score since `since`.
    public func reading(_ treatment: TreatmentProtocol, since: Day? = nil) -> ResponseReading? {
        guard let scale = followedScale(treatment, since: since), let baseline = baseline(of: scale),
            let latest = followUp(of: scale).last
        else { return nil }
        return ResponseRule(indication, scale: scale, in: treatment)?
            .classify(baseline: baseline.value, current: latest.value)
    }
}

extension Rule {
    /// The row's number, when it is one.
    var figure: Double? { if case .number(let number)? = value { number } else { nil } }
}

extension TreatmentProtocol {
    /// The row `prefix-SCALE`, however the scale is spelled.
    func scaleRule(_ prefix: String, scale: String) -> Rule? {
        let key = scale.scaleKey
        return rules.values.first { rule in
            rule.id.hasPrefix("\(prefix)-") && rule.id.dropFirst(prefix.utf8.count + 1).scaleKey == key
        }
    }
}
