import Care

extension ReferralReader {
    mutating func readObservation(_ entry: BundleEntry) throws -> Bool {
        let resource = entry.resource
        let status = try resource.string("status")
        guard status != "entered-in-error", status != "cancelled", try concernsPatient(entry),
            try !hasAnotherFocus(entry)
        else { return false }
        let day = try observationDay(resource)
        let whole = Observation(
            concept: try concept(of: entry), value: try observedValue(resource, entry), on: day,
            interpretation: try interpretation(resource), upperLimit: try upperLimit(resource),
            reference: entry.reference)
        candidate.observations.append(whole)
        setAside(try GivenAnswer(whole.concept, value: whole.value, in: resource), on: day, of: entry)
        var components: [Observation] = []
        var given: [GivenAnswer] = []
        for component in try resource.list("component") {
            let part = Observation(
                concept: try component.concept("code") ?? Concept(), value: try observedValue(component, entry),
                on: day, interpretation: try interpretation(component), upperLimit: try upperLimit(component),
                reference: entry.reference)
            components.append(part)
            given.append(try GivenAnswer(part.concept, value: part.value, in: component))
        }
        try keep(components, given: given, on: day, of: entry)
        return true
    }

    /// Remembers the answer to an item of a scale that came as a resource of its own.
    private mutating func setAside(_ answer: GivenAnswer, on day: Day?, of entry: BundleEntry) {
        guard answer.concept.codings.contains(where: { $0.system == .loinc && itemCodes.contains($0.code) }) else {
            return
        }
        looseAnswers[day, default: ([], entry.reference)].given.append(answer)
    }

    /// True for an observation made on the patient about another, as about a fetus or a parent.
    private func hasAnotherFocus(_ entry: BundleEntry) throws -> Bool {
        for focus in try entry.resource.list("focus") {
            guard let reference = try focus.string("reference") else { continue }
            let target = try resource(reference, from: entry)
            if try target?.string("resourceType") != "Patient" { return true }
        }
        return false
    }

    private func observationDay(_ resource: Cursor) throws -> Day? {
        if let day = try resource.day("effectiveDateTime") { return day }
        if let day = try resource.day("effectiveInstant") { return day }
        if let period = try resource.object("effectivePeriod") {
            let start = try period.day("start")
            return try period.day("end") ?? start
        }
        return try resource.day("issued")
    }

    /// Every interpretation given, as one concept.
    private func interpretation(_ holder: Cursor) throws -> Concept? {
        var parts = ConceptParts()
        for given in try holder.list("interpretation") { parts.add(try given.concept()) }
        let concept = parts.concept
        return concept.codings.isEmpty && concept.texts.isEmpty ? nil : concept
    }

    /// The upper end of the normal range; a range of another type, as a therapeutic one, is no limit.
    private func upperLimit(_ holder: Cursor) throws -> Double? {
        for range in try holder.list("referenceRange") {
            let type = try range.word("type")
            guard type == nil || type == "normal", let high = try range.object("high") else { continue }
            if let value = try high.number("value") { return value }
        }
        return nil
    }

    /// The value, or nil when the source says that it is absent: absent is never zero.
    private mutating func observedValue(_ holder: Cursor, _ entry: BundleEntry) throws -> Observation.Value? {
        let value = try AnswerValue.read(holder)
        if holder.has("dataAbsentReason") {
            if value != nil { remark(entry, "It has a value and a reason for its absence; the value was not kept.") }
            return nil
        }
        if value == nil, let key = AnswerValue.keys(holder).first {
            remark(entry, "Its \(key) is of a kind that is not read.")
        }
        return value
    }
}
