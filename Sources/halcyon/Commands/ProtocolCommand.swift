import ArgumentParser
import Care
import Foundation

struct ProtocolCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "protocol", abstract: "Lists, shows and checks protocol files.",
        subcommands: [List.self, Show.self, Check.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the protocols.")
        @Option(help: "text or json.") var format = OutputFormat.text

        func run() throws {
            let listing = try Resources.protocols().listing
            switch format {
            case .json: try Output.json(listing)
            case .text:
                for line in listing.protocols {
                    print(
                        "\(line.id)\t\(line.version)\t\(line.enabled ? "on" : "off")\t\(line.title)\t"
                            + "\(line.unapproved) of \(line.rows) rows not yet approved")
                }
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows every row of a protocol.")
        @Argument(help: "The protocol's id.") var id: String
        @Option(help: "text or json.") var format = OutputFormat.text

        func run() throws {
            let library = try Resources.protocols()
            guard let document = library.document(id) else {
                let known = library.treatments.map(\.id).joined(separator: ", ")
                throw Failure("id: there is no protocol \(id). Choose one of \(known).")
            }
            switch format {
            case .json: try Output.json(document)
            case .text:
                print("\(document.id) \(document.version): \(document.title)\n\(document.regulatoryStatus)")
                for row in document.rules {
                    let mark = row.approved ? "" : " [not yet approved by the medical director]"
                    print("\(row.id)\t\(row.reason)\(mark)\t\(row.source)")
                }
            }
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Says what is wrong with a protocol file.")
        @Argument(help: "The file.") var file: String
        @Option(help: "text or json.") var format = OutputFormat.text

        func run() throws {
            guard let data = FileManager.default.contents(atPath: file) else {
                throw Failure("file: there is no readable file \(file). Give the path of a protocol file.")
            }
            let report = try Resources.protocols().report(on: data)
            switch format {
            case .json: try Output.json(report)
            case .text:
                if report.valid { print("\(file) is a valid protocol file") }
                for problem in report.problems { print(problem.text) }
            }
            if !report.valid { throw ExitCode(1) }
        }
    }
}
