import Care
import Clinic

extension SyntheticPatient {
    /// Begins what is ordered, or answers with what holds it.
    mutating func begin(_ session: SessionID) async throws -> Refusal? {
        guard let order = course.plan?.content.plan else { return nil }
        if visits == 1 { try await slip(before: Self.first(order), in: session) }
        return try await attempt(.giveDose, nurse) {
            try await $0.giveDose(Self.first(order), in: session, of: $1, access: $2, $3)
        }
    }

    /// The nurse draws up what the order has a strength for; the prescriber reads vial and syringe again.
    mutating func drawUp(_ session: SessionID) async throws {
        guard let dose = course.plan?.content.plan.dose, let strength = dose.concentration else { return }
        try await act(.giveDose, nurse) {
            try await $0.prepareDose(dose.milligrams, from: strength, in: session, of: $1, access: $2, $3)
        }
        pass(1...2)
        try await act(.giveDose, prescriber) {
            try await $0.checkDose(
                concentration: strength, volume: dose.milligrams.volume(at: strength), second: nil, in: session, of: $1,
                access: $2, $3)
        }
    }

    private static func first(_ order: Plan) -> DoseEvent {
        let dose = order.dose
        if let devices = dose.devices, devices > 0 {
            return .deviceUsed(dose: Milligrams(dose.milligrams.value / Double(devices)), number: 1)
        }
        let strength = dose.concentration ?? MilligramsPerMillilitre(10)
        if let minutes = dose.infusion {
            return .infusionStarted(dose: dose.milligrams, concentration: strength, over: minutes)
        }
        return .injected(dose: dose.milligrams, concentration: strength)
    }

    mutating func chart(_ signs: Signs, in session: SessionID) async throws {
        try await act(.recordSigns, nurse) { try await $0.recordSigns(signs, in: session, of: $1, access: $2, $3) }
    }

    private mutating func give(_ event: DoseEvent, in session: SessionID) async throws {
        try await act(.giveDose, nurse) { try await $0.giveDose(event, in: session, of: $1, access: $2, $3) }
    }

    /// From the first milligram to the door.
    mutating func followDose(_ session: SessionID) async throws {
        guard let order = course.plan?.content.plan else { return }
        let start = clock
        let infusion = order.dose.infusion?.value ?? 0
        var paused = 0.0
        for number in 2..<max(3, (order.dose.devices ?? 0) + 1) where order.dose.devices ?? 0 >= number {
            clock = clock.adding(minutes: 5)
            let dose = Milligrams(order.dose.milligrams.value / Double(order.dose.devices ?? 1))
            try await give(.deviceUsed(dose: dose, number: number), in: session)
        }
        let trouble = drawTrouble()
        for minutes in Self.checks(infusion: infusion) {
            clock = max(clock, start.adding(minutes: minutes + paused))
            let effect = Self.effect(at: minutes, dosing: infusion)
            let isPeak = trouble != nil && minutes >= 18 && minutes <= 32 && paused == 0
            let surge = isPeak && trouble == .hypertension ? max(0, 184 - person.pressure.systolic - 18) : 0
            try await chart(
                signs(effect: effect, surge: surge, rated: minutes.truncatingRemainder(dividingBy: 40) == 0),
                in: session)
            if isPeak, let trouble {
                let before = clock
                try await handle(trouble, in: session, isInfusion: infusion > 0)
                paused = max(0.1, clock.minutes(since: before))
            }
        }
        if infusion > 0 {
            clock = max(clock, start.adding(minutes: infusion + paused + 1))
            try await give(.completed, in: session)
        }
        try await recover(session, start: start, end: clock, isInfusion: infusion > 0)
    }

    /// Minutes after the start at which signs are taken while dosing.
    private static func checks(infusion: Double) -> [Double] {
        switch infusion {
        case 0: [10, 20, 30, 40, 60, 90]
        case ..<100: [10, 20, 30, 40]
        default: [15, 30, 60, 90, 120, 150, 180, 210, 240]
        }
    }

    // MARK: Trouble

    private mutating func drawTrouble() -> AdverseEventKind? {
        if story.surgeAt == visits { return .hypertension }
        let draw = random.within(0...999)
        switch draw {
        case ..<20: return .hypertension
        case ..<55: return .vomiting
        case ..<100: return .distress
        case ..<200: return .nausea
        case ..<270: return .dizziness
        case ..<310: return .headache
        default: return nil
        }
    }

    private mutating func handle(_ kind: AdverseEventKind, in session: SessionID, isInfusion: Bool) async throws {
        let isGrave = kind == .hypertension || kind == .distress
        let grade = isGrave ? 2 : kind == .vomiting ? 2 : 1
        try await event(kind, grade: grade, action: "", resolved: false, number: nil, in: session)
        let number = 1
        if isInfusion, isGrave {
            try await give(
                .paused(reason: kind == .hypertension ? "Blood pressure over the limit" : "Distress"), in: session)
            clock = clock.adding(minutes: 5)
            try await chart(signs(effect: 0.7, rated: false), in: session)
            try await give(.resumed, in: session)
        }
        pass(2...6)
        try await event(kind, grade: grade, action: Self.measure(kind), resolved: true, number: number, in: session)
    }

    private static func measure(_ kind: AdverseEventKind) -> String {
        switch kind {
        case .hypertension: "Paused, observed, measured again after 5 minutes"
        case .distress: "Talked down, lights lowered, hand held"
        case .vomiting: "Ondansetron 4 mg, head raised"
        case .nausea: "Cool cloth, ondansetron 4 mg"
        default: "Reassured and observed"
        }
    }

    private mutating func event(
        _ kind: AdverseEventKind, grade: Int, action: String, resolved: Bool, number: Int?, in session: SessionID
    ) async throws {
        try await act(.recordEvent, nurse) {
            try await $0.recordEvent(
                kind, grade: grade, action: action, resolved: resolved, number: number, in: session, of: $1,
                access: $2, $3)
        }
    }

    // MARK: Recovery

    private mutating func recover(
        _ session: SessionID, start: Instant, end: Instant, isInfusion: Bool
    ) async throws {
        let isEarly = story.earlyAt == visits
        let leaves = isInfusion ? end.adding(minutes: isEarly ? 41 : 62) : start.adding(minutes: isEarly ? 96 : 122)
        for minutes in [15.0, 30, 45, 60] {
            let moment = isInfusion ? end.adding(minutes: minutes) : end.adding(minutes: minutes / 3)
            guard moment < leaves else { break }
            clock = max(clock, moment)
            let effect = isInfusion ? Self.effect(at: minutes + 40, dosing: 40) : 0.04
            try await chart(signs(effect: effect, rated: true), in: session)
        }
        clock = max(clock, leaves.adding(minutes: -3))
        try await chart(signs(effect: 0, rated: true), in: session)
        let check = RecoveryCheck(
            orientedFully: true, walksSteadily: true, nauseaControlled: true, breathing: .deep, movement: .all,
            newSuicidalThoughts: false, escortPresent: person.escort, noDrivingUnderstood: true, instructionsGiven: true
        )
        try await act(.recordRecovery, nurse) {
            try await $0.recordRecovery(check, in: session, of: $1, access: $2, $3)
        }
        clock = max(clock, leaves)
        try await leave(session)
    }

    private mutating func leave(_ session: SessionID) async throws {
        var held = ""
        for number in 0..<6 {
            let refusal = try await attempt(.discharge, nurse) {
                try await $0.discharge(session, of: $1, remarks: "", access: $2, $3)
            }
            guard let refusal else { return }
            guard refusal.code == "discharge.gate", let point = refusal.field else { throw refusal }
            held = point
            if point == "D1-OBSERVE", story.earlyAt == visits {
                try await letGo(
                    session, despite: point, "Fully awake and steady; the last bus leaves, a nurse rides along.")
            } else if point == "D3-BP", number >= 2 {
                // A pressure that was raised before the dose is not reached again, and need not be.
                try await letGo(
                    session, despite: point, "Lower than before the dose, when it was raised; usual at rest.")
            } else {
                clock = clock.adding(minutes: 15)
                try await chart(signs(effect: 0, rated: true), in: session)
            }
        }
        throw Stuck(session: session, point: held)
    }

    private mutating func letGo(_ session: SessionID, despite point: String, _ reason: String) async throws {
        let password = try password(prescriber)
        pass(2...4)
        try await act(.overrideDischarge, prescriber) {
            try await $0.overrideDischarge(
                [point], reason: reason, password: password, in: session, of: $1, access: $2, $3)
        }
        pass(1...2)
    }

    /// A patient who cannot be discharged for hours: a fault of the simulation, not of the patient.
    struct Stuck: Error {
        let session: SessionID
        /// What held the patient last.
        let point: String
    }
}
