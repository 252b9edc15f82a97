/// Where salts, tokens and secrets come from: the system's generator, or a seeded one that a test or simulation
/// passes in.
public struct RandomBytes: Sendable {
    private let generate: @Sendable (Int) -> [UInt8]

    public init(_ generate: @escaping @Sendable (_ count: Int) -> [UInt8]) {
        self.generate = generate
    }

    /// The operating system's cryptographic generator.
    public static let system = RandomBytes { count in
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    public func callAsFunction(_ count: Int) -> [UInt8] { generate(count) }
}
