import Care

/// Every way in which a referral is refused, each with its field and what to do.
extension Refusal {
    private static let askAgain = "Ask the sender to correct it and send it again."

    static func tooLarge(bytes: Int, limit: Int) -> Refusal {
        Refusal(
            code: "referral.too-large",
            reason: "The file has \(bytes) bytes; at most \(limit) are read.",
            remedy: "Ask the sender for this patient's record without attachments.")
    }

    static let notUTF8 = Refusal(
        code: "referral.encoding", reason: "The file is not text in UTF-8.",
        remedy: "Save it as FHIR JSON in UTF-8.")

    static func tooDeep(limit: Int) -> Refusal {
        Refusal(
            code: "referral.too-deep", reason: "Lists and objects are nested more than \(limit) deep.",
            remedy: "This is not a usual referral: ask the sender how it was made.")
    }

    static func notJSON(empty: Bool) -> Refusal {
        Refusal(
            code: "referral.not-json", reason: empty ? "The file is empty." : "The file is not valid JSON.",
            remedy: "Choose a FHIR R4 Bundle as JSON; XML and PDF are not read.")
    }

    static func numberTooLarge(_ number: String) -> Refusal {
        Refusal(
            code: "referral.number-out-of-range", reason: "The number \(shown(number)) is too large to be real.",
            remedy: askAgain)
    }

    static func notABundle(_ found: String?) -> Refusal {
        Refusal(
            code: "referral.not-bundle", field: "resourceType",
            reason: found.map { "The document is a \(shown($0)), not a Bundle." }
                ?? "The document is not a FHIR resource: it has no resourceType.",
            remedy: "Choose a FHIR R4 Bundle that holds the patient and their record.")
    }

    static let emptyBundle = Refusal(
        code: "referral.empty", field: "Bundle.entry", reason: "The Bundle holds no resource.",
        remedy: "Ask the sender for a Bundle with the patient and their record.")

    static func noResourceType(at path: String) -> Refusal {
        Refusal(
            code: "referral.no-resource-type", field: "\(path).resourceType",
            reason: "The resource does not say what it is.", remedy: askAgain)
    }

    static let noPatient = Refusal(
        code: "referral.no-patient", field: "Bundle.entry", reason: "The Bundle holds no Patient.",
        remedy: "Ask the sender to include the Patient resource.")

    static func twoPatients(at path: String, first: String, second: String) -> Refusal {
        Refusal(
            code: "referral.two-patients", field: path,
            reason: "The Bundle holds two patients, \(shown(first)) and \(shown(second)).",
            remedy: "Ask for one Bundle for each patient.")
    }

    static func otherPatient(at path: String, named: String, expected: String) -> Refusal {
        Refusal(
            code: "referral.other-patient", field: path,
            reason: "This is about \(shown(named)), but the Bundle's patient is \(shown(expected)).",
            remedy: "Ask the sender for a Bundle of one patient.")
    }

    static func wrongKind(at path: String, expected: String, found: JSON) -> Refusal {
        Refusal(
            code: "referral.wrong-type", field: path, reason: "Expected \(expected), found \(found.kind).",
            remedy: askAgain)
    }

    static func twoValues(at path: String, keys: [String]) -> Refusal {
        Refusal(
            code: "referral.two-values", field: path,
            reason: "It has more than one value: \(keys.joined(separator: ", ")).", remedy: askAgain)
    }

    static func numberOutOfRange(at path: String) -> Refusal {
        Refusal(
            code: "referral.number-out-of-range", field: path, reason: "The number is too large to be real.",
            remedy: askAgain)
    }

    static func notADate(at path: String, text: String) -> Refusal {
        Refusal(
            code: "referral.not-a-date", field: path, reason: "\"\(shown(text))\" is not a date.",
            remedy: "Write it as YYYY-MM-DD, or with a time as YYYY-MM-DDThh:mm:ss+hh:mm.")
    }

    static func impossibleDate(at path: String, text: String) -> Refusal {
        Refusal(
            code: "referral.impossible-date", field: path, reason: "There is no day \(shown(text)).",
            remedy: askAgain)
    }

    static func futureDate(at path: String, text: String, today: Day) -> Refusal {
        Refusal(
            code: "referral.future-date", field: path,
            reason: "\(shown(text)) lies after \(today), the day of reading.",
            remedy: "Check the date with the sender, and the day it is read on.")
    }

    /// A piece of the document that is safe on one line of a screen.
    private static func shown(_ text: String) -> String {
        let limit = 60
        let unsafe: Set<Unicode.GeneralCategory> = [.control, .lineSeparator, .paragraphSeparator]
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(limit) {
            line.append(unsafe.contains(scalar.properties.generalCategory) ? " " : scalar)
        }
        return String(line) + (text.unicodeScalars.count > limit ? "…" : "")
    }
}
