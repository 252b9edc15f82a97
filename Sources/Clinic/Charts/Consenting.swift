public import Care
import Foundation
import Records

extension Clinic {
    /// Records that the education was gone through, with the answers to its questions.
    ///
    /// - Parameter answers: the option chosen for each question, counted from 0.
    public func giveEducation(
        _ protocolID: String, answers: [Int], on patient: PatientID, access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.giveEducation, on: patient)
        let document = try education.document(for: protocolID)
        guard answers.count == document.quiz.count else {
            throw Refusal(
                code: "education.answers", field: "answers",
                reason: "\(answers.count) of \(document.quiz.count) questions were answered.",
                remedy: "Answer every question.")
        }
        let (correct, of) = document.grade(answers: answers)
        return try await decide(on: patient, by: access, command) { _ in
            [
                ChartWrite(
                    stream: .chart(patient),
                    content: .educationRead(
                        EducationRead(
                            protocolID: protocolID, version: document.version, correctAnswers: correct, questions: of)))
            ]
        }
    }

    /// Takes the patient's informed consent, witnessed by the signed-in person.
    public func takeConsent(
        to protocolID: String, signedName: String, on patient: PatientID, access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.takeConsent, on: patient)
        let document = try education.document(for: protocolID)
        let treatment = try await treatmentProtocol(protocolID)
        return try await decide(on: patient, by: access, command) { situation in
            let consent = try ConsentRules.sign(
                signedName, for: situation.course, under: treatment, documentVersion: document.version,
                documentHash: document.consentHash, witness: access.person.id, on: situation.today)
            return [ChartWrite(stream: .chart(patient), content: .consentSigned(consent))]
        }
    }

    public func withdrawConsent(
        reason: String, on patient: PatientID, access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.withdrawConsent, on: patient)
        return try await decide(on: patient, by: access, command) { situation in
            let withdrawn = try ConsentRules.withdraw(reason: reason, of: situation.course, on: situation.today)
            return [ChartWrite(stream: .chart(patient), content: .consentWithdrawn(withdrawn))]
        }
    }
}
