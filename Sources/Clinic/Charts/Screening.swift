public import Care
import Foundation

extension Clinic {
    /// Screens the chart as it stands under a protocol. Reading only.
    public func screen(
        _ patient: PatientID, under protocolID: String, indication: Indication?, access: Access, on today: Day
    ) async throws -> ScreeningResult {
        try access.proves(.screen, on: patient)
        let course = try await known(patient)
        let treatment = try await treatmentProtocol(protocolID)
        return Screening.evaluate(course.candidate, under: treatment, on: today, indication: indication)
    }

    /// A prescriber's decision on the screening they were shown, under their signature.
    ///
    /// - Parameter basedOn: the chart's sequence on their page: the decision is refused when facts were added since.
    public func decideScreening(
        _ outcome: ScreeningDecision.Outcome, reason: String, indication: Indication, protocolID: String,
        setAside: [String: String], basedOn: Int64, password: String, on patient: PatientID, access: Access,
        _ command: Command
    ) async throws -> Course {
        try access.proves(.decideScreening, on: patient)
        let treatment = try await treatmentProtocol(protocolID)
        let before = try await known(patient)
        let today = day(command.now)
        let result = Screening.evaluate(before.candidate, under: treatment, on: today, indication: indication)
        let signature = try await mark(
            access, password: password, meaning: .approval, kind: "screening-decision", subject: patient, under: result,
            command)
        // A synchronous rule: as an async closure it is inlined into `decide` and Swift 6.3.1 cannot split what comes out.
        let rule: @Sendable (Situation) throws -> [ChartWrite] = { situation in
            guard situation.course.sequence == basedOn else {
                throw Refusal(
                    code: "conflict.chart", reason: "The chart has changed since this screening was shown.",
                    remedy: "Read the screening again and decide on what it says now.")
            }
            if outcome == .eligible { try RiskRules.keepHomeLocked(treatment.setting, for: situation.course) }
            let decision = try DecisionRules.decide(
                outcome, reason: reason, indication: indication, result: result, setAside: setAside,
                signature: signature, for: situation.course)
            return [ChartWrite(stream: .chart(patient), content: .screeningDecided(decision))]
        }
        return try await decide(on: patient, by: access, command, rule)
    }

    /// The protocol of that id as the clinic has signed it.
    func treatmentProtocol(_ id: String) async throws -> TreatmentProtocol {
        guard let treatment = await protocols.current(id) else {
            throw Refusal(
                code: "protocol.unknown", field: "protocol", reason: "There is no protocol \(id).",
                remedy: "Choose one from the list of protocols.")
        }
        return treatment
    }

    func known(_ patient: PatientID) async throws -> Course {
        let course = try await courses.course(of: patient)
        guard course.sequence > 0 else { throw Clinic.noSuchPatient }
        return course
    }
}
