public import Foundation

/// When a person contacts the patient after a session.
public enum FollowUp {
    /// One task for each time in `FOLLOW-UP-HOURS`.
    ///
    /// Up to a day the hours are real hours; from two days on they are calendar days at the same time on the clinic's wall,
    /// so that a daylight-saving change does not move the call.
    public static func contacts(
        after closedAt: Instant, session: SessionID, zone: TimeZone, _ treatment: TreatmentProtocol
    ) -> [CareTask] {
        guard let rule = treatment.rule("FOLLOW-UP-HOURS") else { return [] }
        return treatment.numbers("FOLLOW-UP-HOURS").map { hours in
            let moment = moment(hours: hours, after: closedAt, zone: zone)
            return CareTask(
                rule, id: "follow-up.\(session.text).\(Figure.text(hours))h",
                title: "Contact after the session: \(words(hours: hours))",
                due: Day(moment, in: zone), dueAt: moment, role: .nurse)
        }
    }

    /// As `4 h` or `day 2`.
    static func words(hours: Double) -> String {
        isInDays(hours) ? "day \(Figure.text(hours / 24))" : "\(Figure.text(hours)) h"
    }

    private static func isInDays(_ hours: Double) -> Bool {
        hours >= 48 && hours.truncatingRemainder(dividingBy: 24) == 0
    }

    static func moment(hours: Double, after closedAt: Instant, zone: TimeZone) -> Instant {
        guard isInDays(hours) else { return closedAt.adding(minutes: hours * 60) }
        let day = Day(closedAt, in: zone)
        let wall = closedAt.microseconds + Int64(zone.secondsFromGMT(for: closedAt.date)) * 1_000_000
        let minutes = Int(wall / 60_000_000 - Int64(day.ordinal) * 1440)
        return day.adding(days: Int(hours / 24)).instant(hour: minutes / 60, minute: minutes % 60, in: zone)
    }
}
