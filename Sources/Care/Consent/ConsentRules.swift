import Foundation

/// When consent may be taken and how long it holds.
public enum ConsentRules {
    public static func sign(
        _ name: String, for course: Course, under treatment: TreatmentProtocol, documentVersion: String,
        documentHash: String, witness: PersonID, on today: Day
    ) throws -> ConsentSigned {
        guard let decision = course.decision, decision.content.outcome == .eligible else {
            throw Refusal(
                code: "consent.not-eligible", reason: "No prescriber has found this patient eligible.",
                remedy: "Screen the patient and sign the decision first.")
        }
        let pass = Int(treatment.number("QUIZ-PASS") ?? 1_000)
        guard course.educationPassed(for: treatment.id, correct: pass) else {
            throw Refusal(
                code: "consent.education", field: "education",
                reason: "The comprehension check for \(treatment.title) has not been passed.",
                remedy: "Go through the education and answer all \(pass) questions rightly.")
        }
        guard let registered = course.registration?.name.display,
            Self.folded(name) == Self.folded(registered)
        else {
            throw Refusal(
                code: "consent.name", field: "signedName",
                reason: "The name signed is not the patient's registered name.",
                remedy: "Have the patient write their full name as registered.")
        }
        guard let days = treatment.number("CONSENT-VALID") else {
            throw Refusal(
                code: "consent.rule", reason: "The protocol does not say how long consent holds.",
                remedy: "Add the row CONSENT-VALID to the protocol.")
        }
        return ConsentSigned(
            protocolID: treatment.id, documentVersion: documentVersion, documentHash: documentHash, signedName: name,
            witness: witness, signedOn: today, validThrough: today.adding(days: Int(days)))
    }

    public static func withdraw(reason: String, of course: Course, on today: Day) throws -> ConsentWithdrawn {
        guard course.consents.contains(where: { course.consent(for: $0.content.protocolID, on: today) != nil }) else {
            throw Refusal(
                code: "consent.none", reason: "There is no consent in force to withdraw.",
                remedy: "Nothing needs to be done.")
        }
        guard !reason.isEmpty else {
            throw Refusal(
                code: "consent.reason", field: "reason", reason: "No reason was given.",
                remedy: "Write what the patient said, or \"not stated\".")
        }
        return ConsentWithdrawn(reason: reason)
    }

    /// Names are compared without case, accents or doubled spaces.
    private static func folded(_ name: String) -> String {
        name.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
            .filter { !(0x300...0x36F).contains($0.value) }
            .reduce(into: "") { $0.unicodeScalars.append($1) }
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
