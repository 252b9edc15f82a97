import ArgumentParser
import Foundation
import Measures

struct ScaleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scale", abstract: "Lists, shows and checks scale definitions.",
        subcommands: [List.self, Show.self, Check.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the scales.")
        @Option(help: "text or json.") var format = OutputFormat.text

        private struct Listing: Encodable {
            let scales: [ScaleListing]
        }

        func run() throws {
            let library = try Resources.scales()
            let lines = library.scales.map { ScaleListing($0.definition, in: library) }
            switch format {
            case .json: try Output.json(Listing(scales: lines))
            case .text:
                for line in lines {
                    let words = line.wording ? "with wording" : "without wording"
                    print("\(line.id)\t\(line.version)\t\(line.licence)\t\(words)\t\(line.recall)\t\(line.title)")
                }
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows everything in a scale's definition.")
        @Argument(help: "The scale's id.") var id: String
        @Option(help: "text or json.") var format = OutputFormat.text

        /// The definition as its file has it, and its hash.
        private struct Shown: Encodable {
            let definition: ScaleDefinition

            private enum Keys: String, CodingKey { case hash }

            func encode(to encoder: any Encoder) throws {
                try definition.encode(to: encoder)
                var container = encoder.container(keyedBy: Keys.self)
                try container.encode(definition.hash, forKey: .hash)
            }
        }

        func run() throws {
            let library = try Resources.scales()
            let scale: CompiledScale
            do { scale = try library.scale(id) } catch let refusal as ScaleRefusal {
                throw Failure("id: \(refusal.reason) \(refusal.remedy)")
            }
            let definition = scale.definition
            switch format {
            case .json: try Output.json(Shown(definition: definition))
            case .text: Self.show(definition, in: library)
            }
        }

        private static func show(_ scale: ScaleDefinition, in library: ScaleLibrary) {
            print("\(scale.id) \(scale.version): \(scale.name)")
            print(
                "about \(scale.recall.words), by the \(scale.rater.rawValue); licence class \(scale.licence.class.rawValue)"
            )
            if let instruction = scale.instruction ?? library.wordings[scale.id]?.instruction { print(instruction) }
            for item in scale.items {
                let allowed = scale.allowedValues(of: item).map(String.init).joined(separator: " ")
                print("\(item.id)\t\(allowed)\t\(library.text(of: item, in: scale) ?? "")")
            }
            for band in scale.bands ?? [] {
                print("\(Words.number(band.from)) to \(Words.number(band.through))\t\(band.name)")
            }
            for rule in scale.change ?? [] {
                print("\(rule.id)\t[\(rule.source.evidence.rawValue)]\t\(rule.source.text)")
            }
            print(library.notice(of: scale))
            print("hash \(scale.hash)")
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Says what is wrong with a scale definition.")
        @Argument(help: "The file.") var file: String
        @Option(help: "text or json.") var format = OutputFormat.text

        private struct Report: Encodable {
            let valid: Bool
            let problems: [ScaleProblem]
        }

        func run() throws {
            guard let data = FileManager.default.contents(atPath: file) else {
                throw Failure("file: there is no readable file \(file). Give the path of a scale definition.")
            }
            let problems = ScaleFile.problems(in: data)
            switch format {
            case .json: try Output.json(Report(valid: problems.isEmpty, problems: problems))
            case .text:
                if problems.isEmpty { print("\(file) is a valid scale definition") }
                for problem in problems { print(problem.text) }
            }
            if !problems.isEmpty { throw ExitCode(1) }
        }
    }
}
