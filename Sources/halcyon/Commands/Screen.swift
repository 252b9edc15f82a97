import ArgumentParser
import Care
import Exchange
import Foundation

struct Screen: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Screens a candidate from a FHIR R4 Bundle and prints what was found and what is missing.")

    @Option(help: "The Bundle's file.") var bundle: String
    @Option(name: .customLong("protocol"), help: "The protocol's id, as iv-racemic.") var protocolID: String
    @Option(help: "The day of screening, as 2026-11-21.") var on: String
    @Option(help: "What would be treated, as depression.") var indication: String?
    @Option(help: "text or json.") var format = OutputFormat.json

    /// The answer's shape is a contract with other programs.
    private struct Report: Encodable {
        let `protocol`: String
        let protocolVersion: String
        let protocolHash: String
        let on: Day
        let findings: [Finding]
        let missing: [String]
    }

    func run() throws {
        guard let day = Day(on) else { throw Failure("on: \(on) is not a day. Give it as 2026-11-21.") }
        let chosen = try indication.map { text in
            guard let indication = Indication(rawValue: text) else {
                let known = Indication.allCases.map(\.rawValue).joined(separator: ", ")
                throw Failure("indication: there is no \(text). Choose one of \(known).")
            }
            return indication
        }
        let library = try Resources.protocols()
        guard let treatment = library.treatment(protocolID) else {
            let known = library.treatments.map(\.id).joined(separator: ", ")
            throw Failure("protocol: there is no \(protocolID). Choose one of \(known).")
        }
        let referral = try ReferralBundle.decode(try read(), on: day, scales: try Resources.scales())
        let result = Screening.evaluate(referral.candidate, under: treatment, on: day, indication: chosen)
        switch format {
        case .json:
            try Output.json(
                Report(
                    protocol: result.protocolID, protocolVersion: result.protocolVersion,
                    protocolHash: result.protocolHash, on: result.on, findings: result.findings,
                    missing: result.missing.map(\.name)))
        case .text:
            for finding in result.findings {
                let mark = finding.approved ? "" : " [not yet approved by the medical director]"
                print("\(finding.severity.rawValue)\t\(finding.id)\t\(finding.reason)\(mark)\t\(finding.source)")
            }
            for item in result.missing { print("missing\t\(item.name)\t\(item.request)") }
        }
    }

    /// At most the decoder's limit and one byte: a larger file is refused without being read whole.
    private func read() throws -> Data {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: bundle, isDirectory: &isDirectory), !isDirectory.boolValue,
            let file = FileHandle(forReadingAtPath: bundle)
        else {
            throw Failure("bundle: there is no readable file \(bundle). Give the path of a FHIR R4 Bundle.")
        }
        defer { try? file.close() }
        do {
            return try file.read(upToCount: ReferralBundle.maximumBytes + 1) ?? Data()
        } catch {
            throw Failure("bundle: \(bundle) cannot be read. Check the file and its permissions.")
        }
    }
}
