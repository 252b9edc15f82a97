import ArgumentParser
import Care
import Foundation
import Measures
import Pharmacology
import Records

/// The command line. Whatever goes wrong is said in one line on standard error.
@main
enum Program {
    /// Exit statuses: 0 done, 1 the record or file is not right, 2 what was asked cannot be done as asked.
    static func main() async {
        // A reader that went away must be an error on that write, not the end of the process.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try Halcyon.parseAsRoot()
            if var waiting = command as? any AsyncParsableCommand {
                try await waiting.run()
            } else {
                try command.run()
            }
        } catch {
            end(with: error)
        }
    }

    private static func end(with error: any Error) -> Never {
        switch error {
        case let failure as Failure: failure.end()
        case let refusal as Refusal: Failure(refusal.line).end()
        case let refusal as ScaleRefusal: Failure(refusal.line).end()
        case let refusal as PharmacologyRefusal: Failure(refusal.line).end()
        case let store as StoreError: Failure("\(store)").end()
        case let code as ExitCode: exit(code.rawValue)
        default:
            if Halcyon.exitCode(for: error) == .success {
                print(Halcyon.fullMessage(for: error))
                exit(0)
            }
            let message = Halcyon.message(for: error)
            let line = message.split(whereSeparator: \.isNewline).first.map(String.init) ?? "the command failed"
            Failure(line).end()
        }
    }
}

struct Halcyon: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "halcyon", abstract: "Runs a course of ketamine treatment for a clinic and its patients.",
        version: "0.1.0",
        subcommands: [
            Init.self, Serve.self, Verify.self, Rebuild.self, Backup.self, Restore.self, Screen.self,
            ProtocolCommand.self, ScaleCommand.self, Score.self, Simulate.self,
            ForecastCommand.self, FitCommand.self, DesignCommand.self,
            TrajectoryCommand.self,
            CompareRoutesCommand.self, EffectsCommand.self, CascadeCommand.self,
        ])
}

/// Why a command ended without doing what it was asked: one line, and the exit status.
struct Failure: Error {
    let line: String
    let status: Int32

    init(_ line: String, status: Int32 = 2) {
        self.line = line
        self.status = status
    }

    func end() -> Never {
        FileHandle.standardError.write(Data("halcyon: \(line)\n".utf8))
        exit(status)
    }
}
