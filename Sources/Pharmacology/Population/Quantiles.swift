/// Quantiles of many values without sorting them all: the values are counted into bins, and only the bins that hold a
/// wanted rank are sorted. Exact; between two ranks it interpolates as R's type 7 does.
struct Quantiles {
    static let probabilities = [0.05, 0.25, 0.5, 0.75, 0.95]

    private let bins: Int
    private var counts: [Int32]
    private var places: [UInt16]
    /// For each bin, which bucket its values are wanted in; 0 for none.
    private var wanted: [UInt8]
    private var buckets: [[Double]]

    init(count: Int) {
        bins = max(64, min(4096, count / 2))
        counts = [Int32](repeating: 0, count: bins)
        places = [UInt16](repeating: 0, count: count)
        wanted = [UInt8](repeating: 0, count: bins)
        buckets = [[Double]](repeating: [], count: 2 * Self.probabilities.count + 1)
    }

    /// The quantiles at ``probabilities``, in their order.
    mutating func of(_ values: UnsafeBufferPointer<Double>) -> [Double] {
        var low = values[0]
        var high = values[0]
        for value in values {
            low = value < low ? value : low
            high = value > high ? value : high
        }
        guard high > low else { return Self.probabilities.map { _ in low } }
        for bin in counts.indices { counts[bin] = 0 }
        let scale = Double(bins - 1) / (high - low)
        for index in values.indices {
            let bin = UInt16(truncatingIfNeeded: Int32((values[index] - low) * scale))
            places[index] = bin
            counts[Int(bin)] += 1
        }
        let ranks = Self.probabilities.map { $0 * Double(values.count - 1) }
        let bottoms = collect(
            Set(ranks.flatMap { [Int($0), min(Int($0) + 1, values.count - 1)] }).sorted(), of: values)
        return ranks.map { rank in
            let below = Int(rank)
            let first = value(at: below, bottoms)
            guard Double(below) < rank else { return first }
            return first + (rank - Double(below)) * (value(at: below + 1, bottoms) - first)
        }
    }

    /// A bucket of sorted values, and the rank of its first.
    private struct Bottom {
        let rank: Int
        let bucket: Int
    }

    /// Sorts the bins that hold the wanted ranks, which are in order.
    private mutating func collect(_ ranks: [Int], of values: UnsafeBufferPointer<Double>) -> [Bottom] {
        var bottoms: [Bottom] = []
        var chosen: [Int] = []
        var upcoming = 0
        var passed = 0
        for bin in counts.indices where upcoming < ranks.count {
            let next = passed + Int(counts[bin])
            if ranks[upcoming] < next {
                bottoms.append(Bottom(rank: passed, bucket: bottoms.count + 1))
                chosen.append(bin)
                wanted[bin] = UInt8(bottoms.count)
                buckets[bottoms.count].removeAll(keepingCapacity: true)
                while upcoming < ranks.count, ranks[upcoming] < next { upcoming += 1 }
            }
            passed = next
        }
        for index in values.indices {
            let bucket = Int(wanted[Int(places[index])])
            if bucket > 0 { buckets[bucket].append(values[index]) }
        }
        for bottom in bottoms { buckets[bottom.bucket].sort() }
        for bin in chosen { wanted[bin] = 0 }
        return bottoms
    }

    private func value(at rank: Int, _ bottoms: [Bottom]) -> Double {
        guard let bottom = bottoms.last(where: { $0.rank <= rank }) else { return 0 }
        return buckets[bottom.bucket][rank - bottom.rank]
    }
}
