import Care
import Foundation
import Testing

@testable import Exchange

@Suite("Monitor messages: characters, times and framing") struct HL7TextTests {
    private func message(_ bytes: [UInt8]) throws -> HL7Message { try HL7Message(bytes) }

    private func bytes(charset: String, name: [UInt8]) -> [UInt8] {
        Array("MSH|^~\\&|MON||||20251121081500||ORU^R01|C1|P|2.5||||||\(charset)\rPID|||1||".utf8) + name + [0x0D]
    }

    @Test func `the declared character set is read`() throws {
        #expect(try message(bytes(charset: "8859/1", name: [0x4A, 0xFC])).segments[1].text(5) == "Jü")
        #expect(try message(bytes(charset: "8859/15", name: [0xA4])).segments[1].text(5) == "€")
        #expect(try message(bytes(charset: "UNICODE UTF-8", name: Array("Jü".utf8))).segments[1].text(5) == "Jü")
        #expect(try message(bytes(charset: "", name: Array("Jü".utf8))).segments[1].text(5) == "Jü")
    }

    @Test func `what is declared as UTF-8 and is not is read as Latin-1, with a remark`() throws {
        let wrong = try message(bytes(charset: "UNICODE UTF-8", name: [0x4A, 0xFC]))
        #expect(wrong.segments[1].text(5) == "Jü")
        #expect(wrong.deviations == ["declared as UTF-8, which it is not"])
    }

    @Test(arguments: [
        (#"a\F\b"#, "a|b"), (#"a\S\b\T\c\R\d\E\e"#, "a^b&c~d\\e"), (#"\X41\\X42\"#, "AB"),
        (#"one\.br\two"#, "one\ntwo"),
        (#"\H\bold\N\"#, "bold"), (#"no end \ here"#, #"no end \ here"#), (#"\X4\"#, ""),
    ])
    func `escapes are read`(written: String, meant: String) throws {
        #expect(try message(bytes(charset: "", name: Array(written.utf8))).segments[1].text(5) == meant)
    }

    @Test func `what is echoed cannot begin a segment or a field`() {
        #expect(HL7Characters.escaped("a|b\rMSA|AA^&~\\\u{1C}") == #"a\F\bMSA\F\AA\S\\T\\R\\E\"#)
    }

    @Test(arguments: [
        ("20251121101500-0500", "2025-11-21T15:15:00Z"), ("202511211015+0000", "2025-11-21T10:15:00Z"),
        ("20251121101600.0000-0500", "2025-11-21T15:16:00Z"), ("20251121154500+0530", "2025-11-21T10:15:00Z"),
        ("20251121081500", "2025-11-21T15:15:00Z"), ("20250621081500", "2025-06-21T14:15:00Z"),
    ])
    func `times are read with their zone, or in the clinic's`(text: String, utc: String) throws {
        let time = HL7Time(zone: HL7Sample.denver, received: HL7Sample.received)
        let moment = try #require(time.instant(text))
        #expect(HL7Sample.text(moment) == utc)
    }

    @Test(arguments: [
        "", "2025", "20251121", "20251321101500", "20251121251500", "20251121101500-05", "2025112110150x",
    ])
    func `what is no time is none`(text: String) {
        #expect(HL7Time(zone: HL7Sample.denver, received: HL7Sample.received).instant(text) == nil)
    }

    /// On 2026-11-01 Denver's clocks show 01:30 twice: 07:30Z and 08:30Z.
    @Test func `the hour that comes twice is told apart by the arrival`() throws {
        for (arrival, utc) in [
            ("202611010731+0000", "2026-11-01T07:30:00Z"), ("202611010831+0000", "2026-11-01T08:30:00Z"),
        ] {
            let plain = HL7Time(zone: .gmt, received: HL7Sample.received)
            let received = try #require(plain.instant(arrival))
            let time = HL7Time(zone: HL7Sample.denver, received: received)
            let moment = try #require(time.instant("202611010130"))
            #expect(HL7Sample.text(moment) == utc)
        }
    }

    // MARK: Framing

    private static let two = [[UInt8]("MSH|one".utf8), [UInt8]("MSH|two".utf8)]
    private static let stream = two.flatMap { MLLPFraming.framed($0) }

    @Test func `two messages in one piece are two`() throws {
        var framing = MLLPFraming()
        #expect(try framing.messages(in: Self.stream) == Self.two)
    }

    @Test func `a stream cut anywhere is the same messages`() throws {
        for cut in 0...Self.stream.count {
            var framing = MLLPFraming()
            let found =
                try framing.messages(in: Array(Self.stream[..<cut])) + framing.messages(in: Array(Self.stream[cut...]))
            #expect(found == Self.two)
        }
        var framing = MLLPFraming()
        var found: [[UInt8]] = []
        for byte in Self.stream { found += try framing.messages(in: [byte]) }
        #expect(found == Self.two)
    }

    @Test func `what stands between messages is thrown away`() throws {
        var framing = MLLPFraming()
        let noisy =
            [0, 0, 0x0A] + MLLPFraming.framed(Self.two[0]) + [0x0D, 0x0A, 0] + MLLPFraming.framed(Self.two[1]) + [0]
        #expect(try framing.messages(in: noisy) == Self.two)
    }

    @Test func `a message that begins within another leaves the whole one`() throws {
        var framing = MLLPFraming()
        #expect(try framing.messages(in: [0x0B] + Array("MSH|cut".utf8) + Self.stream) == Self.two)
        #expect(framing.cutShort == 1)
    }

    @Test func `a message without an end ends the line before it fills the memory`() throws {
        var framing = MLLPFraming()
        _ = try framing.messages(in: [0x0B])
        let piece = [UInt8](repeating: 0x41, count: 64 << 10)
        for _ in 0..<16 { #expect(try framing.messages(in: piece).isEmpty) }
        #expect(throws: MLLPFault.endless) { try framing.messages(in: piece) }
    }

    @Test func `bytes without a message end the line`() throws {
        var framing = MLLPFraming()
        _ = try framing.messages(in: [UInt8](repeating: 0x41, count: 64 << 10))
        #expect(throws: MLLPFault.unframed) { try framing.messages(in: [0x41]) }
    }
}
