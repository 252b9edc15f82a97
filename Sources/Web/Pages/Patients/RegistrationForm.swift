import Care

/// The questions of a registration, as they were typed, and what they say.
struct RegistrationForm: Sendable {
    var given = ""
    var family = ""
    var birthDate = ""
    var sex = ""
    var medicalRecordNumber = ""
    var phone = ""
    var email = ""
    var contact = ""
    var emergencyContact = ""
    var referredBy = ""
    var veteran = false
    var confirmedNew = false

    init() {}

    init(_ form: Form) {
        given = form["given"]
        family = form["family"]
        birthDate = form["birthDate"]
        sex = form["sex"]
        medicalRecordNumber = form["medicalRecordNumber"]
        phone = form["phone"]
        email = form["email"]
        contact = form["contact"]
        emergencyContact = form["emergencyContact"]
        referredBy = form["referredBy"]
        veteran = form["veteran"] == "yes"
        confirmedNew = form["confirmedNew"] == "yes"
    }

    init(_ registration: Registration) {
        given = registration.name.given
        family = registration.name.family
        birthDate = registration.birthDate.description
        sex = registration.sex.rawValue
        medicalRecordNumber = registration.medicalRecordNumber
        phone = registration.phone ?? ""
        email = registration.email ?? ""
        contact = registration.contact?.rawValue ?? ""
        emergencyContact = registration.emergencyContact ?? ""
        referredBy = registration.referredBy ?? ""
        veteran = registration.veteran
    }

    /// What a referral says of its patient, for a person to confirm.
    init(_ candidate: Candidate) {
        given = candidate.name?.given ?? ""
        family = candidate.name?.family ?? ""
        birthDate = candidate.birthDate?.description ?? ""
        sex = candidate.sex?.rawValue ?? ""
        medicalRecordNumber = candidate.medicalRecordNumber ?? ""
        phone = candidate.phone ?? ""
        email = candidate.email ?? ""
    }

    /// - Throws: a refusal that names the field; names and numbers are checked by the use case.
    func registration(synthetic: Bool = false) throws -> Registration {
        guard let birth = Day(birthDate) else {
            throw Refusal(
                code: "patient.birth-date", field: "birthDate",
                reason: birthDate.isEmpty ? "The birth date is missing." : "There is no such day.",
                remedy: "Enter it as year-month-day.")
        }
        guard let sex = AdministrativeSex(rawValue: sex) else {
            throw Refusal(
                code: "patient.sex", field: "sex", reason: "No sex was chosen.",
                remedy: "Choose one; unknown is an answer.")
        }
        func optional(_ text: String) -> String? { text.isEmpty ? nil : text }
        return Registration(
            name: PersonName(given: given, family: family), birthDate: birth, sex: sex,
            medicalRecordNumber: medicalRecordNumber, phone: optional(phone), email: optional(email),
            contact: MessageChannel(rawValue: contact), emergencyContact: optional(emergencyContact),
            referredBy: optional(referredBy), veteran: veteran,
            synthetic: synthetic)
    }

    /// - Parameter refusals: what was wrong; one about somebody of the same name asks whether this is a new patient.
    func fields(_ refusals: [Refusal]) -> HTML {
        let sexes = AdministrativeSex.allCases.map {
            Field.Choice($0.rawValue, $0.rawValue.prefix(1).uppercased() + $0.rawValue.dropFirst())
        }
        let isTwin = refusals.contains { $0.code == "patient.twin" } || confirmedNew
        let twin = Field(
            "confirmedNew", "This is somebody else: register a new patient", .checkbox,
            value: confirmedNew ? "yes" : "", required: false)
        return """
            <div class="fields-across">\(Field(
                "given", "Given name", value: given, error: refusals.error(for: "given")))\
            \(Field(
                "family", "Family name", value: family,
                error: refusals.error(for: "family") ?? refusals.error(for: "name")))</div>\
            \(if: isTwin, twin.html)\
            <div class="fields-across">\(Field(
                "birthDate", "Birth date", .date, value: birthDate, error: refusals.error(for: "birthDate")))\
            \(Field("sex", "Sex", .select(sexes), value: sex, error: refusals.error(for: "sex")))</div>\
            \(Field(
                "medicalRecordNumber", "Record number", value: medicalRecordNumber,
                hint: "The clinic’s own number for this patient.",
                error: refusals.error(for: "medicalRecordNumber")))\
            <div class="fields-across">\(Field(
                "phone", "Telephone", value: phone, error: refusals.error(for: "phone"), required: false))\
            \(Field(
                "email", "E-mail", .email, value: email, error: refusals.error(for: "email"), required: false))</div>\
            \(Field(
                "contact", "Links to questionnaires may be sent", .select(Self.contacts), value: contact,
                hint: "What the patient agreed to. A link names the clinic and nothing else.", required: false))\
            \(Field("emergencyContact", "Emergency contact", value: emergencyContact, required: false))\
            \(Field("referredBy", "Referred by", value: referredBy, required: false))\
            \(Field("veteran", "Veteran", .checkbox, value: veteran ? "yes" : "", required: false))
            """
    }

    private static let contacts = MessageChannel.allCases.map { Field.Choice($0.rawValue, "By \($0.words)") }

    /// The refusals as a form's summary links to them: the field of a whole name is the family name.
    static func placed(_ refusal: Refusal) -> Refusal {
        guard refusal.field == "name" else { return refusal }
        return Refusal(code: refusal.code, field: "family", reason: refusal.reason, remedy: refusal.remedy)
    }
}
