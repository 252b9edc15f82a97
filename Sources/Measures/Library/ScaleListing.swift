/// One line of the list of scales. Its shape is a contract with other programs.
public struct ScaleListing: Sendable, Hashable, Encodable {
    public let id: String
    public let version: String
    public let title: String
    public let name: String
    public let measures: String
    public let rater: ScaleDefinition.Rater
    public let recall: String
    /// A, B, C or D.
    public let licence: String
    public let notice: String
    public let items: Int
    /// The lowest and the highest total; nil for a scale without one.
    public let minimum: Double?
    public let maximum: Double?
    /// True when the questions can be shown.
    public let wording: Bool
    public let hash: String

    public init(_ scale: ScaleDefinition, in library: ScaleLibrary) {
        id = scale.id
        version = scale.version
        title = scale.title
        name = scale.name
        measures = scale.measures
        rater = scale.rater
        recall = scale.recall.words
        licence = scale.licence.class.rawValue
        notice = library.notice(of: scale)
        items = scale.items.count
        let totals = scale.totals
        minimum = totals?.lowerBound
        maximum = totals?.upperBound
        wording = scale.hasWording || library.wordings[scale.id] != nil
        hash = scale.hash
    }
}

extension ScaleDefinition {
    /// The lowest and the highest total that answers can make; nil for a scale without one.
    public var totals: ClosedRange<Double>? { ScaleCheck.totals(of: self) }
}
