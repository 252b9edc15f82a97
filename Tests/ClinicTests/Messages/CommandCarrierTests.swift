import Care
import Foundation
import Testing

@testable import Clinic

/// Real programs, run as the operator's are.
@Suite struct CommandCarrierTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("carrier-\(UUID().uuidString)")
    private let mail = OutgoingMessage(
        channel: .email, recipient: "rowan@home.example", id: "0a1b", subject: "Fragen für dich",
        text: "Line one\nhttps://clinic.example/q/1")
    private let text = OutgoingMessage(
        channel: .text, recipient: "+16025550100", id: "0a1b", subject: "", text: "$(touch pwned); `id`")

    private func program(_ lines: String) throws -> String {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appendingPathComponent("program").path
        try Data("#!/bin/sh\ncd \"$(dirname \"$0\")\"\n\(lines)\n".utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        return path
    }

    private func written(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
    }

    @Test func `e-mail is handed over as sendmail reads it`() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try program("echo \"$@\" > arguments; cat > mail")
        #expect(await CommandCarrier([.email: path]).deliver(mail) == .taken)
        #expect(try written("arguments") == "-t -i\n")
        let parts = try written("mail").components(separatedBy: "\n\n")
        #expect(parts[0].contains("To: rowan@home.example\n"))
        #expect(parts[0].contains("Subject: =?utf-8?B?\(Data("Fragen für dich".utf8).base64EncodedString())?="))
        #expect(parts[0].contains("Message-ID: <0a1b@halcyon>"))
        #expect(parts[1] == "Line one\nhttps://clinic.example/q/1\n")
    }

    @Test func `a text message's number is an argument, its words are input, and no shell reads either`() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try program("printf '%s|' \"$@\" > arguments; cat > words")
        #expect(await CommandCarrier([.text: path]).deliver(text) == .taken)
        #expect(try written("arguments") == "+16025550100|")
        #expect(try written("words") == "$(touch pwned); `id`")
        #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("pwned").path))
    }

    @Test func `a program that fails, that is not there, or that reads nothing is told apart`() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let failing = CommandCarrier([.text: try program("cat > /dev/null; exit 75")])
        #expect(await failing.deliver(text) == .refused("The command ended with status 75."))
        #expect(await CommandCarrier([.text: "/no/such"]).deliver(text) == .refused("The command could not be run."))
        #expect(await CommandCarrier([:]).deliver(text) == .refused("No command for text messages is set."))
        // It ends before anything is read: no broken pipe ends the server.
        #expect(await CommandCarrier([.text: try program("exit 0")]).deliver(text) == .taken)
        let broken = CommandCarrier([.text: try program("kill -9 $$")])
        #expect(await broken.deliver(text) == .unknown("The command broke off; the message may have left."))
    }

    @Test func `a program that does not end is ended, and its message is not called unsent`() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try program("exec sleep 600")
        let outcome = await CommandCarrier([.text: path], seconds: 0.2).deliver(text)
        #expect(outcome == .unknown("The command did not end in time; the message may have left."))
    }
}
