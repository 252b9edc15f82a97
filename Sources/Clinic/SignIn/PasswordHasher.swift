import Care
import Crypto
import CryptoExtras
import Dispatch
import Foundation

/// Hashes and checks passwords with scrypt, two at a time at most.
///
/// A hash takes 128 MiB and a third of a second, so more at once would let a flood of sign-ins take the machine.
/// Others wait their turn, and past `longestQueue` are refused. Hashing runs on a thread of its own kind, not on the
/// cooperative ones that serve pages.
public actor PasswordHasher {
    /// How many hash at once.
    static let width = 2
    /// How many may wait: about ten seconds' worth.
    static let longestQueue = 64

    nonisolated let cost: ScryptCost
    private let random: RandomBytes
    private let queue = DispatchQueue(label: "password-hashing", qos: .utility, attributes: .concurrent)
    private var running = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []
    /// How many hashes were made, and how many at most at the same time.
    private(set) var made = 0
    private(set) var mostAtOnce = 0

    public init(random: RandomBytes = .system) {
        self.init(random: random, cost: .production)
    }

    package init(random: RandomBytes, cost: ScryptCost) {
        self.random = random
        self.cost = cost
    }

    /// A new hash of `password` with a salt of its own.
    func hash(_ password: String) async throws -> PasswordHash {
        let salt = random(16)
        return PasswordHash(cost: cost, salt: salt, hash: try await derive(password, salt: salt, cost: cost))
    }

    /// Whether `password` is the one that `kept` was made from. Without one it does the same work and says no, so
    /// that an unknown e-mail address takes as long to refuse as a wrong password.
    func matches(_ password: String, _ kept: PasswordHash?) async throws -> Bool {
        let compared = kept ?? PasswordHash(cost: cost, salt: [UInt8](repeating: 0, count: 16), hash: [])
        let derived = try await derive(password, salt: compared.salt, cost: compared.cost)
        // SymmetricKey compares in constant time.
        return SymmetricKey(data: derived) == SymmetricKey(data: compared.hash) && kept != nil
    }

    private func derive(_ password: String, salt: [UInt8], cost: ScryptCost) async throws -> [UInt8] {
        try await enter()
        defer { leave() }
        made += 1
        // The same word typed on two keyboards can differ in code points (SP 800-63B section 3.1.1.2).
        let bytes = [UInt8](password.precomposedStringWithCompatibilityMapping.utf8)
        return try await withCheckedThrowingContinuation { continuation in
            queue.async {
                continuation.resume(
                    with: Result {
                        let key = try KDF.Scrypt.deriveKey(
                            from: bytes, salt: salt, outputByteCount: 32, rounds: cost.rounds,
                            blockSize: cost.blockSize, parallelism: cost.parallelism)
                        return key.withUnsafeBytes { [UInt8]($0) }
                    })
            }
        }
    }

    private func enter() async throws {
        if running < Self.width {
            running += 1
            mostAtOnce = max(mostAtOnce, running)
            return
        }
        guard waiting.count < Self.longestQueue else {
            throw Refusal(
                code: "sign-in.busy", reason: "Too many people are signing in at this moment.",
                remedy: "Try again in a few seconds.")
        }
        // Whoever leaves hands their place on, so `running` stays as it is.
        await withCheckedContinuation { waiting.append($0) }
    }

    private func leave() {
        if waiting.isEmpty {
            running -= 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}
