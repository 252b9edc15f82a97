import Care

extension ReferralReader {
    mutating func readCondition(_ entry: BundleEntry) throws -> Bool {
        guard try concernsPatient(entry) else { return false }
        let resource = entry.resource
        let verification = try resource.word("verificationStatus")
        let recorded = try resource.day("recordedDate")
        // A condition began no later than it was written down.
        let onset = try event("onset", of: resource).day ?? recorded
        let abatement = try event("abatement", of: resource)
        var status = try clinicalStatus(resource)
        if abatement.present {
            if status == .active { remark(entry, "It is called active but has an end; it was read as resolved.") }
            status = .resolved
        }
        candidate.conditions.append(
            ReportedCondition(
                concept: try concept(of: entry), status: status,
                counts: verification != "refuted" && verification != "entered-in-error",
                onset: onset, abated: abatement.day, grade: try grade(resource), reference: entry.reference))
        return true
    }

    private func clinicalStatus(_ resource: Cursor) throws -> ReportedCondition.Status {
        switch try resource.word("clinicalStatus") {
        case "active", "recurrence", "relapse": .active
        case "inactive", "remission", "resolved": .resolved
        default: .unknown
        }
    }

    /// Whether there is an `onset[x]` or `abatement[x]`, and its day: a dateTime, or a period's start for an onset and
    /// its end for an abatement. An age, a range or words say that it happened, not when.
    private func event(_ key: String, of resource: Cursor) throws -> (present: Bool, day: Day?) {
        if let day = try resource.day("\(key)DateTime") { return (true, day) }
        if let period = try resource.object("\(key)Period") {
            guard key == "onset" else {
                let end = try period.day("end")
                return (end != nil, end)
            }
            return (true, try period.day("start"))
        }
        let words = try resource.string("\(key)String")
        return (resource.has("\(key)Age") || resource.has("\(key)Range") || words != nil, nil)
    }

    /// SNOMED CT severities by code, others by their word.
    private func grade(_ resource: Cursor) throws -> String? {
        guard let severity = try resource.concept("severity") else { return nil }
        for coding in severity.codings where coding.system == .snomed {
            switch coding.code {
            case "255604002": return "mild"
            case "6736007": return "moderate"
            case "24484000": return "severe"
            default: continue
            }
        }
        let text = severity.texts.joined(separator: " ").lowercased()
        return ["severe", "moderate", "mild"].first { text.contains($0) } ?? (text.isEmpty ? nil : text)
    }

    /// The code, or without one the notes, or without those the narrative.
    func concept(of entry: BundleEntry) throws -> Concept {
        let coded = try entry.resource.concept("code") ?? Concept()
        if !coded.codings.isEmpty || !coded.texts.isEmpty { return coded }
        let notes = try entry.resource.notes()
        if !notes.isEmpty { return Concept(texts: notes) }
        return Concept(texts: [try entry.resource.narrative()].compactMap { $0 })
    }
}
