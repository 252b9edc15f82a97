import Care

extension ReferralReader {
    mutating func readPatient(_ entry: BundleEntry) throws {
        let resource = entry.resource
        candidate.name = try name(resource)
        candidate.sex = try sex(entry)
        candidate.birthDate = try birthDate(entry)
        candidate.medicalRecordNumber = try medicalRecordNumber(resource)
        candidate.phone = try telecom("phone", of: resource)
        candidate.email = try telecom("email", of: resource)
        let died = try resource.day("deceasedDateTime")
        candidate.deceased = try resource.flag("deceasedBoolean") ?? (died != nil)
    }

    /// A partial birth date is not completed by guessing: age rules then ask for it.
    private mutating func birthDate(_ entry: BundleEntry) throws -> Day? {
        guard let day = try entry.resource.day("birthDate"), let text = try entry.resource.string("birthDate") else {
            return nil
        }
        guard text.utf8.count >= 10 else {
            remark(entry, "The birth date \(text) is not a whole date; ask for it.")
            return nil
        }
        return day
    }

    private mutating func sex(_ entry: BundleEntry) throws -> AdministrativeSex? {
        guard let code = try entry.resource.string("gender") else { return nil }
        guard let sex = AdministrativeSex(rawValue: code.lowercased()) else {
            remark(entry, "The gender is none of female, male, other, unknown; ask for it.")
            return nil
        }
        return sex
    }

    /// The official name before the usual one, and either before any other that is not an old one.
    private func name(_ resource: Cursor) throws -> PersonName? {
        var best: (rank: Int, name: PersonName)?
        for candidate in try resource.list("name") {
            let rank =
                switch try candidate.string("use") {
                case "official": 0
                case "usual": 1
                case "old", "maiden": 3
                default: 2
                }
            if let name = try personName(candidate), rank < best?.rank ?? .max { best = (rank, name) }
        }
        return best?.name
    }

    private func personName(_ name: Cursor) throws -> PersonName? {
        let given = try name.strings("given").joined(separator: " ")
        let family = try name.string("family") ?? ""
        if !given.isEmpty || !family.isEmpty { return PersonName(given: given, family: family) }
        guard let text = try name.string("text") else { return nil }
        if let comma = text.firstIndex(of: ",") {
            return PersonName(given: text[text.index(after: comma)...].trimmed, family: text[..<comma].trimmed)
        }
        let words = text.split(separator: " ")
        return PersonName(given: words.dropLast().joined(separator: " "), family: words.last.map(String.init) ?? "")
    }

    /// The identifier of type MR (HL7 table 0203), or one called a medical record number.
    private func medicalRecordNumber(_ resource: Cursor) throws -> String? {
        for identifier in try resource.list("identifier") {
            guard try identifier.string("use") != "old", let type = try identifier.object("type"),
                try isMedicalRecordNumber(type), let value = try identifier.string("value")
            else { continue }
            return value
        }
        return nil
    }

    private func isMedicalRecordNumber(_ type: Cursor) throws -> Bool {
        for coding in try type.list("coding") {
            if try coding.string("code")?.uppercased() == "MR" { return true }
        }
        return try type.string("text")?.lowercased() == "medical record number"
    }

    /// The contact point of that kind with the best rank, old ones never.
    private func telecom(_ system: String, of resource: Cursor) throws -> String? {
        var best: (rank: Double, value: String)?
        for point in try resource.list("telecom") {
            guard try point.string("system") == system, try point.string("use") != "old",
                let value = try point.string("value")
            else { continue }
            let rank = try point.number("rank") ?? .infinity
            if best.map({ rank < $0.rank }) ?? true { best = (rank, value) }
        }
        return best?.value
    }
}
