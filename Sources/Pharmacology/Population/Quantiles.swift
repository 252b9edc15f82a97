/// Quantiles of many values without sorting them all: the values are counted into bins, and only the bins that hold a
/// wanted rank are sorted. Exact; between two ranks it interpolates as R's type 7 does.
struct Quantiles {
    static let probabilities = [0.05, 0.25, 0.5, 0.75, 0.95]

    private let bins: Int
    private var counts: [Int32]
    private var bucket: [Double] = []

    init(count: Int) {
        bins = max(64, min(4096, count))
        counts = [Int32](repeating: 0, count: bins + 1)
    }

    /// The quantiles at ``probabilities``, in their order.
    mutating func of(_ values: UnsafeBufferPointer<Double>) -> [Double] {
        var low = values[0]
        var high = values[0]
        for value in values {
            if value < low { low = value }
            if value > high { high = value }
        }
        guard high > low else { return Self.probabilities.map { _ in low } }
        for index in counts.indices { counts[index] = 0 }
        let scale = Double(bins - 1) / (high - low)
        for value in values { counts[Int((value - low) * scale) + 1] += 1 }
        for index in 1...bins { counts[index] += counts[index - 1] }
        return Self.probabilities.map { probability in
            let rank = probability * Double(values.count - 1)
            let below = Int(rank)
            let first = value(at: below, of: values, low: low, scale: scale)
            guard Double(below) < rank else { return first }
            let second = value(at: below + 1, of: values, low: low, scale: scale)
            return first + (rank - Double(below)) * (second - first)
        }
    }

    private mutating func value(
        at rank: Int, of values: UnsafeBufferPointer<Double>, low: Double, scale: Double
    ) -> Double {
        var first = 0
        var last = bins
        while last - first > 1 {
            let middle = (first + last) / 2
            if Int(counts[middle]) <= rank { first = middle } else { last = middle }
        }
        bucket.removeAll(keepingCapacity: true)
        for value in values where Int((value - low) * scale) == first { bucket.append(value) }
        bucket.sort()
        return bucket[rank - Int(counts[first])]
    }
}
