import Foundation

/// Random numbers of one virtual person: a function of the seed and the person's number alone, so that a population is
/// the same on any number of cores.
///
/// The bits are SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), the normals Box and Muller's.
struct RandomSource {
    private var state: UInt64
    private var spare: Double?

    init(seed: UInt64, subject: Int) {
        state = Self.mix(seed &+ Self.mix(UInt64(subject) &+ 1))
    }

    private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

    private static func mix(_ value: UInt64) -> UInt64 {
        var bits = value &+ step
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    /// Above 0 and at most 1.
    mutating func uniform() -> Double {
        state = state &+ Self.step
        return (Double(Self.mix(state) >> 11) + 1) / 9_007_199_254_740_992
    }

    mutating func normal() -> Double {
        if let spare {
            self.spare = nil
            return spare
        }
        let radius = (-2 * log(uniform())).squareRoot()
        let angle = 2 * Double.pi * uniform()
        spare = radius * sin(angle)
        return radius * cos(angle)
    }
}
