public import Care
public import Foundation
public import Measures

extension Course {
    /// This patient's totals of one scale over time. A total that came with its answers carries the recall window it was
    /// asked with; one that was entered alone is taken to have the scale's own.
    ///
    /// - Parameter zone: of the clinic, by whose wall a session has its day.
    public func trajectory(of scale: ScaleDefinition, zone: TimeZone) -> Trajectory {
        let answers = Dictionary(sheets.map { ($0.sequence, $0.content) }, uniquingKeysWith: { first, _ in first })
        return Trajectory(
            scale,
            scores: scores.filter { $0.content.scale == scale.id }.map {
                Trajectory.Score(
                    ordinal: $0.content.on.ordinal, day: $0.content.on.description, total: $0.content.total,
                    window: answers[$0.sequence]?.recall, imputation: answers[$0.sequence]?.imputation)
            },
            sessions: dosedSessions.map { Day($0.openedAt, in: zone).ordinal })
    }
}
