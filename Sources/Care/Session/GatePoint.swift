/// One point of a gate (before a dose, or before discharge), as the charted facts answer it.
public struct GatePoint: Sendable, Hashable {
    public enum State: String, Sendable, Hashable {
        case met, unmet
        /// Not asked or not measured yet; it never counts as met.
        case unknown
    }
    /// The rule's id, or a fixed word for what the law asks (`CONSENT`, `PLAN`, `IDENTITY`).
    public let id: String
    public let title: String
    public let state: State
    /// The value and what it was held against, in words.
    public let detail: String
    public let source: String
    public let approved: Bool
    /// False for points nobody may set aside.
    public let overridable: Bool
    /// Who can resolve it.
    public let resolver: AssignedRole

    public init(
        id: String, title: String, state: State, detail: String, source: String, approved: Bool, overridable: Bool,
        resolver: AssignedRole
    ) {
        self.id = id
        self.title = title
        self.state = state
        self.detail = detail
        self.source = source
        self.approved = approved
        self.overridable = overridable
        self.resolver = resolver
    }
}

extension GatePoint {
    /// A point that rests on a protocol's row.
    init(
        _ rule: Rule?, id: String, title: String, state: State, detail: String, overridable: Bool = true,
        resolver: AssignedRole = .nurse
    ) {
        self.init(
            id: id, title: title, state: state, detail: detail, source: rule?.source ?? "clinic policy",
            approved: rule?.approved ?? true, overridable: overridable, resolver: resolver)
    }
}

/// A gate's answer: open only when every point is met or was set aside by a prescriber with a reason.
public struct Gate: Sendable, Hashable {
    public let points: [GatePoint]
    /// Points a prescriber set aside, with the reason given.
    public let setAside: [String: String]

    public init(points: [GatePoint], overrides: [GateOverridden]) {
        self.points = points
        var setAside: [String: String] = [:]
        for override in overrides {
            for point in override.points { setAside[point] = override.reason }
        }
        self.setAside = setAside.filter { id, _ in points.contains { $0.id == id && $0.overridable } }
    }

    public var unmet: [GatePoint] { points.filter { $0.state != .met && setAside[$0.id] == nil } }
    public var isOpen: Bool { unmet.isEmpty }

    /// This gate with only the points named.
    public func keeping(_ ids: Set<String>) -> Gate {
        Gate(points: points.filter { ids.contains($0.id) }, setAside: setAside)
    }

    private init(points: [GatePoint], setAside: [String: String]) {
        self.points = points
        self.setAside = setAside
    }

    /// The refusal to go on, naming the first unmet point and how many more there are.
    public func refusal(code: String, action: String) -> Refusal? {
        guard let first = unmet.first else { return nil }
        let others = unmet.count - 1
        let more = others == 0 ? "" : " and \(others) more \(others == 1 ? "point is" : "points are") open"
        return Refusal(
            code: code, field: first.id,
            reason: "\(action) is not allowed yet: \(first.title) (\(first.detail))\(more).",
            remedy: first.overridable
                ? "Resolve it, or ask a prescriber to set it aside with a reason."
                : "Resolve it first; it cannot be set aside.")
    }
}
