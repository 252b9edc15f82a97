/// What a prescriber may decide after a screening.
public enum DecisionRules {
    /// Eligible only when every excluding or holding finding was set aside with a reason, and nothing needed is missing
    /// without a word about it.
    public static func decide(
        _ outcome: ScreeningDecision.Outcome, reason: String, indication: Indication, result: ScreeningResult,
        setAside: [String: String], signature: SignatureMark, for course: Course
    ) throws -> ScreeningDecision {
        guard reason.count >= 3 else {
            throw Refusal(
                code: "decision.reason", field: "reason", reason: "A decision needs a reason.",
                remedy: "Say in one sentence why.")
        }
        guard !course.phase.treats else {
            throw Refusal(
                code: "decision.phase", reason: "This patient is being treated already.",
                remedy: "End the course first, or record a note.")
        }
        if outcome == .eligible {
            for finding in result.findings where finding.severity <= .hold {
                guard let words = setAside[finding.id], words.count >= 10 else {
                    throw Refusal(
                        code: "decision.finding", field: finding.id,
                        reason: "\(finding.id) says \(finding.severity.rawValue): \(finding.reason)",
                        remedy: "Decline or defer, or say in at least ten characters why it does not stand in the way.")
                }
                guard finding.id != "E-AGE" else {
                    throw Refusal(
                        code: "decision.age", field: finding.id, reason: "Treatment is for adults only.",
                        remedy: "Decline; this cannot be set aside.")
                }
            }
            if !result.missing.isEmpty, (setAside["missing"] ?? "").count < 10 {
                let names = result.missing.map(\.name).joined(separator: ", ")
                throw Refusal(
                    code: "decision.missing", field: "missing", reason: "Not known yet: \(names).",
                    remedy: "Record it, or say in at least ten characters why the decision can be made without it.")
            }
        }
        return ScreeningDecision(
            outcome: outcome, reason: reason, indication: indication, result: result,
            setAside: setAside.filter { !$0.value.isEmpty }, signature: signature)
    }
}
