/// What a session's dose events add up to at a moment: always derived, so it is right to the second.
public struct DoseGiven: Sendable, Hashable {
    public enum State: String, Sendable, Hashable {
        case notStarted = "not-started"
        case running, paused
        /// Nothing more is running; a further device or injection may still be given.
        case finished
    }

    public private(set) var state: State = .notStarted
    /// The dose of infusions begun and everything given at once.
    public private(set) var ordered = Milligrams(0)
    /// First moment anything was given, and the last moment anything ran.
    public private(set) var startedAt: Instant?
    public private(set) var endedAt: Instant?
    public private(set) var concentration: MilligramsPerMillilitre?
    public private(set) var devices = 0
    private var finishedMilligrams = 0.0
    private var infusion: Infusion?

    private struct Infusion: Sendable, Hashable {
        let dose: Double
        /// mg a minute at the first rate.
        let fullRate: Double
        var share = 1.0
        /// Given up to `since`.
        var given = 0.0
        var since: Instant
        var paused = false

        func given(at moment: Instant) -> Double {
            guard !paused else { return given }
            return min(dose, given + max(0, moment.minutes(since: since)) * fullRate * share)
        }

        /// When the whole dose will have run in at the present rate.
        var endsAt: Instant? {
            guard !paused, share > 0 else { return nil }
            return since.adding(minutes: (dose - given) / (fullRate * share))
        }
    }

    public init() {}

    /// The amount given by `moment`, including a running infusion's share.
    public func milligrams(at moment: Instant) -> Milligrams {
        Milligrams(finishedMilligrams + (infusion?.given(at: moment) ?? 0))
    }

    /// What has been given and what the running infusion still holds.
    public var committed: Milligrams { Milligrams(finishedMilligrams + (infusion?.dose ?? 0)) }

    /// What runs in now, in milligrams a minute; 0 in a pause and when nothing runs.
    public func milligramsPerMinute(at moment: Instant) -> Double {
        guard let infusion, !infusion.paused, let end = infusion.endsAt, end > moment else { return 0 }
        return infusion.fullRate * infusion.share
    }

    /// The share of the ordered rate that a running infusion was set to.
    public var rateShare: Double? { infusion?.share }

    /// When a running infusion will be through at the present rate.
    public var expectedEnd: Instant? { infusion?.endsAt }

    /// What stands for the end of dosing: the last moment something ran, or the end a running infusion will reach.
    public func lastGiven(at moment: Instant) -> Instant? {
        guard let infusion else { return endedAt }
        if let end = infusion.endsAt, end <= moment { return end }
        return nil
    }

    /// True while something runs, or a paused infusion could run on.
    public func isRunning(at moment: Instant) -> Bool {
        guard let infusion else { return false }
        guard let end = infusion.endsAt else { return true }
        return end > moment
    }

    mutating func apply(_ event: DoseEvent, at moment: Instant) {
        switch event {
        case .infusionStarted(let dose, let strength, let minutes):
            settle(at: moment)
            infusion = Infusion(dose: dose.value, fullRate: dose.value / max(minutes.value, 0.1), since: moment)
            concentration = strength
            begin(dose, at: moment, state: .running)
        case .paused:
            guard infusion != nil else { return }
            freeze(at: moment)
            infusion?.paused = true
            state = .paused
        case .resumed:
            guard infusion != nil else { return }
            // The pause may have been taken back since: what ran until now still counts.
            freeze(at: moment)
            infusion?.since = moment
            infusion?.paused = false
            state = .running
        case .rateChanged(let share, _):
            freeze(at: moment)
            infusion?.share = share
        case .stopped, .completed:
            if case .completed = event, let infusion {
                finishedMilligrams += infusion.dose - infusion.given(at: moment)
            }
            settle(at: moment)
        case .injected(let dose, let strength), .bolus(let dose, let strength):
            concentration = strength
            once(dose, at: moment)
        case .deviceUsed(let dose, _):
            devices += 1
            once(dose, at: moment)
        case .taken(let dose): once(dose, at: moment)
        case .holdEnded: break
        }
    }

    private mutating func once(_ dose: Milligrams, at moment: Instant) {
        if let end = infusion?.endsAt, end <= moment { settle(at: moment) }
        finishedMilligrams += dose.value
        begin(dose, at: moment, state: infusion == nil ? .finished : state)
        if infusion == nil { endedAt = moment }
    }

    private mutating func begin(_ dose: Milligrams, at moment: Instant, state: State) {
        ordered = ordered + dose
        startedAt = startedAt ?? moment
        self.state = state
    }

    /// Counts what ran until now; in a pause nothing ran, and its beginning stays the last moment anything did.
    private mutating func freeze(at moment: Instant) {
        guard var running = infusion, !running.paused else { return }
        running.given = running.given(at: moment)
        running.since = moment
        infusion = running
    }

    private mutating func settle(at moment: Instant) {
        guard let running = infusion else { return }
        finishedMilligrams += running.given(at: moment)
        endedAt = running.endsAt.map { min($0, moment) } ?? (running.paused ? running.since : moment)
        infusion = nil
        state = .finished
    }
}
