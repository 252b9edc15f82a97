/// What enters the compartments of eight people: the same doses at the same time, of which fraction and duration are each
/// person's own.
struct LaneRegimen {
    struct Delivery {
        let compartment: Int
        let start: Double
        let milligrams: Lanes
        /// 0 for at once.
        let duration: Lanes

        var isAtOnce: Bool { duration == .zero }
        var ends: Lanes { duration + start }
        var rates: Lanes { milligrams / duration }
    }

    let deliveries: [Delivery]

    /// One person's infusates for each lane, all in the order of the plan.
    init(_ people: [[Infusate]]) {
        deliveries = people[0].indices.map { entry in
            var milligrams = Lanes.zero
            var duration = Lanes.zero
            for (lane, infusates) in people.enumerated() {
                milligrams[lane] = infusates[entry].milligrams
                duration[lane] = infusates[entry].duration
            }
            return Delivery(
                compartment: people[0][entry].compartment, start: people[0][entry].start, milligrams: milligrams,
                duration: duration)
        }
    }
}

/// The moments between which eight people are carried: the times that are read, and where parameters change.
struct LaneKnots: Sendable {
    struct Knot: Sendable {
        let time: Double
        /// Positions of the times that are read here.
        let reads: Range<Int>
        /// The visit whose parameters rule up to here.
        let visit: Int
        /// Whether the step up to here is one of several of the same length.
        let isRepeated: Bool
    }

    let knots: [Knot]
    private let times: [Double]

    /// Steps in a row of the same length for which a matrix is quicker than a series for each.
    private static let worthAMatrix = 4

    /// - Parameter times: in order.
    init(times: [Double], starts: [Double], visits: [Double]) {
        var moments = Set(times).union(visits.dropFirst())
        moments.insert(min(starts.min() ?? 0, times.first ?? 0))
        let last = times.last ?? 0
        let sorted = moments.filter { $0 <= last }.sorted()
        var repeats = [Bool](repeating: false, count: sorted.count)
        var first = 1
        while first < sorted.count {
            let step = sorted[first] - sorted[first - 1]
            var end = first + 1
            while end < sorted.count, Self.areEqual(sorted[end] - sorted[end - 1], step) { end += 1 }
            if end - first >= Self.worthAMatrix {
                for index in first..<end { repeats[index] = true }
            }
            first = end
        }
        var position = 0
        var visit = 0
        var knots: [Knot] = []
        for (index, time) in sorted.enumerated() {
            let from = position
            while position < times.count, times[position] == time { position += 1 }
            if index > 0 {
                while visit + 1 < visits.count, visits[visit + 1] <= sorted[index - 1] { visit += 1 }
            }
            knots.append(Knot(time: time, reads: from..<position, visit: visit, isRepeated: repeats[index]))
        }
        self.knots = knots
        self.times = sorted
    }

    /// Grids of minutes in hours differ in their last digits.
    static func areEqual(_ one: Double, _ other: Double) -> Bool { abs(one - other) <= 1e-12 * other }

    /// The first knot that is not before a time; the number of knots when all are.
    func first(notBefore time: Double) -> Int { Ordered.first(in: times, notBefore: time) }
}

enum Ordered {
    /// The first of numbers in order that is not below another; their count when all are.
    static func first(in numbers: [Double], notBefore limit: Double) -> Int {
        var low = 0
        var high = numbers.count
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] < limit { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
