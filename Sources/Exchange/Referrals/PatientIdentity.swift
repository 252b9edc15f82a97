import Care

/// The one patient of a Bundle, as the other resources may point at them.
struct PatientIdentity: Sendable {
    struct BusinessIdentifier: Sendable, Hashable {
        let system: String?
        let value: String
    }

    /// Who a resource says it is about.
    enum Relation {
        case thisPatient
        case anotherPatient(String)
        /// A group, a device, a place, a relative.
        case notAPatient
    }

    let reference: String
    private let id: String?
    private let fullURL: String?
    private let names: Set<String>
    private let identifiers: [BusinessIdentifier]

    init(_ entry: BundleEntry) throws {
        reference = entry.reference
        id = entry.id
        fullURL = entry.fullURL
        names = Set(entry.names)
        var identifiers: [BusinessIdentifier] = []
        for identifier in try entry.resource.list("identifier") {
            if let value = try identifier.string("value") {
                identifiers.append(BusinessIdentifier(system: try identifier.string("system"), value: value))
            }
        }
        self.identifiers = identifiers
    }

    /// `others` finds the type of another resource of the Bundle by any of its names.
    func relation(to subject: Cursor, others: [String: BundleEntry]) throws -> Relation {
        if let written = try subject.string("reference") {
            return relation(to: written, others: others)
        }
        guard let identifier = try subject.object("identifier"), let value = try identifier.string("value") else {
            return .thisPatient
        }
        let named = BusinessIdentifier(system: try identifier.string("system"), value: value)
        return contradicts(named) ? .anotherPatient(value) : .thisPatient
    }

    private func relation(to written: String, others: [String: BundleEntry]) -> Relation {
        let target = BundleEntry.normal(written)
        if names.contains(target) { return .thisPatient }
        if let search = target.firstRange(of: "Patient?identifier=") {
            let parts = target[search.upperBound...].split(separator: "|", omittingEmptySubsequences: false)
            let value = String(parts.last ?? "")
            return identifiers.contains { $0.value == value } ? .thisPatient : .anotherPatient(written)
        }
        if let other = others[target], other.type != "Patient" { return .notAPatient }
        let path = target.split(separator: "/")
        guard path.count >= 2 else { return .anotherPatient(written) }
        guard path[path.count - 2] == "Patient" else { return .notAPatient }
        // An address on a server names this patient only when nothing says that they live on another one.
        let sameServer = path.count == 2 || fullURL?.hasPrefix("http") != true
        return path.last.map(String.init) == id && sameServer ? .thisPatient : .anotherPatient(written)
    }

    /// True when this patient has an identifier of the same system, and all of those differ.
    private func contradicts(_ named: BusinessIdentifier) -> Bool {
        let comparable = identifiers.filter { $0.system == named.system }
        return !comparable.isEmpty && !comparable.contains(named)
    }
}
