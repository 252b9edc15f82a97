public import Care
import Foundation
import Synchronization

/// Hands messages to programs of the operator's: e-mail to one like `sendmail`, text messages to any.
///
/// E-mail is run as `PATH -t -i` with headers and text on its standard input; a text message as `PATH NUMBER` with its text
/// there. No shell reads any of it. Status 0 means that the program took the message over.
public struct CommandCarrier: MessageCarrier {
    private let programs: [MessageChannel: String]
    private let seconds: Double

    /// - Parameters:
    ///   - programs: the path of each channel's program.
    ///   - seconds: how long a program may take before it is ended.
    public init(_ programs: [MessageChannel: String], seconds: Double = 60) {
        self.programs = programs
        self.seconds = seconds
    }

    public var channels: Set<MessageChannel> { Set(programs.keys) }

    public func deliver(_ message: OutgoingMessage) async -> MessageOutcome {
        guard let program = programs[message.channel] else {
            return .refused("No command for \(message.channel.words)s is set.")
        }
        let (arguments, input) =
            switch message.channel {
            case .email: (["-t", "-i"], MailText.of(message))
            case .text: ([message.recipient], Data(message.text.utf8))
            }
        return await ProgramRun(program, arguments).ending(input: input, seconds: seconds)
    }
}

/// One run of a program, to its end or to the end of its time.
private struct ProgramRun: Sendable {
    private let program: String
    private let arguments: [String]

    init(_ program: String, _ arguments: [String]) {
        self.program = program
        self.arguments = arguments
    }

    func ending(input: Data, seconds: Double) async -> MessageOutcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        // Nothing of the server's own surroundings is the program's business but where programs and its settings are.
        process.environment = ProcessInfo.processInfo.environment.filter { ["PATH", "HOME", "TZ"].contains($0.key) }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        // Written before the program runs: what the pipe holds waits for it, and one that reads nothing breaks no pipe.
        let pipe = Pipe()
        guard input.count <= Self.mostBytes, (try? pipe.fileHandleForWriting.write(contentsOf: input)) != nil,
            (try? pipe.fileHandleForWriting.close()) != nil
        else { return .refused("The message is too long.") }
        process.standardInput = pipe
        let deadline = ProgramDeadline()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                process.terminationHandler = { ended in
                    continuation.resume(returning: Self.outcome(of: ended, stopped: deadline.isStopped()))
                }
                do {
                    try Self.starting.withLock { _ in try process.run() }
                    deadline.start(process.processIdentifier, seconds: seconds)
                } catch {
                    process.terminationHandler = nil
                    continuation.resume(returning: .refused("The command could not be run."))
                }
            }
        } onCancel: {
            deadline.stop()
        }
    }

    /// One program is started at a time: beside others a start was seen to crash within Foundation (Swift 6.3.1 on Linux).
    private static let starting = Mutex(())

    /// What a pipe holds without a reader (Linux: 64 KiB).
    private static let mostBytes = 60 * 1024

    private static func outcome(of process: Process, stopped: Bool) -> MessageOutcome {
        if stopped { return .unknown("The command did not end in time; the message may have left.") }
        guard process.terminationReason == .exit else {
            return .unknown("The command broke off; the message may have left.")
        }
        let status = process.terminationStatus
        return status == 0 ? .taken : .refused("The command ended with status \(status).")
    }
}

/// Ends a program whose time is over, or that nobody waits for any more.
private final class ProgramDeadline: Sendable {
    private enum State {
        case notStarted
        case running(Int32, Task<Void, Never>)
        case ended, stopped
    }
    private let state = Mutex(State.notStarted)

    func start(_ process: Int32, seconds: Double) {
        let waiting = Task { [self] in
            guard (try? await Task.sleep(for: .seconds(seconds))) != nil else { return }
            stop()
        }
        let isTooLate = state.withLock { state in
            switch state {
            case .notStarted: state = .running(process, waiting)
            case .stopped: kill(process, SIGKILL)
            case .running, .ended: return true
            }
            return false
        }
        if isTooLate { waiting.cancel() }
    }

    func stop() {
        state.withLock { state in
            switch state {
            case .running(let process, _):
                kill(process, SIGKILL)
                state = .stopped
            case .notStarted: state = .stopped
            case .ended, .stopped: break
            }
        }
    }

    /// Said by the program's end: whether it was ended from here. From then on nothing is.
    func isStopped() -> Bool {
        state.withLock { state in
            if case .stopped = state { return true }
            if case .running(_, let waiting) = state { waiting.cancel() }
            state = .ended
            return false
        }
    }
}
