import Care
import Clinic

extension SyntheticPatient {
    /// A booked session: the patient comes or does not, is asked and measured, and has a dose or goes home without one.
    mutating func attendSession() async throws {
        guard let booking = course.bookings.last else { return }
        guard course.phase.treats else {
            return try await cancel(booking.session, because: "Treatment is on hold.")
        }
        let isExpectedNow = story.appearance != nil && today == timetable.today
        if !isExpectedNow, random.chance(0.035) { return try await miss(booking.session) }
        try await openChart(nurse)
        try await scoreVisit()
        try await makeContacts()
        visits += 1
        clock = max(clock, timetable.start(on: today))
        try await keepWatch(ahead: random.chance(0.85) ? 5 : -1)
        try await renewConsent()
        guard course.phase.treats else { return }
        let session = try await clinic.openSession(
            booking: booking.session, chair: booking.chair, for: patient, access: try access(.openSession, nurse),
            try command())
        if isExpectedNow {
            // The monitor at the chair goes by the chair's name.
            try await clinic.linkMonitor(
                at: booking.chair, to: session, of: patient, access: try access(.linkMonitor, nurse), try command())
        }
        person.drift(&random)
        pass(2...4)
        let isDosed = try await prepareForDose(session)
        if isDosed {
            try await followDose(session)
            respond()
        }
        pass(3...8)
        try await afterSession(isDosed: isDosed)
    }

    private mutating func miss(_ session: SessionID) async throws {
        let reason = random.pick([
            "Did not come; no answer by telephone.", "Has a cold.", "No escort could be found.", "Child is ill.",
        ])
        try await cancel(session, because: reason)
        pass(5...15)
        try await book(from: today.adding(days: 1))
    }

    mutating func cancel(_ session: SessionID, because reason: String) async throws {
        try await act(.bookSession, .frontDesk) {
            try await $0.cancelBooking(session, reason: reason, for: $1, access: $2, $3)
        }
    }

    /// Consent runs out after a year: it is taken anew, after the education again.
    private mutating func renewConsent() async throws {
        guard course.consent(for: story.protocolID, on: today) == nil else { return }
        try await educate()
        agenda.removeAll { $0.errand == .planning }
    }

    /// What must be looked at again from time to time, when it is due within some days.
    mutating func keepWatch(ahead: Int) async throws {
        guard let treatment = await clinic.protocols.current(story.protocolID) else { return }
        let due = SurveillanceCalendar.due(
            history: course.surveillanceHistory(under: treatment, zone: timetable.zone),
            course.progress(zone: timetable.zone), treatment, on: today
        ).tasks.filter { $0.due <= today.adding(days: ahead) }
        let items = Set(due.compactMap { $0.id.split(separator: ".").dropFirst().first.map(String.init) }).sorted()
        guard !items.isEmpty else { return }
        let facts = items.map {
            ChartEntry.surveillanceDone(
                SurveillanceDone(item: $0, positive: false, on: today, remark: "Nothing to report."))
        }
        pass(2...6)
        try await act(.recordHistory, prescriber) { try await $0.recordHistory(facts, on: $1, access: $2, $3) }
    }

    /// More sessions than the protocol's ceiling: the whole team looks before the next.
    private mutating func reviewByTeam() async throws {
        let review = ChartEntry.surveillanceDone(
            SurveillanceDone(
                item: SurveillanceItem.teamReview.rawValue, positive: false, on: today,
                remark: "Benefit holds; the sessions go on, further apart where they can."))
        pass(5...15)
        try await act(.recordHistory, prescriber) { try await $0.recordHistory([review], on: $1, access: $2, $3) }
    }

    // MARK: Before the dose

    /// Asks, measures and tries to begin; reacts to what holds the dose. False when there was none today.
    private mutating func prepareForDose(_ session: SessionID) async throws -> Bool {
        var check = PreDoseCheck(
            identifiers: [.name, .birthDate], weight: person.weight, hoursSinceFood: Double(random.within(5...12)),
            minutesSinceDrink: Double(random.within(60...240)), escort: random.chance(0.05) ? "" : person.escort,
            medicinesHeld: true, pregnancy: person.couldBePregnant ? .negativeTest : nil, substancesToday: false,
            suicidality: random.chance(0.006) ? .moderate : .some(.none), bladderSymptoms: false, equipmentReady: true,
            stillConsents: true)
        if random.chance(0.02) { check.hoursSinceFood = 1.5 }
        let isMistyped = story.slip == .wrongWeight && visits == 2
        if isMistyped { check.weight = Kilograms((person.weight.value * 2.204_6).rounded()) }
        try await record(check, in: session)
        pass(2...3)
        let rise = story.holdAt == visits ? random.within(22...30) : random.chance(0.03) ? random.within(15...60) : 0
        if story.slip == .wrongSigns, visits == 1 { try await mistypeSigns(in: session) }
        try await chart(baselineSigns(raisedBy: rise), in: session)
        pass(1...3)
        try await drawUp(session)
        pass(2...3)
        check.weight = person.weight
        var repeats = 0
        for _ in 0..<8 {
            guard let refusal = try await begin(session) else { return true }
            guard refusal.code == "dose.gate", let point = refusal.field else { throw refusal }
            pass(1...3)
            switch point {
            case "WEIGHT":
                if isMistyped { try await amendWeight(in: session) }
                try await record(check, in: session)
                if !isMistyped {
                    try await setAside([point], "Weight was taken twice; the dose stays as ordered.", session)
                }
            case "E-ESC":
                pass(5...10)
                check.escort = person.escort
                try await record(check, in: session)
            case "BP-HOLD", "BP-NO-DOSE":
                guard repeats < 2 else {
                    guard point == "BP-HOLD", rise < 40 else {
                        return try await goHome(session, "Blood pressure stays too high.")
                    }
                    try await setAside([point], "Raised twice, no symptoms, usual for this patient at rest.", session)
                    continue
                }
                repeats += 1
                pass(5...6)
                let settles = story.holdAt == visits ? rise - repeats : rise / (repeats + 1)
                try await chart(baselineSigns(raisedBy: settles), in: session)
            case "RISK":
                try await answerRisks(by: prescriber)
            case "SCHEDULE":
                try await setAside([point], "Travels from far; the day was agreed with the patient.", session)
            case "E-NPO":
                return try await goHome(session, "Had eaten; the session is moved.")
            default:
                if point.hasPrefix("SURVEY") || point.hasPrefix("REVIEW") {
                    try await keepWatch(ahead: 0)
                } else if point.hasPrefix("CEILING") {
                    try await reviewByTeam()
                } else {
                    return try await goHome(session, "Not today: \(refusal.reason)")
                }
            }
        }
        return try await goHome(session, "Could not be made ready today.")
    }

    private mutating func record(_ check: PreDoseCheck, in session: SessionID) async throws {
        try await act(.recordPreDose, nurse) { try await $0.recordPreDose(check, in: session, of: $1, access: $2, $3) }
    }

    private mutating func setAside(_ points: [String], _ reason: String, _ session: SessionID) async throws {
        let password = try password(prescriber)
        try await act(.overrideGate, prescriber) {
            try await $0.overrideGate(
                points, reason: reason, password: password, in: session, of: $1, access: $2, $3)
        }
        pass(1...2)
    }

    private mutating func goHome(_ session: SessionID, _ reason: String) async throws -> Bool {
        try await act(.discharge, nurse) {
            try await $0.closeWithoutDose(session, of: $1, reason: reason, access: $2, $3)
        }
        return false
    }

    /// Every open danger is answered by a clinician in words.
    mutating func answerRisks(by post: Post) async throws {
        for risk in course.openRisks {
            pass(8...20)
            let id = risk.content.id
            let contact = RiskContact(
                id: id, means: course.phase.treats && post == .therapist ? .telephone : .inPerson, outcome: .reached,
                words: "Asked about thoughts of suicide, plans and means; the patient is not alone today.")
            try await act(.answerRisk, post) {
                try await $0.recordContact(contact, on: $1, access: $2, $3)
            }
            pass(2...6)
            try await act(.closeRisk, post) {
                try await $0.closeRisk(
                    id, words: "Spoke with the patient at length: no intent, no plan, safety plan renewed.", on: $1,
                    access: $2, $3)
            }
        }
    }
}
