import Care
import Foundation
import Records
import Testing

@testable import Clinic

/// Monitors in the tests: what they say, and what people do with them.
extension ClinicFixture {
    var monitors: MonitorFeed { clinic.monitors }

    func report(
        _ bed: String = "CHAIR1", device: String = "VSP", numbers: [String] = [], heartRate: Double? = 72,
        sentAt: Instant? = nil, held: [HeldReading] = []
    ) -> MonitorReport {
        let at = sentAt ?? now
        return MonitorReport(
            bed: bed, device: device, patientNumbers: numbers, sentAt: at,
            readings: [DeviceReading(sign: .heartRate, value: heartRate, at: at, channel: "1.1")], held: held)
    }

    @discardableResult
    func send(_ reports: MonitorReport..., key: String? = UUID().uuidString) async throws -> [SampleOutcome] {
        try await monitors.take([MonitorMessage(key: key.map { Data($0.utf8) }, reports: reports)], at: now)
    }

    func link(_ place: String, _ treated: Treated, as role: Role = .nurse) async throws {
        try await clinic.linkMonitor(
            at: place, to: treated.session, of: treated.patient,
            access: try access(.linkMonitor, treated.patient, as: role), command("link \(place)"))
    }

    func release(_ place: String, _ treated: Treated) async throws {
        try await clinic.releaseMonitor(
            at: place, reason: "moved to another chair", of: treated.patient,
            access: try access(.linkMonitor, treated.patient), command("release \(place)"))
    }

    func record(_ treated: Treated) async throws -> MonitorRecord {
        try await clinic.monitorSigns(
            of: treated.session, of: treated.patient, access: try access(.seeChart, treated.patient))
    }

    func heartRates(_ treated: Treated) async throws -> [Double] {
        try await record(treated).points[.heartRate, default: []].map(\.value)
    }

    func quarantine() async throws -> [QuarantineItem] {
        try await clinic.quarantine(access: try access(.settleQuarantine))
    }

    func assign(_ item: QuarantineItem, to treated: Treated) async throws {
        try await clinic.assignQuarantine(
            item.id, to: treated.session, of: treated.patient, access: try access(.linkMonitor, treated.patient),
            command("assign"))
    }

    func dismiss(_ item: QuarantineItem, because reason: String = "an empty room") async throws {
        try await clinic.dismissQuarantine(
            item.id, reason: reason, access: try access(.settleQuarantine), command("dismiss"))
    }
}
