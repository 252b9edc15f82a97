import Care
public import Foundation
import Records

/// What a patient reads beside every questionnaire: whom to call in a crisis, and who reads the answers and when.
public struct PatientNotice: ClinicSetting, Hashable {
    /// What to do in a crisis, in a sentence.
    public var crisis: String
    /// The number behind the crisis line's button; empty for none.
    public var crisisNumber: String
    /// Who reads the answers, and when.
    public var readers: String
    /// The clinic's telephone number for patients; empty for none.
    public var clinicPhone: String

    public init(crisis: String, crisisNumber: String, readers: String, clinicPhone: String = "") {
        self.crisis = crisis
        self.crisisNumber = crisisNumber
        self.readers = readers
        self.clinicPhone = clinicPhone
    }

    static var stream: StreamName { ClinicIdentity.stream }
    static let kind = "clinic.patient-notice-changed"

    /// What stands there until the clinic writes its own words. 988 is the lifeline of the United States; elsewhere the
    /// local emergency number is named in words.
    public static func standard(zone: TimeZone) -> PatientNotice {
        let readers =
            "Nobody reads your answers at the moment you send them. Staff read them on working days, usually by the next "
            + "one. If you need help sooner, do not wait for us."
        guard isInUnitedStates(zone) else {
            return PatientNotice(
                crisis: "If you might harm yourself, call your local emergency number now.", crisisNumber: "",
                readers: readers)
        }
        return PatientNotice(
            crisis: "If you might harm yourself, call or text 988 at any hour: the Suicide and Crisis Lifeline. "
                + "In danger now, call 911.", crisisNumber: "988", readers: readers)
    }

    /// The IANA names of zones in the United States where 988 answers.
    private static func isInUnitedStates(_ zone: TimeZone) -> Bool {
        let cities = [
            "New_York", "Detroit", "Chicago", "Denver", "Boise", "Phoenix", "Los_Angeles", "Anchorage", "Juneau",
            "Sitka",
            "Nome", "Adak", "Yakutat", "Metlakatla", "Menominee", "Puerto_Rico",
        ]
        let name = zone.identifier
        return cities.contains { name == "America/\($0)" } || name == "Pacific/Honolulu" || name == "Pacific/Guam"
            || ["America/Indiana/", "America/Kentucky/", "America/North_Dakota/", "US/"].contains(where: name.hasPrefix)
    }

    func checked() throws -> PatientNotice {
        for (field, text) in [("crisis", crisis), ("readers", readers)] {
            guard (20...600).contains(text.count) else {
                throw Refusal(
                    code: "notice.\(field)", field: field, reason: "This has under 20 or over 600 characters.",
                    remedy: "Write a sentence or two that a patient understands.")
            }
        }
        for (field, number) in [("crisisNumber", crisisNumber), ("clinicPhone", clinicPhone)] where !number.isEmpty {
            guard PhoneNumber(number) != nil else {
                throw Refusal(
                    code: "notice.\(field)", field: field, reason: "\(number) is not a telephone number.",
                    remedy: "Enter digits, with + and spaces if you like, or leave it empty.")
            }
        }
        return self
    }
}

/// A telephone number: 3 to 15 digits, with + before them or without.
public struct PhoneNumber: Sendable, Hashable {
    /// As `+16025550100`: nothing that a program it is handed to could take for an option.
    public let digits: String

    public init?(_ typed: String) {
        let plain = typed.filter { !" ()-./\u{A0}".contains($0) }
        let digits = plain.hasPrefix("+") ? plain.dropFirst() : plain[...]
        guard (3...15).contains(digits.count), digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        self.digits = (plain.hasPrefix("+") ? "+" : "") + digits
    }
}
