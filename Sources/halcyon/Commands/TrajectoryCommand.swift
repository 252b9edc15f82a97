import ArgumentParser
import Care
import Clinic
import Foundation
import Measures
import Records

struct TrajectoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trajectory",
        abstract: "Shows a patient's scores of one scale with their measurement error. Safe beside a running server.")

    @OptionGroup var data: DataDirectory
    @Option(help: "The patient's id, or the record number.") var patient: String
    @Option(help: "The scale's id, as phq-9.") var scale: String
    @Option(help: "json or svg.") var format = Format.json

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case json, svg
    }

    func run() async throws {
        let definition = try Resources.scales().scale(scale).definition
        guard definition.totals != nil else {
            throw Failure("scale: \(definition.title) has no total to draw. Choose a scale that has one.")
        }
        let store = try data.openForReading()
        let chart: ChartOnDisk
        do { chart = try await ChartOnDisk.read(patient, from: store) } catch {
            try? await store.close()
            throw error
        }
        try await store.close()
        let trajectory = chart.course.trajectory(of: definition, zone: chart.zone)
        let day: @Sendable (Int) -> String = { Day(ordinal: $0).description }
        switch format {
        case .json: try Output.json(TrajectoryReport(trajectory, day: day))
        case .svg: print(TrajectoryDrawing(trajectory, day: day).svg, terminator: "")
        }
    }
}
