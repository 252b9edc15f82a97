/// Something that is looked at again and again for as long as treatment lasts.
public enum SurveillanceItem: String, Sendable, Hashable, Codable, CaseIterable {
    case bladder
    case substances
    case prescriptionMonitoring = "prescription-monitoring"
    case urineDrugScreen = "urine-drug-screen"
    case weightAndBloodPressure = "weight-and-blood-pressure"
    case cognition
    case liver
    case renal
    case electrocardiogram
    case pregnancy
    case pregnancyPlan = "pregnancy-plan"
    case needReview = "need-review"
    case consentRenewal = "consent-renewal"
    case examination
    case teamReview = "team-review"

    /// What to do, in words.
    public var title: String {
        switch self {
        case .bladder: "Bladder questionnaire"
        case .substances: "Alcohol and drug questionnaires"
        case .prescriptionMonitoring: "Prescription-monitoring query"
        case .urineDrugScreen: "Urine drug screen"
        case .weightAndBloodPressure: "Weight and blood pressure"
        case .cognition: "Cognitive test"
        case .liver: "Liver tests"
        case .renal: "Kidney tests"
        case .electrocardiogram: "Electrocardiogram"
        case .pregnancy: "Pregnancy test"
        case .pregnancyPlan: "Talk about pregnancy plans"
        case .needReview: "Review whether treatment is still needed"
        case .consentRenewal: "Renew consent and weigh risk and benefit"
        case .examination: "Examination in person"
        case .teamReview: "Review by the whole team"
        }
    }

    /// Who does it.
    public var role: AssignedRole {
        switch self {
        case .bladder, .substances, .urineDrugScreen, .weightAndBloodPressure, .pregnancy: .nurse
        case .prescriptionMonitoring, .liver, .renal, .electrocardiogram, .pregnancyPlan, .needReview, .consentRenewal,
            .examination, .teamReview:
            .prescriber
        case .cognition: .therapist
        }
    }

    /// The row that fixes how often it is due, or nil when this patient does not need it.
    func rule(_ progress: CourseProgress, _ treatment: TreatmentProtocol, on day: Day) -> Rule? {
        switch self {
        case .bladder: treatment.rule("SURVEY-BLADDER")
        case .substances: treatment.rule("SURVEY-SUBSTANCES")
        case .prescriptionMonitoring: treatment.rule("SURVEY-PDMP")
        case .urineDrugScreen: treatment.rule("SURVEY-UDS")
        case .weightAndBloodPressure: treatment.rule("SURVEY-WEIGHT-BP")
        case .cognition: treatment.rule("SURVEY-COGNITION")
        case .liver:
            treatment.rule(
                progress.liverRisk || progress.isWeeklyOrMore(on: day) ? "SURVEY-LIVER-FREQUENT" : "SURVEY-LIVER")
        case .renal: treatment.rule("SURVEY-RENAL")
        case .electrocardiogram: progress.cardiacRisk ? treatment.rule("SURVEY-ECG") : nil
        case .pregnancy: progress.couldBePregnant ? treatment.rule("SURVEY-PREGNANCY") : nil
        case .pregnancyPlan: progress.couldBePregnant ? treatment.rule("SURVEY-PREGNANCY-PLAN") : nil
        case .needReview: treatment.rule("REVIEW-MONTHS")
        case .consentRenewal: treatment.rule("SURVEY-CONSENT")
        case .examination: treatment.rule("SURVEY-EXAM")
        case .teamReview: treatment.rule("REVIEW-TEAM-MONTHS")
        }
    }

    /// The row that speaks when the result was positive; the interval's own row when there is no other.
    func positiveRule(_ result: SurveillanceResult, _ treatment: TreatmentProtocol) -> Rule? {
        if let rule = result.rule { return treatment.rule(rule) }
        return switch self {
        case .bladder: treatment.rule("SURVEY-BLADDER-SYMPTOMS")
        case .cognition: treatment.rule("SURVEY-COGNITION-DROP")
        default: nil
        }
    }
}

extension CourseProgress {
    /// Four sessions in the last four weeks, or the plan's interval of a week or less.
    func isWeeklyOrMore(on day: Day) -> Bool {
        if let intervalDays, phase != .induction { return intervalDays <= 7 }
        return sessions.count { $0.day <= day && day.days(since: $0.day) < 28 } >= 4
    }
}

/// When an item was last done, and whether it showed something that must be reviewed before the next dose.
public struct SurveillanceResult: Sendable, Hashable, Codable {
    public let on: Day
    public let positive: Bool
    /// The row that found it positive, where it is not the one that speaks for every result of the item.
    public let rule: String?

    public init(on: Day, positive: Bool = false, rule: String? = nil) {
        self.on = on
        self.positive = positive
        self.rule = rule
    }
}
