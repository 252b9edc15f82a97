@testable import Care

extension CourseProgress {
    /// A course whose sessions lie at `days` from 2026-01-05, with scores of one scale at days from there.
    static func example(
        _ indication: Indication = .depression, phase: CoursePhase = .induction, phaseFrom: Int? = nil,
        days: [Int], perKilogram: [Double]? = nil, scale: String = "phq-9", scores: [(Int, Double)],
        intervalDays: Int? = nil, decided: [Int] = []
    ) throws -> CourseProgress {
        let start = try day("2026-01-05")
        return CourseProgress(
            indication: indication, phase: phase, phaseFrom: phaseFrom.map { start.adding(days: $0) },
            sessions: days.enumerated().map { index, offset in
                let rate = perKilogram?[index] ?? 0.5
                return GivenSession(
                    day: start.adding(days: offset), dose: Milligrams(rate * 80),
                    perKilogram: MilligramsPerKilogram(rate))
            },
            scores: scores.map { ScaleScore(scale: scale, day: start.adding(days: $0.0), value: $0.1) },
            intervalDays: intervalDays, decidedAfterSessions: decided)
    }
}
