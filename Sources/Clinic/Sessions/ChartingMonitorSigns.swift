public import Care
import Foundation

extension Clinic {
    /// Charts what the linked monitor says now, as a person at the chair confirms it with one tap.
    public func chartMonitorSigns(
        in session: SessionID, of patient: PatientID, access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.recordSigns, on: patient)
        return try await inSession(session, of: patient, access: access, command) { _, _ in
            guard let signs = MonitorNow(try await monitors.latest(of: session), at: command.now).signs else {
                throw Refusal(
                    code: "signs.monitor", field: "monitor", reason: "The monitor says nothing that is of now.",
                    remedy: "Look at its cable and the patient, or type what you measure.")
            }
            return [ChartWrite(stream: .session(session), content: .signs(try signs.checked()))]
        }
    }
}

/// What the monitors of a session say, told apart by how old it is.
public struct MonitorNow: Sendable {
    /// After so many seconds without news a value is not of now. A default of this product.
    public static let staleSeconds = 15.0
    /// A cuff measures now and then: so many minutes its pressure may be old and is charted. A default of this product.
    public static let pressureMinutes = 3.0

    public let latest: [VitalSign: SignNow]
    public let now: Instant

    public init(_ latest: [VitalSign: SignNow], at now: Instant) {
        self.latest = latest
        self.now = now
    }

    /// Seconds since a sign was last heard of, by the clinic's clock.
    public func silence(of sign: SignNow) -> Double { max(0, now.minutes(since: sign.receivedAt) * 60) }

    public func isOld(_ sign: SignNow) -> Bool { silence(of: sign) > Self.staleSeconds }

    /// Minutes between a measurement and the newest one, both by the monitor's clock, which may be wrong.
    public func minutesOld(_ sign: SignNow) -> Double {
        let newest = latest.values.filter { $0.device == sign.device }.map(\.at).max() ?? sign.at
        return max(0, newest.minutes(since: sign.at))
    }

    /// When anything was last heard.
    public var lastHeard: Instant? { latest.values.map(\.receivedAt).max() }

    /// What may be charted as of now; nil when there is nothing.
    public var signs: Signs? {
        func value(_ sign: VitalSign, within minutes: Double = 1) -> Int? {
            guard let here = latest[sign], !isOld(here), minutesOld(here) <= minutes else { return nil }
            return here.value.map { Int($0.rounded()) }
        }
        var signs = Signs(
            heartRate: value(.heartRate) ?? value(.pulseRate), oxygenSaturation: value(.oxygenSaturation),
            respiratoryRate: value(.respiratoryRate), origin: .device)
        if let systolic = value(.systolic, within: Self.pressureMinutes),
            let diastolic = value(.diastolic, within: Self.pressureMinutes)
        {
            (signs.systolic, signs.diastolic) = (systolic, diastolic)
        }
        let isEmpty =
            signs.systolic == nil && signs.heartRate == nil && signs.oxygenSaturation == nil
            && signs.respiratoryRate == nil
        return isEmpty ? nil : signs
    }
}
