/// A password as it is kept: its scrypt hash with the salt and the cost that made it.
struct PasswordHash: Sendable, Hashable, Codable {
    let cost: ScryptCost
    let salt: [UInt8]
    let hash: [UInt8]
}
