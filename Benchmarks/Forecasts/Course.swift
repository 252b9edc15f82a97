import Dispatch
import ForecastBaseline
import Foundation
import Pharmacology

/// Otto 2021, 35 mg over 40 min on days 0, 3, 7, 10, 14 and 17; people with etas and weights of their own.
struct Course {
    static let days = [0.0, 3, 7, 10, 14, 17]
    static let samples = 241
    let people: Int
    private let starts: [Double]
    private let forecast: CourseForecast
    private let etas: [[Double]]
    private let weights: [Double]
    private let ours: UnsafeMutablePointer<Double>
    private let others: UnsafeMutablePointer<Double>
    private let width: Int

    init(people: Int) throws {
        self.people = people
        starts = Self.days.map { $0 * 24 }
        let forecast = try CourseForecast(
            modelID: "otto-2021", patient: PatientCovariates(weightKilograms: 70),
            regimen: Regimen(
                starts.map { Dose(.intravenous, milligrams: 35, startHours: $0, durationHours: 40.0 / 60) }),
            sessionStarts: starts, stepHours: 1.0 / 60, samplesPerSession: Self.samples)
        self.forecast = forecast
        etas = (0..<people).map { forecast.etas(seed: 1, person: $0) }
        weights = (0..<people).map { 50 + Double($0 % 61) }
        width = Self.days.count * Self.samples
        ours = .allocate(capacity: people * width * 2)
        others = .allocate(capacity: people * width * 2)
        ours.initialize(repeating: 0, count: people * width * 2)
        others.initialize(repeating: 0, count: people * width * 2)
    }

    private func fill(_ person: Int) {
        let target = ours + person * width * 2
        forecast.fill(etas: etas[person], weightKilograms: weights[person], parent: target, metabolite: target + width)
    }

    private func fillBaseline(_ person: Int) {
        let target = others + person * width * 2
        baseline_person(
            weights[person], etas[person], starts, Int32(starts.count), 35, 40.0 / 60, 1.0 / 60, Int32(Self.samples),
            target, target + width)
    }

    private func fillWide(_ person: Int) {
        let target = others + person * width * 2
        baseline_person_avx2(
            weights[person], etas[person], starts, Int32(starts.count), 35, 40.0 / 60, 1.0 / 60, Int32(Self.samples),
            target, target + width)
    }

    /// Medians of ours, of scalar C and of C with AVX2, taken in turns.
    func compare(runs: Int) -> (ours: Double, baseline: Double, wide: Double) {
        var own: [Double] = []
        var wide: [Double] = []
        var other: [Double] = []
        for _ in 0..<runs {
            wide.append(Timing.seconds { for person in 0..<people { fillWide(person) } })
            other.append(Timing.seconds { for person in 0..<people { fillBaseline(person) } })
            own.append(Timing.seconds { for person in 0..<people { fill(person) } })
        }
        return (Timing.median(own), Timing.median(other), Timing.median(wide))
    }

    func parallel(runs: Int) -> Double {
        nonisolated(unsafe) let course = self
        let people = people
        let chunk = 64
        return Timing.median(
            (0..<runs).map { _ in
                Timing.wall {
                    DispatchQueue.concurrentPerform(iterations: (people + chunk - 1) / chunk) { index in
                        for person in index * chunk..<min(people, (index + 1) * chunk) { course.fill(person) }
                    }
                }.wall
            })
    }

    /// Between the two, over all values above a millionth of a nanogram.
    func difference() -> Double {
        var worst = 0.0
        for index in 0..<people * width * 2 where others[index] > 1e-6 {
            worst = max(worst, abs(ours[index] - others[index]) / others[index])
        }
        return worst
    }
}

/// One person, one session.
struct SingleSession {
    private let forecast: CourseForecast
    private let values: UnsafeMutablePointer<Double>

    init() throws {
        forecast = try CourseForecast(
            modelID: "otto-2021", patient: PatientCovariates(weightKilograms: 70),
            regimen: Regimen([Dose(.intravenous, milligrams: 35, startHours: 0, durationHours: 40.0 / 60)]),
            sessionStarts: [0], stepHours: 1.0 / 60, samplesPerSession: 241)
        values = .allocate(capacity: 482)
        values.initialize(repeating: 0, count: 482)
    }

    func compare(runs: Int) -> (ours: Double, baseline: Double) {
        let repeats = 5000
        let etas = [0.1, -0.1, 0.05, 0.2]
        var own: [Double] = []
        var other: [Double] = []
        for _ in 0..<runs {
            own.append(
                Timing.seconds {
                    for _ in 0..<repeats {
                        forecast.fill(etas: etas, weightKilograms: 70, parent: values, metabolite: values + 241)
                    }
                } / Double(repeats))
            other.append(
                Timing.seconds {
                    for _ in 0..<repeats {
                        baseline_person(70, etas, [0], 1, 35, 40.0 / 60, 1.0 / 60, 241, values, values + 241)
                    }
                } / Double(repeats))
        }
        return (Timing.median(own), Timing.median(other))
    }
}

/// The mode of the posterior from two esketamine values and one of norketamine.
struct MapEstimate {
    private let estimate: AssayEstimate

    init() throws {
        estimate = try AssayEstimate(
            ForecastRequest(
                modelID: "otto-2021", patient: PatientCovariates(weightKilograms: 80),
                regimen: Regimen([Dose(.intravenous, milligrams: 35, startHours: 0, durationHours: 40.0 / 60)]),
                times: []),
            observations: [
                AssayObservation(hours: 1.0 / 3, analyte: .esketamine, value: 120),
                AssayObservation(hours: 0.75, analyte: .esketamine, value: 150),
                AssayObservation(hours: 2, analyte: .norketamine, value: 60),
            ])
    }

    func median(runs: Int) -> Double {
        let repeats = 1000
        return Timing.median(
            (0..<runs).map { _ in
                Timing.seconds { for _ in 0..<repeats { _ = estimate.etas() } } / Double(repeats)
            })
    }
}

/// What the plan page draws.
struct Bands {
    private let request: ForecastRequest

    /// - Parameter analytes: what is drawn; empty for all that the model has.
    init(model: String, dose: String, analytes: [Analyte]) throws {
        request = ForecastRequest(
            modelID: model, patient: PatientCovariates(weightKilograms: 70),
            regimen: Regimen([try DoseText.parse(dose, weightKilograms: 70)]),
            times: (0...120).map { Double($0) / 30 }, subjects: 1000, analytes: analytes)
    }

    func median(runs: Int) throws -> (wall: Double, work: Double) {
        let times = try (0..<runs).map { _ in try Timing.wall { _ = try Forecast(request) } }
        return (Timing.median(times.map(\.wall)), Timing.median(times.map(\.work)))
    }
}
