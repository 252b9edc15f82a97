import Clinic
import Synchronization

/// A small generator whose whole sequence follows from its seed (Steele, Lea and Flood, "Fast splittable pseudorandom
/// number generators", OOPSLA 2014), so that a simulation can be repeated.
struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A generator of its own for the part numbered `part`, whatever the others have drawn.
    init(seed: UInt64, part: Int) {
        var mixed = SplitMix64(seed: seed ^ UInt64(truncatingIfNeeded: part) &* 0xD134_2543_DE82_EF95)
        state = mixed.next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// True with this probability.
    mutating func chance(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &self) < probability }

    /// One of `choices`, which has at least one.
    mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[Int.random(in: choices.indices, using: &self)] }

    mutating func within(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    mutating func within(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &self) }

    /// 32 hexadecimal digits.
    mutating func hexadecimal() -> String {
        [next(), next()].map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 16 - digits.utf8.count) + digits
        }.joined()
    }
}

extension RandomBytes {
    /// Bytes that follow from a seed. For made-up clinics only: whoever knows the seed knows the bytes.
    static func seeded(_ seed: UInt64, part: Int) -> RandomBytes {
        let generator = SharedGenerator(SplitMix64(seed: seed, part: part))
        return RandomBytes { generator.bytes($0) }
    }
}

/// One generator that several tasks draw from.
private final class SharedGenerator: Sendable {
    private let generator: Mutex<SplitMix64>

    init(_ generator: SplitMix64) { self.generator = Mutex(generator) }

    func bytes(_ count: Int) -> [UInt8] {
        generator.withLock { generator in
            (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next() >> 32) }
        }
    }
}
