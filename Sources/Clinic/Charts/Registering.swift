public import Care
import Foundation
import Records

extension Clinic {
    /// Registers a new patient and opens their chart.
    ///
    /// - Parameter confirmedNew: set once a person has seen that someone of the same name and birth date is here already.
    public func register(
        _ registration: Registration, confirmedNew: Bool = false, access: Access, _ command: Command
    ) async throws -> PatientID {
        try access.proves(.registerPatient)
        let patient = PatientID("p" + command.id.filter(\.isHexDigit).lowercased())
        return try await registrations.run {
            try await open(
                patient, registration, facts: [], risks: [], confirmedNew: confirmedNew, access: access, command)
            return patient
        }
    }

    /// Registers the patient of a referral with everything the referral says, or nothing. What its answers say of
    /// suicidality raises a risk in the same write.
    public func importReferral(
        _ candidate: Candidate, risks: [ReferredRisk], contentHash: String, leftAside: [String: Int],
        registration: Registration, confirmedNew: Bool = false, access: Access, _ command: Command
    ) async throws -> PatientID {
        try access.proves(.importReferral)
        let patient = PatientID("p" + command.id.filter(\.isHexDigit).lowercased())
        return try await registrations.run {
            try await refuseRepeated(contentHash, unless: patient)
            var facts: [ChartEntry] = [
                .referralImported(
                    ReferralImported(
                        contentHash: contentHash,
                        facts: candidate.conditions.count + candidate.medications.count + candidate.allergies.count
                            + candidate.observations.count, leftAside: leftAside))
            ]
            facts += candidate.conditions.map(ChartEntry.condition)
            facts += candidate.medications.map(ChartEntry.medication)
            facts += candidate.allergies.map(ChartEntry.allergy)
            facts += candidate.observations.map(ChartEntry.measured)
            try await open(
                patient, registration, facts: facts, risks: risks, confirmedNew: confirmedNew, access: access, command)
            return patient
        }
    }

    private func refuseRepeated(_ contentHash: String, unless patient: PatientID) async throws {
        let seen = try await store.rows("SELECT patient FROM referrals WHERE content_hash = \(contentHash)")
        if let before = try seen.first?.text(0), before != patient.text {
            throw Refusal(
                code: "referral.imported", field: "file", reason: "This referral was imported before.",
                remedy: "Open the patient's chart; nothing needs to be imported again.")
        }
    }

    /// Replaces who the patient is: a new name, telephone or address.
    public func changeRegistration(
        of patient: PatientID, to registration: Registration, access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.registerPatient, on: patient)
        let checked = try registration.checked(on: day(command.now))
        return try await registrations.run {
            try await refuseNumber(of: checked, unless: patient)
            return try await decide(on: patient, by: access, command) { situation in
                var changed = checked
                // Nobody who was made up becomes a real patient.
                let was = situation.course.registration?.synthetic ?? identity.isSynthetic
                changed.synthetic = checked.synthetic || was
                return [ChartWrite(stream: .chart(patient), content: .registered(changed))]
            }
        }
    }

    private func open(
        _ patient: PatientID, _ registration: Registration, facts: [ChartEntry], risks: [ReferredRisk],
        confirmedNew: Bool, access: Access, _ command: Command
    ) async throws {
        var registration = try registration.checked(on: day(command.now))
        registration.synthetic = registration.synthetic || identity.isSynthetic
        let checked = registration
        if !confirmedNew { try await refuseTwin(of: checked, unless: patient) }
        try await refuseNumber(of: checked, unless: patient)
        let known = risks.map { (risk: $0, id: newID() as RiskID) }
        _ = try await decide(on: patient, by: access, command, isNew: true) { situation in
            guard situation.course.sequence == 0 else {
                throw Refusal(
                    code: "patient.exists", reason: "This form was used for a patient already.",
                    remedy: "Open a new registration.")
            }
            let desk = await riskDesk(for: situation.course, hearing: access.person.id)
            let raised = known.compactMap { risk, id in
                desk.raised(from: risk.answers, origin: risk.origin, id: id, at: command.now)
            }
            return ([.registered(checked)] + facts + raised.map(ChartEntry.riskRaised))
                .map { ChartWrite(stream: .chart(patient), content: $0) }
        }
    }

    private func refuseTwin(of registration: Registration, unless patient: PatientID) async throws {
        let folded = PatientProjection.folded(registration.name.display)
        let twins = try await store.rows(
            """
            SELECT record_number FROM patients
            WHERE birth_date = \(registration.birthDate.description) AND folded_name = \(folded) AND patient <> \(patient.text)
            LIMIT 1
            """)
        if let number = try twins.first?.text(0) {
            throw Refusal(
                code: "patient.twin", field: "name",
                reason: "A patient of this name and birth date is here already, with record number \(number).",
                remedy: "Open that chart; if it is somebody else, confirm that this is a new patient.")
        }
    }

    private func refuseNumber(of registration: Registration, unless patient: PatientID) async throws {
        let numbers = try await store.rows(
            """
            SELECT patient FROM patients
            WHERE record_number = \(registration.medicalRecordNumber) AND patient <> \(patient.text) LIMIT 1
            """)
        if !numbers.isEmpty {
            throw Refusal(
                code: "patient.number-taken", field: "medicalRecordNumber",
                reason: "Record number \(registration.medicalRecordNumber) belongs to another patient.",
                remedy: "Check the number, or use another.")
        }
    }
}

extension Registration {
    /// Names without stray spaces, a record number, and a birth date a living person can have.
    func checked(on today: Day) throws -> Registration {
        func tidy(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        var tidied = self
        tidied.name = PersonName(given: tidy(name.given), family: tidy(name.family))
        tidied.medicalRecordNumber = tidy(medicalRecordNumber)
        guard !tidied.name.family.isEmpty, !tidied.name.given.isEmpty, tidied.name.display.count <= 200 else {
            throw Refusal(
                code: "patient.name", field: tidied.name.given.isEmpty ? "given" : "family",
                reason: "A patient needs a given and a family name of together at most 200 characters.",
                remedy: "Enter both as on the identity card.")
        }
        guard !tidied.medicalRecordNumber.isEmpty, tidied.medicalRecordNumber.count <= 64 else {
            throw Refusal(
                code: "patient.number", field: "medicalRecordNumber", reason: "There is no record number.",
                remedy: "Enter the clinic's number for this patient, at most 64 characters.")
        }
        guard birthDate <= today else {
            throw Refusal(
                code: "patient.birth-date", field: "birthDate", reason: "\(birthDate) is in the future.",
                remedy: "Enter the birth date as year-month-day.")
        }
        guard today.years(since: birthDate) <= 120 else {
            throw Refusal(
                code: "patient.birth-date", field: "birthDate", reason: "\(birthDate) is more than 120 years ago.",
                remedy: "Enter the birth date as year-month-day.")
        }
        if let contact { try refuseUnreachable(contact) }
        return tidied
    }

    /// An agreement to be sent links needs where to send them.
    private func refuseUnreachable(_ contact: MessageChannel) throws {
        switch contact {
        case .email: _ = try EmailAddress.read(email ?? "")
        case .text:
            guard phone.flatMap(PhoneNumber.init) != nil else {
                throw Refusal(
                    code: "patient.phone", field: "phone",
                    reason: "Links are to be sent as text messages, and there is no telephone number that works.",
                    remedy: "Enter the number in digits, with + and the country first.")
            }
        }
    }
}
