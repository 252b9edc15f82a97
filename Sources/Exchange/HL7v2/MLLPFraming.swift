/// Cuts a stream of bytes into messages of the minimal lower layer protocol: a vertical tab, the message, a file separator
/// and a carriage return.
///
/// Bytes may arrive in any pieces. Memory is bounded: a message may have `largestMessage` bytes, and what stands between
/// messages is thrown away as it comes.
///
///     var framing = MLLPFraming()
///     let messages = try framing.messages(in: bytes)   // whole ones, in order; the rest is kept for the next call
public struct MLLPFraming: Sendable {
    static let start: UInt8 = 0x0B
    static let end: UInt8 = 0x1C

    /// 1 MiB: a monitor's message has some thousand bytes.
    public static let largestMessage = 1 << 20
    /// Bytes outside of any message after which the other side does not speak this protocol.
    public static let mostOutside = 64 << 10

    private var message: [UInt8] = []
    private var isInside = false
    private var outside = 0
    /// How many messages began anew before they ended.
    public private(set) var cutShort = 0

    public init() {}

    /// True when part of a message is here.
    public var isInMessage: Bool { isInside }

    /// - Throws: `MLLPFault`; then the connection is of no use any more.
    public mutating func messages(in bytes: [UInt8]) throws -> [[UInt8]] {
        var whole: [[UInt8]] = []
        for byte in bytes {
            switch byte {
            case Self.start:
                if isInside { cutShort += 1 }
                message.removeAll(keepingCapacity: true)
                isInside = true
                outside = 0
            case Self.end where isInside:
                whole.append(message)
                message = []
                isInside = false
            case _ where isInside:
                guard message.count < Self.largestMessage else {
                    message = []
                    throw MLLPFault.endless
                }
                message.append(byte)
            default:
                // The carriage return after the end, and what careless senders put between messages.
                outside += 1
                guard outside <= Self.mostOutside else { throw MLLPFault.unframed }
            }
        }
        return whole
    }

    /// A message between its marks.
    public static func framed(_ message: [UInt8]) -> [UInt8] { [start] + message + [end, 0x0D] }
}

/// Why a connection cannot go on.
public enum MLLPFault: Error, Sendable, Hashable {
    case endless
    case unframed

    /// In words without anything of what was sent.
    public var reason: String {
        switch self {
        case .endless: "no end of a message within \(MLLPFraming.largestMessage) bytes"
        case .unframed: "\(MLLPFraming.mostOutside) bytes without the beginning of a message"
        }
    }
}
