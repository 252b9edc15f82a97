import ArgumentParser
import Care
import Clinic
import Foundation

/// What a page costs that opens a session with hours of samples: everything is read and put in order.
struct Opening: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Opening a session of hours at one message a second.")

    @Option(help: "A directory on the disk to be measured.") var directory = FileManager.default.temporaryDirectory.path
    @Option(help: "Hours of samples.") var hours = 4
    @Option(help: "How often it is opened.") var times = 20

    func run() async throws {
        let (hours, times) = (hours, times)
        let words = try await Ward.with(chairs: 1, in: directory) { ward in
            let start = Instant(Date())
            let count = hours * 3600
            for second in 0..<count {
                let at = Instant(microseconds: start.microseconds + Int64(second) * 1_000_000)
                let cuff = Instant(microseconds: at.microseconds - Int64(second % 300) * 1_000_000)
                func reading(_ sign: VitalSign, _ value: Double, _ time: Instant) -> DeviceReading {
                    DeviceReading(sign: sign, value: value, at: time, channel: "1.1.1.1")
                }
                let report = MonitorReport(
                    bed: Ward.place(0), device: "BENCHMARK", sentAt: at,
                    readings: [
                        reading(.heartRate, 70 + Double(second % 9), at), reading(.oxygenSaturation, 97, at),
                        reading(.pulseRate, 70, at), reading(.respiratoryRate, 14, at), reading(.systolic, 121, cuff),
                        reading(.diastolic, 77, cuff),
                    ])
                try await ward.clinic.monitors.take([MonitorMessage(key: nil, reports: [report])], at: at)
            }
            var waits: [Double] = []
            for _ in 0..<times {
                // A server that just started knows nothing yet: it reads the whole session.
                let clinic = try await Ward.clinic(on: ward.store, at: start)
                let begin = ContinuousClock.now
                let latest = try await clinic.monitors.latest(of: ward.sessions[0])
                waits.append((.now - begin).milliseconds)
                guard latest.count == 6 else { throw ValidationError("not all was read") }
            }
            return
                "\(hours) h at 1 message/s (\(count * 6) values): median \(waits.percentile(0.5).rounded(to: 1)) ms, "
                + "worst \((waits.max() ?? .nan).rounded(to: 1)) ms"
        }
        print(words)
    }
}
