/// What the code expects of a row it knows: the one place that says which rows a protocol must have, in which shape and
/// unit, and within which plausible range. `RequiredRow.all` is the table.
struct RequiredRow: Sendable {
    enum Shape: Sendable, Hashable {
        case number, numbers, text, texts, flag, phases
        /// The row speaks by its words and severity alone.
        case nothing

        var words: String {
            switch self {
            case .number: "a number"
            case .numbers: "a list of numbers"
            case .text: "a text"
            case .texts: "a list of texts"
            case .flag: "true or false"
            case .phases: "a list of schedule phases"
            case .nothing: "no value"
            }
        }
    }

    /// Which protocols must have the row.
    enum Need: Sendable, Hashable {
        case always
        case setting(Setting)
        case routes(Set<Route>)
        case drug(Drug)
        /// Checked when present.
        case never
    }

    /// The id, or for a family of rows its beginning followed by `*`.
    let id: String
    let need: Need
    let shape: Shape
    /// Units it may be given in; empty when it has none.
    let units: [String]
    /// Where its numbers must lie to be plausible.
    let range: ClosedRange<Double>
    /// The texts it may hold; empty when any will do.
    let choices: [String]
    /// Whole numbers only.
    let whole: Bool
    /// How many numbers a list must hold, each with a place of its own; nil for an ascending list of any length.
    let count: Int?

    init(
        _ id: String, _ need: Need, _ shape: Shape, _ units: [String] = [],
        in range: ClosedRange<Double> = 0...1_000_000,
        choices: [String] = [], whole: Bool = false, count: Int? = nil
    ) {
        self.id = id
        self.need = need
        self.shape = shape
        self.units = units
        self.range = range
        self.choices = choices
        self.whole = whole
        self.count = count
    }

    func isNeeded(by treatment: TreatmentProtocol) -> Bool {
        switch need {
        case .always: true
        case .setting(let setting): treatment.setting == setting
        case .routes(let routes): routes.contains(treatment.route)
        case .drug(let drug): treatment.drug == drug
        case .never: false
        }
    }

    private var isFamily: Bool { id.hasSuffix("*") }

    /// The expectation for a row: its own, else that of the longest family it belongs to.
    static func named(_ id: String) -> RequiredRow? {
        if let own = byID[id] { return own }
        return families.filter { id.hasPrefix($0.id.dropLast()) }.max { $0.id.utf8.count < $1.id.utf8.count }
    }

    private static let byID = Dictionary(
        all.filter { !$0.isFamily }.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    private static let families = all.filter(\.isFamily)
}
