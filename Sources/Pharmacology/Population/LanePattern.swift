/// Which entries of a compartment system's exponential can be other than 0, and what each is summed from. The same for
/// everybody, so it is found once.
struct LanePattern: Sendable {
    struct Cell: Sendable {
        let row: Int
        let column: Int
    }

    /// A term of a sum: two numbers that are multiplied, each by its place.
    struct Link: Sendable {
        let first: Int32
        let second: Int32
    }

    /// Sums of products, one after the other; `ends` says where each one's links end.
    struct Product: Sendable {
        private(set) var links: [Link] = []
        private(set) var ends: [Int32] = []

        init(_ sums: [[Link]]) {
            for sum in sums {
                links += sum
                ends.append(Int32(links.count))
            }
        }
    }

    /// Compartments, then a source for each compartment that something flows into at a constant rate.
    let nodes: Int
    /// The compartment of each source.
    let sources: [Int]
    /// Flows between compartments, flows from sources, and what stays in each node.
    let rateCount: Int
    /// Ordered by how many flows lie between column and row.
    let cells: [Cell]
    /// How many cells can be reached by so many flows.
    let reached: [Int]
    /// state = exponential · state, without the sources, which do not change.
    let carrying: Product
    /// (A + shift) · state.
    let advancing: Product
    /// (A + shift) · matrix.
    let raising: Product
    /// matrix · matrix.
    let squaring: Product

    init(_ compiled: CompiledModel) {
        let compartments = compiled.compartments.count
        let infused = Set(
            compiled.plan.entries.filter { $0.durationParameter != nil || $0.doseDuration != nil }.map(\.compartment))
        let sources = infused.sorted()
        let nodes = compartments + sources.count
        var flows = compiled.transfers.compactMap { flow in flow.to.map { (from: flow.from, to: $0) } }
        flows += sources.enumerated().map { (from: compartments + $0.offset, to: $0.element) }
        let distance = Self.distances(nodes, flows)
        var cells: [(cell: Cell, distance: Int)] = []
        for row in 0..<nodes {
            for column in 0..<nodes {
                if let length = distance[row][column] { cells.append((Cell(row: row, column: column), length)) }
            }
        }
        cells.sort { ($0.distance, $0.cell.row, $0.cell.column) < ($1.distance, $1.cell.row, $1.cell.column) }
        var places = [[Int32?]](repeating: [Int32?](repeating: nil, count: nodes), count: nodes)
        for (place, entry) in cells.enumerated() { places[entry.cell.row][entry.cell.column] = Int32(place) }
        /// What flows into a node: the rate's place and where it comes from; last, what stays.
        let into: [[(rate: Int, from: Int)]] = (0..<nodes).map { node in
            flows.indices.filter { flows[$0].to == node }.map { ($0, flows[$0].from) } + [(flows.count + node, node)]
        }
        self.nodes = nodes
        self.sources = sources
        rateCount = flows.count + nodes
        self.cells = cells.map(\.cell)
        reached = (0...(cells.last?.distance ?? 0)).map { length in cells.filter { $0.distance <= length }.count }
        carrying = Product(
            (0..<compartments).map { row in
                (0..<nodes).compactMap { column in
                    places[row][column].map { Link(first: $0, second: Int32(column)) }
                }
            })
        advancing = Product(into.map { flows in flows.map { Link(first: Int32($0.rate), second: Int32($0.from)) } })
        raising = Product(
            cells.map { entry in
                into[entry.cell.row].compactMap { flow in
                    places[flow.from][entry.cell.column].map { Link(first: Int32(flow.rate), second: $0) }
                }
            })
        squaring = Product(
            cells.map { entry in
                (0..<nodes).compactMap { middle in
                    guard let left = places[entry.cell.row][middle], let right = places[middle][entry.cell.column]
                    else { return nil }
                    return Link(first: left, second: right)
                }
            })
    }

    /// How many flows lead from a column to a row at least; nil where none do.
    private static func distances(_ nodes: Int, _ flows: [(from: Int, to: Int)]) -> [[Int?]] {
        var result = [[Int?]](repeating: [Int?](repeating: nil, count: nodes), count: nodes)
        for start in 0..<nodes {
            var frontier = [start]
            var length = 0
            while !frontier.isEmpty {
                for node in frontier { result[node][start] = length }
                length += 1
                frontier = Set(flows.filter { frontier.contains($0.from) }.map(\.to))
                    .filter { result[$0][start] == nil }
            }
        }
        return result
    }
}
