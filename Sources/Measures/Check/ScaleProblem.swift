/// Something wrong with a scale definition: where, what, and what to do about it.
public struct ScaleProblem: Sendable, Hashable, Codable {
    /// The field, as `bands[1].from`; empty when it concerns the whole file.
    public let path: String
    public let sentence: String
    public let remedy: String

    /// Place, sentence and remedy in one line.
    public var text: String { "\(placed) \(remedy)" }

    /// Place and sentence.
    var placed: String { (path.isEmpty ? "" : "\(path): ") + sentence }
}
