import ArgumentParser
import Foundation
import Measures

struct Score: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Scores one answer sheet, or a CSV file of sheets.",
        discussion: "A skipped question is an empty place: 1,2,,3.")

    @Option(help: "The scale's id, as phq-9.") var scale: String
    @Option(parsing: .unconditional, help: "The answers in the order of the items, between commas.") var answers:
        String?
    @Option(
        name: [.customLong("total"), .customLong("stated-total")], parsing: .unconditional,
        help: "The total that came with the sheet, to be checked.") var total: String?
    @Option(help: "A CSV file of sheets.") var csv: String?
    @Option(help: "The columns of the items, in their order, between commas.") var columns: String?
    @Option(help: "The column of totals that came with the sheets, to be checked.") var totalColumn: String?
    @Option(help: "text, json or csv.") var format: Format?

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, csv
    }

    func run() throws {
        let scale = try Resources.scales().scale(scale)
        switch (answers, csv) {
        case (let answers?, nil): try score(answers, by: scale)
        case (nil, let file?): try score(file: file, by: scale)
        case (nil, nil):
            throw Failure("answers: there are none. Give --answers 1,2,,3, or --csv FILE with --columns.")
        case (.some, .some):
            throw Failure("answers: give either --answers or --csv, not both.")
        }
    }

    private func score(_ answers: String, by scale: CompiledScale) throws {
        guard columns == nil, totalColumn == nil, format != .csv else {
            throw Failure("answers: columns and the format csv belong to --csv. Leave them out.")
        }
        let score = try scale.score(answers: answers, statedTotal: try statedTotal)
        switch format ?? .text {
        case .json: try Output.json(score)
        case .text, .csv: Self.show(score, of: scale.definition)
        }
    }

    private var statedTotal: Double? {
        get throws {
            guard let total else { return nil }
            guard total.wholeMatch(of: /-?[0-9]{1,6}(\.[0-9]{1,9})?/) != nil, let number = Double(total) else {
                throw Failure("total: \"\(total)\" is not a number. Give the total as 13.")
            }
            return number
        }
    }

    private static func show(_ score: ScaleScore, of scale: ScaleDefinition) {
        let total = score.total.map { "\(Words.number($0))" } ?? "no total"
        print("\(scale.title) \(score.version): \(total)" + (score.band.map { ", \($0)" } ?? ""))
        print(score.completeness)
        for (id, total) in score.subscales.sorted(by: { $0.key < $1.key }) {
            print("\(id): \(total.map(Words.number) ?? "no total")")
        }
        if !score.flags.isEmpty { print("flags: \(score.flags.joined(separator: ", "))") }
        for rule in score.rules { print("\(rule.id): \(rule.says) [\(rule.evidence.rawValue)] \(rule.source)") }
        print(scale.licence.notice)
    }

    private func score(file: String, by scale: CompiledScale) throws {
        guard let columns, total == nil, format == nil || format == .csv else {
            throw Failure("csv: a file of sheets takes --columns a,b,c… and the format csv.")
        }
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: file), options: .mappedIfSafe) else {
            throw Failure("csv: there is no readable file \(file). Give the path of a CSV file.")
        }
        let names = columns.split(separator: ",", omittingEmptySubsequences: false).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        var sheets = try SheetFile(scale: scale, columns: names, totalColumn: totalColumn)
        let output = try sheets.score(data)
        try FileHandle.standardOutput.write(contentsOf: Data(output))
    }
}

/// Numbers in lines for people.
enum Words {
    static func number(_ number: Double) -> String {
        number == number.rounded() ? String(Int(number)) : String(format: "%.2f", number)
    }
}
