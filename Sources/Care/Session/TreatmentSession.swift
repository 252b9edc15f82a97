/// One dosing session: the fold of the entries in its own stream.
public struct TreatmentSession: Sendable, Hashable {
    public let id: SessionID
    /// Sequence of the last entry folded, in the session's stream.
    public internal(set) var sequence: Int64 = 0
    public internal(set) var opening: Recorded<SessionOpened>?
    public internal(set) var check: Recorded<PreDoseCheck>?
    public internal(set) var gateOverrides: [Recorded<GateOverridden>] = []
    public internal(set) var doseEvents: [Recorded<DoseEvent>] = []
    public internal(set) var given = DoseGiven()
    /// Oldest first, by when they were taken.
    public internal(set) var signs: [Recorded<Signs>] = []
    /// The latest state of each adverse event, by its number.
    public internal(set) var adverseEvents: [Recorded<AdverseEvent>] = []
    public internal(set) var recovery: Recorded<RecoveryCheck>?
    public internal(set) var dischargeOverrides: [Recorded<GateOverridden>] = []
    /// Syringes drawn up, and who checked them.
    public internal(set) var preparations: [Recorded<DosePrepared>] = []
    public internal(set) var doubleChecks: [Recorded<DoseChecked>] = []
    /// Every step of every alarm, in order.
    public internal(set) var alarms: [Recorded<AlarmEntry>] = []
    public internal(set) var emergencySteps: [Recorded<EmergencyStep>] = []
    /// Forecasts that were made when something was given, oldest first.
    public internal(set) var forecasts: [Recorded<KeptForecast>] = []
    public internal(set) var notes: [Recorded<ClinicalNote>] = []
    public internal(set) var summary: SessionSummary?
    public internal(set) var corrections: [Recorded<Correction>] = []

    public init(id: SessionID, entries: [Entry] = []) {
        self.id = id
        for entry in Correction.applied(to: entries) { apply(entry) }
        sequence = entries.last?.sequence ?? 0
    }

    /// The session as it was known at a moment: nothing that was recorded later, nor corrected later.
    public init(id: SessionID, entries: [Entry], knownAt moment: Instant) {
        self.init(id: id, entries: entries.filter { $0.recordedAt <= moment })
    }

    /// Where the session stands at a moment. An infusion whose time has run out is in recovery even before anyone taps.
    public func stage(at moment: Instant) -> Stage {
        if summary != nil { return .closed }
        guard given.state != .notStarted else { return .preparation }
        return given.isRunning(at: moment) ? .dosing : .recovery
    }

    public enum Stage: String, Sendable, Hashable, CaseIterable {
        case preparation, dosing, recovery, closed

        public var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
    }

    /// Signs charted before anything was given, oldest first.
    public var baselineSigns: [Recorded<Signs>] {
        guard let start = given.startedAt else { return signs }
        return signs.filter { $0.occurredAt <= start }
    }

    /// The mean of the blood pressures charted before the dose, in mmHg.
    public var baselinePressure: (systolic: Double, diastolic: Double)? {
        let pressures = baselineSigns.compactMap { sign -> (Double, Double)? in
            guard let systolic = sign.content.systolic, let diastolic = sign.content.diastolic else { return nil }
            return (Double(systolic), Double(diastolic))
        }.suffix(2)
        guard !pressures.isEmpty else { return nil }
        let count = Double(pressures.count)
        return (pressures.map(\.0).reduce(0, +) / count, pressures.map(\.1).reduce(0, +) / count)
    }

    /// The newest value of a sign, with its moment.
    public func latest<Value>(_ field: (Signs) -> Value?) -> (value: Value, at: Instant)? {
        for sign in signs.reversed() {
            if let value = field(sign.content) { return (value, sign.occurredAt) }
        }
        return nil
    }

    /// This session once an entry more is charted.
    public func adding(_ content: ChartEntry, by author: PersonID, occurredAt: Instant, recordedAt: Instant)
        -> TreatmentSession
    {
        var session = self
        session.sequence += 1
        session.apply(
            Entry(
                sequence: session.sequence, occurredAt: occurredAt, recordedAt: recordedAt, author: author,
                content: content))
        return session
    }

    private mutating func apply(_ entry: Entry) {
        func recorded<Content>(_ content: Content) -> Recorded<Content> {
            Recorded(sequence: entry.sequence, occurredAt: entry.occurredAt, author: entry.author, content: content)
        }
        switch entry.content {
        case .sessionOpened(let opening): self.opening = recorded(opening)
        case .preDoseChecked(let check): self.check = recorded(check)
        case .gateOverridden(let override): gateOverrides.append(recorded(override))
        case .dose(let event):
            doseEvents.append(recorded(event))
            given.apply(event, at: entry.occurredAt)
        case .signs(let signs):
            // Signs charted late stand where they belong in time, so that they never pass for the newest.
            let place = self.signs.firstIndex { $0.occurredAt > entry.occurredAt } ?? self.signs.endIndex
            self.signs.insert(recorded(signs), at: place)
        case .adverseEvent(let event):
            adverseEvents.removeAll { $0.content.number == event.number }
            adverseEvents.append(recorded(event))
        case .recoveryChecked(let recovery): self.recovery = recorded(recovery)
        case .dischargeOverridden(let override): dischargeOverrides.append(recorded(override))
        case .noted(let note): notes.append(recorded(note))
        case .sessionClosed(let summary): self.summary = summary
        case .alarm(let step): alarms.append(recorded(step))
        case .dosePrepared(let prepared): preparations.append(recorded(prepared))
        case .doseChecked(let checked): doubleChecks.append(recorded(checked))
        case .emergencyStep(let step): emergencySteps.append(recorded(step))
        case .forecastKept(let forecast): forecasts.append(recorded(forecast))
        case .corrected(let correction):
            corrections.append(recorded(correction))
        case .registered, .referralImported, .historyTaken, .condition, .medication, .allergy, .measured, .pastTrial,
            .screeningDecided, .educationRead, .consentSigned, .consentWithdrawn, .planDrafted, .planSigned,
            .courseDecided, .sessionBooked, .bookingCancelled, .asked, .messageSettled, .answered, .scored, .riskRaised,
            .riskPassed, .ownerTold, .riskContact, .riskClosed, .safetyPlanned, .surveillanceDone, .taskRaised,
            .taskCompleted:
            // These belong to the chart's own stream.
            break
        }
    }
}
