/// A recovery scale, scored from what is charted: an item that nobody looked at is open, and then so is the total.
public struct RecoveryScore: Sendable, Hashable {
    public struct Item: Sendable, Hashable {
        public let name: String
        /// 0 to 2; nil while nothing charted says it.
        public let points: Int?
        /// What it was scored from, and how old that is.
        public let basis: String
    }
    public let title: String
    public let items: [Item]
    public let source: String

    /// The sum; nil while an item is open.
    public var total: Int? {
        let points = items.compactMap(\.points)
        return points.count == items.count ? points.reduce(0, +) : nil
    }

    /// The highest there is.
    public var maximum: Int { items.count * 2 }
    public var open: [Item] { items.filter { $0.points == nil } }
}

/// The Aldrete score and the post-anaesthesia discharge score of a session.
public enum RecoveryScores {
    /// Activity, breathing, circulation, consciousness and oxygen, 0 to 2 each.
    ///
    /// Circulation: pressure within 20 % of what it was before the dose 2, within 49 % 1. Oxygen: above 92 % 2, from 90 %
    /// 1. Consciousness from MOAA/S: 5 awake, 3 and 4 roused by voice.
    public static func aldrete(_ session: TreatmentSession, at now: Instant) -> RecoveryScore {
        let check = session.recovery?.content ?? RecoveryCheck()
        let signs = SignsAfterDose(session, at: now)
        return RecoveryScore(
            title: "Aldrete score",
            items: [
                .init(
                    name: "Moves limbs when asked",
                    points: check.movement.map { [.all: 2, .some: 1, RecoveryCheck.Movement.none: 0][$0] ?? 0 },
                    basis: check.movement.map { "\($0.rawValue) limbs" } ?? "not checked"),
                .init(
                    name: "Breathing",
                    points: check.breathing.map {
                        [.deep: 2, .limited: 1, RecoveryCheck.Breathing.absent: 0][$0] ?? 0
                    },
                    basis: check.breathing?.rawValue ?? "not checked"),
                circulation(signs, session: session, name: "Circulation", further: 49),
                signs.item("Consciousness", \.alertness, unit: "MOAA/S") { $0 >= 5 ? 2 : $0 >= 3 ? 1 : 0 },
                signs.item("Oxygen on room air", \.oxygenSaturation, unit: "SpO₂ %") { $0 > 92 ? 2 : $0 >= 90 ? 1 : 0 },
            ], source: "Aldrete, J Clin Anesth 1995; 7: 89-91 (secondary copies)")
    }

    /// Vital signs, activity, nausea, pain and bleeding, 0 to 2 each.
    ///
    /// Pressure within 20 % of what it was before the dose 2, within 40 % 1. Nausea and pain from 0 to 10: up to 3 is
    /// minimal, up to 6 moderate (cut-offs are a product default). A ketamine session leaves no wound.
    public static func padss(_ session: TreatmentSession, at now: Instant) -> RecoveryScore {
        let check = session.recovery?.content ?? RecoveryCheck()
        let signs = SignsAfterDose(session, at: now)
        let walks = check.walksSteadily.map { $0 ? 2 : 1 }
        return RecoveryScore(
            title: "Discharge score (PADSS)",
            items: [
                circulation(signs, session: session, name: "Vital signs", further: 40),
                .init(
                    name: "Activity", points: walks,
                    basis: check.walksSteadily.map { $0 ? "walks steadily" : "needs help to walk" } ?? "not checked"),
                signs.item("Nausea", \.nausea, unit: "of 10", points: Self.symptom),
                signs.item("Pain", \.pain, unit: "of 10", points: Self.symptom),
                .init(name: "Bleeding", points: 2, basis: "no wound"),
            ], source: "Chung et al., J Clin Anesth 1995; 7: 500-506 (secondary copies)")
    }

    private static func symptom(_ value: Int) -> Int { value <= 3 ? 2 : value <= 6 ? 1 : 0 }

    private static func circulation(
        _ signs: SignsAfterDose, session: TreatmentSession, name: String, further: Double
    ) -> RecoveryScore.Item {
        guard let baseline = session.baselinePressure, baseline.systolic > 0 else {
            return .init(name: name, points: nil, basis: "no pressure before the dose")
        }
        return signs.item(name, \.systolic, unit: "mmHg systolic") { value in
            let apart = abs(Double(value) - baseline.systolic) / baseline.systolic * 100
            return apart <= 20 ? 2 : apart <= further ? 1 : 0
        }
    }
}

/// Signs that count for recovery: those taken after dosing has ended.
private struct SignsAfterDose {
    let session: TreatmentSession
    let now: Instant
    let since: Instant?

    init(_ session: TreatmentSession, at now: Instant) {
        self.session = session
        self.now = now
        since = session.given.lastGiven(at: now)
    }

    func item(
        _ name: String, _ field: (Signs) -> Int?, unit: String, points: (Int) -> Int
    ) -> RecoveryScore.Item {
        guard let since, let found = session.latest(field), found.at >= since,
            found.at > session.given.startedAt ?? since
        else { return .init(name: name, points: nil, basis: "not measured since the dose ended") }
        let age = Int(max(0, now.minutes(since: found.at)).rounded(.down))
        return .init(name: name, points: points(found.value), basis: "\(found.value) \(unit), \(age) min ago")
    }
}
