import Care

extension ReferralReader {
    mutating func readMedicationStatement(_ entry: BundleEntry) throws -> Bool {
        let resource = entry.resource
        let status = try resource.string("status")
        guard status != "entered-in-error", try concernsPatient(entry) else { return false }
        _ = try resource.day("dateAsserted")
        let planned = status == "intended"
        let period = try resource.object("effectivePeriod")
        let key = period == nil ? "effectiveDateTime" : "start"
        let holder = period ?? resource
        let started = planned ? try holder.plannedDay(key) : try holder.day(key)
        let product = try product(of: entry)
        let course = try course(try resource.list("dosage"), of: product, from: started)
        let end = try period?.plannedDay("end") ?? course.end
        let ended = end.flatMap { $0 < today ? $0 : nil }
        let stopped = ["completed", "stopped", "not-taken", "on-hold", "intended"].contains(status)
        if status == "on-hold" { remark(entry, "It is on hold, so it was read as not taken now; ask.") }
        candidate.medications.append(
            ReportedMedication(
                concept: product.concept, taken: !stopped && ended == nil, dailyDose: course.dailyDose,
                started: started, ended: ended, reference: entry.reference))
        return true
    }

    mutating func readMedicationRequest(_ entry: BundleEntry) throws -> Bool {
        let resource = entry.resource
        let status = try resource.string("status")
        guard !["cancelled", "entered-in-error", "draft"].contains(status), try concernsPatient(entry) else {
            return false
        }
        if try resource.flag("doNotPerform") == true {
            remark(entry, "It asks that the medicine not be given; it was left aside.")
            return false
        }
        let started = try resource.day("authoredOn")
        let product = try product(of: entry)
        let course = try course(try resource.list("dosageInstruction"), of: product, from: started)
        let supply = try supply(resource, from: started)
        let proposal = try ["proposal", "option"].contains(resource.string("intent"))
        var end = course.end
        var taken = status != "stopped" && status != "on-hold" && !proposal
        switch status {
        case "completed":
            // Completed means dispensed: it is taken as long as the supply lasts.
            end = end ?? supply.lasts ?? supply.validUntil
            taken = taken && (end.map { $0 >= today } ?? false)
        case "stopped": end = end ?? supply.validUntil
        case "on-hold": remark(entry, "It is on hold, so it was read as not taken now; ask.")
        default:
            if end == nil, let last = supply.validUntil, last < today {
                remark(entry, "It is called active, but could be dispensed only until \(last); ask if it is taken.")
            }
        }
        let ended = end.flatMap { $0 < today ? $0 : nil }
        candidate.medications.append(
            ReportedMedication(
                concept: product.concept, taken: taken && ended == nil, dailyDose: course.dailyDose,
                started: started, ended: ended, reference: entry.reference))
        return true
    }

    /// The day until which it may be dispensed, and the one on which all of it is used up.
    private func supply(_ request: Cursor, from start: Day?) throws -> (validUntil: Day?, lasts: Day?) {
        guard let dispense = try request.object("dispenseRequest") else { return (nil, nil) }
        let validUntil = try dispense.object("validityPeriod")?.plannedDay("end")
        let days = try dispense.object("expectedSupplyDuration")?.durationInDays()
        let repeats = try dispense.number("numberOfRepeatsAllowed") ?? 0
        guard let start, let days, case let total = days * (repeats + 1), (0...36_500).contains(total) else {
            return (validUntil, nil)
        }
        return (validUntil, start.adding(days: Int(total.rounded(.up))))
    }

    /// What all dosages together say: the sum of those given at one time, nothing for a sequence of different ones.
    private func course(
        _ dosages: [Cursor], of product: MedicationProduct, from start: Day?
    ) throws -> (dailyDose: Milligrams?, end: Day?) {
        guard !dosages.isEmpty else {
            let doses = product.concept.texts.compactMap { DosageText($0).dailyMilligrams(strength: nil) }
            return (doses.first.map { Milligrams($0) }, nil)
        }
        var total: Double? = 0
        var ends: [Day?] = []
        var sequence: Set<Double> = []
        for cursor in dosages {
            let dosage = try Dosage(cursor, strength: product.strength, from: start)
            total = total.flatMap { sum in dosage.dailyMilligrams.map { sum + $0 } }
            ends.append(dosage.end)
            if let step = try cursor.number("sequence") { sequence.insert(step) }
        }
        let end = ends.contains(nil) ? nil : ends.compactMap { $0 }.max()
        return (sequence.count > 1 ? nil : total.map { Milligrams($0) }, end)
    }
}

/// What a medication record is about: its names and how strong a unit of it is.
struct MedicationProduct {
    let concept: Concept
    let strength: DrugStrength?
}

extension ReferralReader {
    private mutating func product(of entry: BundleEntry) throws -> MedicationProduct {
        let resource = entry.resource
        let concept = try resource.concept("medicationCodeableConcept")
        guard let target = try resource.object("medicationReference") else {
            let named = concept ?? Concept()
            let known = !named.codings.isEmpty || !named.texts.isEmpty
            let words = known ? named : Concept(texts: try resource.notes())
            return MedicationProduct(concept: words, strength: DrugStrength(in: words.texts))
        }
        guard concept == nil else {
            throw Refusal.twoValues(at: resource.path, keys: ["medicationCodeableConcept", "medicationReference"])
        }
        var parts = ConceptParts()
        var strength: DrugStrength?
        if let reference = try target.string("reference") {
            if let medication = try self.resource(reference, from: entry) {
                if let code = try medication.concept("code") { parts.add(code) }
                strength = try DrugStrength(medication)
                for ingredient in try medication.list("ingredient") {
                    if let substance = try ingredient.concept("itemCodeableConcept") { parts.add(substance) }
                }
            } else {
                remark(entry, "The medicine it refers to is not in the Bundle; only its words were read.")
            }
        }
        if let display = try target.string("display") { parts.add(text: display) }
        return MedicationProduct(concept: parts.concept, strength: strength ?? DrugStrength(in: parts.concept.texts))
    }
}
