import Foundation

/// An illustration of why one dose is felt for days: plasticity that rises within hours, fades within days, and leaves
/// synapses that last for weeks. It was fitted to group averages and forecasts no one's course.
///
/// P: fast plasticity, E: its delayed expression, S: consolidated synapses. The system is not linear, so it is solved
/// with ``DormandPrince``.
public struct PlasticityCascade: Sendable, Codable, Hashable {
    /// Stands on every output.
    public static let label =
        "ILLUSTRATIVE - fitted to group averages of published trials, not validated, not for dosing"

    /// Quoted wherever the illustration is shown.
    public static let negativeTrials = [
        "KARMA-Dep 2 (Jelovac 2025): up to eight infusions against midazolam in 62 inpatients, MADRS -3.16 (95 % CI -8.54 to 2.22), p = 0.25; this picture would say about 12 points.",
        "Lii 2023: one dose against placebo under surgical anaesthesia in 40 patients, -5.82 (95 % CI -13.3 to 1.64), p = 0.13.",
    ]

    public static let limits = [
        "Reproduces the shape within a week of a dose; w, tS and the delay are mostly prior and not identified.",
        "It cannot forecast relapse: it keeps about a quarter of responders at four weeks where a clinic kept four fifths.",
        "Exposure within the usual range has not been shown to predict benefit; a larger q is not a better dose.",
    ]

    /// Parameters in MADRS points, days and per day.
    public let maximumPoints = 20.2
    public let half = 0.853
    public let onsetDays = 2.10 / 24
    public let plasticityDays = 4.09
    public let synapseWeight = 0.715
    public let synapseDays = 59.7
    public let consolidationPerDay = 1.0 / 7

    public let label: String
    public let negativeTrials: [String]
    public let limits: [String]
    public let days: [Double]
    /// Drug effect in MADRS points against no drug.
    public let drugEffect: [Double]
    /// What placebo arms gained without drug, in points, after the first dose: one trial's; others differ widely.
    public let nonSpecificEffect: [Double]
    public let synapses: [Double]

    /// One dose: when, and how large against 0.5 mg/kg over 40 min.
    public struct Dose: Sendable, Codable, Hashable {
        public let day: Double
        public let q: Double

        public init(day: Double, q: Double = 1) {
            self.day = day
            self.q = q
        }
    }

    /// - Throws: ``PharmacologyRefusal`` for no doses, days out of order or out of range, or a q below 0 or above 3.
    public init(doses: [Dose], days: [Double]) throws {
        let sorted = doses.sorted { $0.day < $1.day }
        guard !sorted.isEmpty, !days.isEmpty else {
            throw PharmacologyRefusal("days", "doses and days are both needed.", "Give each at least once.")
        }
        guard (sorted.map(\.day) + days).allSatisfy({ (0...730).contains($0) }),
            sorted.allSatisfy({ (0...3).contains($0.q) })
        else {
            throw PharmacologyRefusal(
                "days", "a day or a size is out of range.", "Give days 0 to 730 and sizes 0 to 3.")
        }
        label = Self.label
        negativeTrials = Self.negativeTrials
        limits = Self.limits
        self.days = days
        var state = [0.0, 0, 0]
        var time = sorted[0].day
        var upcoming = 0
        var found: [Double: [Double]] = [:]
        let solver = DormandPrince(relativeTolerance: 1e-11, absoluteTolerance: 1e-13)
        let (plasticity, onset, synapse, rate) = (plasticityDays, onsetDays, synapseDays, consolidationPerDay)
        for day in Set(days).union(sorted.map(\.day)).sorted() where day >= time {
            state = try solver.solve(from: time, to: day, state: state) { _, x in
                [-x[0] / plasticity, (x[0] - x[1]) / onset, rate * x[0] * (1 - x[2]) - x[2] / synapse]
            }
            time = day
            found[day] = state
            while upcoming < sorted.count, sorted[upcoming].day <= day {
                state[0] += sorted[upcoming].q
                upcoming += 1
            }
        }
        let states = days.map { found[$0] ?? [0, 0, 0] }
        let (maximum, half, weight) = (maximumPoints, half, synapseWeight)
        drugEffect = states.map { state in
            let drive = state[1] + weight * state[2]
            return maximum * drive / (half + drive)
        }
        synapses = states.map { $0[2] }
        let first = sorted[0].day
        nonSpecificEffect = days.map { $0 <= first ? 0 : 4.8 + 5.7 * exp(-($0 - first) / 0.54) }
    }

    private enum CodingKeys: String, CodingKey {
        case label, negativeTrials, limits, days, drugEffect, nonSpecificEffect, synapses
    }
}
