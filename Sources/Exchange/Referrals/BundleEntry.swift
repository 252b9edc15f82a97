import Care

/// One resource of a Bundle and the names it goes by.
struct BundleEntry: Sendable {
    let resource: Cursor
    let type: String
    let id: String?
    let fullURL: String?
    /// As `Condition/123`; without an id the end of its `fullUrl`, or its position as `Condition[3]`.
    let reference: String

    /// Nil for an entry without a resource, as a deletion in a transaction is.
    init?(_ entry: Cursor, position: Int) throws {
        guard let resource = try entry.object("resource") else { return nil }
        guard let type = try resource.string("resourceType") else { throw Refusal.noResourceType(at: resource.path) }
        let id = try resource.string("id")
        let fullURL = try entry.string("fullUrl")
        let tail = fullURL?.split(whereSeparator: { $0 == "/" || $0 == ":" }).last.map(String.init)
        self.resource = resource
        self.type = type
        self.id = id
        self.fullURL = fullURL
        reference = (id ?? tail).map { "\(type)/\($0)" } ?? "\(type)[\(position)]"
    }

    /// Everything a reference in the same Bundle may call it.
    var names: [String] {
        var names: [String] = []
        if let fullURL { names.append(BundleEntry.normal(fullURL)) }
        if let id {
            names.append("\(type)/\(id)")
            names.append("urn:uuid:\(id.lowercased())")
        }
        return names
    }

    /// A reference without its version, its `urn:` in lower case.
    static func normal(_ reference: String) -> String {
        if reference.lowercased().hasPrefix("urn:") { return reference.lowercased() }
        guard let version = reference.firstRange(of: "/_history/") else { return reference }
        return String(reference[..<version.lowerBound])
    }
}
