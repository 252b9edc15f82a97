public import Measures

extension AnswerSheet {
    /// What these answers say of suicidality.
    ///
    /// A scale with a triage of its own speaks by it. Else a positive suicide item is high and a skipped one moderate. Where
    /// something was found and something else skipped, the skipped answer may be the graver one, so it is high too.
    public var risk: SheetRisk {
        SheetRisk(
            scale: scale, suicideItem: suicideItem, triage: triage, skipped: flags.contains(SheetRisk.skippedFlag))
    }
}

/// What answers that may still be growing say about suicidality.
public struct SheetRisk: Sendable, Hashable, Codable {
    /// The flag by which scoring says that a suicide item was skipped.
    public static let skippedFlag = "suicide-item-missing"

    public let scale: String
    public let suicideItem: SuicideItem?
    public let triage: RiskRaised.Level?
    public let skipped: Bool

    public init(scale: String, suicideItem: SuicideItem?, triage: RiskRaised.Level?, skipped: Bool) {
        self.scale = scale
        self.suicideItem = suicideItem
        self.triage = triage
        self.skipped = skipped
    }

    public var level: RiskRaised.Level? {
        switch suicideItem {
        case .positive: skipped ? .high : (triage ?? .high)
        case .skipped: .moderate
        case .negative, nil: nil
        }
    }

    /// The risk that these answers raise: a clinician within the hour, the day or the week.
    ///
    /// - Parameters:
    ///   - title: what people call the scale.
    ///   - origin: where the answers come from when nobody here asked, as `came with a referral`.
    public func raised(
        id: RiskID, title: String, origin: String? = nil, owner: PersonID?, clock: RiskClock, at now: Instant
    ) -> RiskRaised? {
        guard let level else { return nil }
        let reason: String
        let source: String
        if suicideItem == .skipped {
            reason = "Suicide item of \(title) was skipped; ask it"
            source = "a skipped suicide item is an open alarm"
        } else if triage != nil {
            reason = "\(title): \(level.rawValue) by its own triage" + (skipped ? ", with an answer missing" : "")
            source = "Columbia triage of the C-SSRS screener"
        } else {
            reason = "Suicide item of \(title) positive"
            source = "suicidal-ideation pathway: page a clinician within 1 h"
        }
        return RiskRaised(
            id: id, level: level, reason: reason + (origin.map { " (\($0))" } ?? ""), source: source, owner: owner,
            due: clock.due(level, from: now))
    }
}

extension SheetRisk {
    /// What scored answers say of suicidality; of a scale that does not ask about it, nothing.
    public init(_ score: ScaleScore, of scale: ScaleDefinition) {
        let skipped = score.flags.contains(Self.skippedFlag)
        let item: SuicideItem? =
            if !scale.asksAboutSuicide {
                nil
            } else if score.flags.contains("suicide-item-positive") {
                .positive
            } else {
                skipped ? .skipped : .negative
            }
        self.init(scale: scale.id, suicideItem: item, triage: Self.triage(score, of: scale), skipped: skipped)
    }

    /// The class that the scale itself puts the answers into, where its classes are the levels of a risk.
    private static func triage(_ score: ScaleScore, of scale: ScaleDefinition) -> RiskRaised.Level? {
        guard scale.scoring.method == .none, let band = score.band else { return nil }
        return RiskRaised.Level.allCases.first { band == $0.rawValue || band.hasPrefix("\($0.rawValue) or") }
    }
}

extension Score {
    /// What a total without its answers says of suicidality.
    public var risk: SheetRisk {
        SheetRisk(scale: scale, suicideItem: suicideItem, triage: nil, skipped: suicideItem == .skipped)
    }
}
