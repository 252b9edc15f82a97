/// One risk with everything that was done about it, in the order it was charted.
public struct RiskRecord: Sendable, Hashable {
    public let raised: Recorded<RiskRaised>
    public internal(set) var passings: [Recorded<RiskPassed>] = []
    public internal(set) var contacts: [Recorded<RiskContact>] = []
    public internal(set) var closing: Recorded<RiskClosed>?
    /// What became of telling its owners.
    public internal(set) var tellings: [Recorded<OwnerTold>] = []

    public init(raised: Recorded<RiskRaised>) { self.raised = raised }

    public var id: RiskID { raised.content.id }
    public var level: RiskRaised.Level { raised.content.level }
    public var isOpen: Bool { closing == nil }

    /// Who answers for it now.
    public var owner: PersonID? { passings.last?.content.to ?? raised.content.owner }

    /// When that person must have spoken with the patient.
    public var due: Instant { passings.last { $0.content.due != nil }?.content.due ?? raised.content.due }

    /// Somebody spoke with the patient. The clock stops; the risk stays open.
    public var isAnswered: Bool { contacts.contains { $0.content.outcome == .reached } }

    public func isLate(at now: Instant) -> Bool { isOpen && !isAnswered && now > due }

    /// This risk once it has been passed on.
    public func adding(_ passing: Recorded<RiskPassed>) -> RiskRecord {
        var record = self
        record.passings.append(passing)
        return record
    }

    /// Everybody who was asked to answer it so far.
    public var asked: [PersonID] { [raised.content.owner].compactMap { $0 } + passings.map(\.content.to) }
}

extension Course {
    /// Risks that nobody has closed, in the order they were raised.
    public var openRisks: [Recorded<RiskRaised>] { risks.filter(\.isOpen).map(\.raised) }

    /// Takes an entry about a risk in.
    mutating func foldRisk(_ content: ChartEntry, _ entry: Entry) {
        func recorded<Content>(_ content: Content) -> Recorded<Content> {
            Recorded(sequence: entry.sequence, occurredAt: entry.occurredAt, author: entry.author, content: content)
        }
        func change(_ id: RiskID, _ body: (inout RiskRecord) -> Void) {
            if let place = risks.lastIndex(where: { $0.id == id }) { body(&risks[place]) }
        }
        switch content {
        case .riskRaised(let risk):
            risks.removeAll { $0.id == risk.id && $0.isOpen }
            risks.append(RiskRecord(raised: recorded(risk)))
        case .riskPassed(let passed): change(passed.id) { $0.passings.append(recorded(passed)) }
        case .ownerTold(let told): change(told.risk) { $0.tellings.append(recorded(told)) }
        case .riskContact(let contact): change(contact.id) { $0.contacts.append(recorded(contact)) }
        case .riskClosed(let closed): change(closed.id) { $0.closing = recorded(closed) }
        case .safetyPlanned(let plan): safetyPlan = recorded(plan)
        default: break
        }
    }
}
