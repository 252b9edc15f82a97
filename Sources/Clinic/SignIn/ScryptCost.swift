/// What one scrypt hash costs (RFC 7914): memory is 128 x rounds x blockSize bytes.
public struct ScryptCost: Sendable, Hashable, Codable {
    /// N, a power of two.
    public let rounds: Int
    /// r.
    public let blockSize: Int
    /// p.
    public let parallelism: Int

    /// N = 2^17, r = 8, p = 1: 128 MiB and about a third of a second; OWASP Password Storage Cheat Sheet's first
    /// choice for scrypt.
    public static let production = ScryptCost(rounds: 1 << 17, blockSize: 8, parallelism: 1)

    /// Next to nothing, for simulations and tests that sign in thousands of times; never offered by the command line.
    package static let negligible = ScryptCost(rounds: 2, blockSize: 1, parallelism: 1)
}
