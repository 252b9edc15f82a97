/// Finds the rates step by step. The system is linear, so what a rate does at the end of a step is what would be there
/// without it plus the rate times what one mL/h does.
struct InfusionPlanner {
    struct Step {
        let start: Double
        let duration: Double
        /// mL/h
        let rate: Double
    }

    let goal: InfusionGoal
    let model: PharmacokineticModel
    let patient: PatientCovariates
    private(set) var steps: [Step] = []
    private(set) var notes: [String] = []
    private let minute = 1.0 / 60
    /// A step while the target is held may stray by this much.
    private let tolerance = 0.04
    private static let holdSteps = [20.0, 15, 10, 5, 4, 3, 2, 1]

    init(_ goal: InfusionGoal, model: PharmacokineticModel, patient: PatientCovariates, extrapolate: Bool) throws {
        self.goal = goal
        self.patient = patient
        let applicability = try Applicability(
            model, patient: patient,
            regimen: Regimen([
                Dose(.intravenous, milligrams: 1, substance: goal.substance, startHours: 0, durationHours: 1)
            ]), extrapolate: extrapolate)
        self.model = applicability.model
    }

    var regimen: Regimen { Regimen(steps.compactMap(dose)) }

    private func dose(_ step: Step) -> Dose? {
        let milligrams = step.rate * step.duration * goal.milligramsPerMillilitre
        guard milligrams > 0 else { return nil }
        return Dose(
            .intravenous, milligrams: milligrams, substance: goal.substance, startHours: step.start,
            durationHours: step.duration)
    }

    func concentration(at step: Step) -> Double { line(steps, [step.start + step.duration])[0] }

    private func line(_ steps: [Step], _ times: [Double]) -> [Double] {
        let doses = steps.compactMap(dose)
        guard !doses.isEmpty else { return times.map { _ in 0 } }
        let compiled = CompiledModel(
            model, patient: patient, regimen: Regimen(doses), analytes: [model.inputAnalyte])
        var solver = PersonSolver(compiled, times: times)
        return solver.concentrations(etas: [])[0]
    }

    private var given: Double { steps.reduce(0) { $0 + $1.rate * $1.duration } * goal.milligramsPerMillilitre }

    /// The rate for a step, rounded down to what the pump can be set to and within the limits.
    private func rate(from start: Double, hours: Double, to target: Double) -> Double {
        let samples = (1...10).map { start + hours * Double($0) / 10 }
        let without = line(steps, samples)
        let unit = line([Step(start: start, duration: hours, rate: 1)], samples)
        var rate = (target - without[9]) / unit[9]
        for index in samples.indices { rate = min(rate, (goal.highest - without[index]) / unit[index]) }
        return settable(min(rate, goal.maximumRateMillilitresPerHour))
    }

    private func settable(_ rate: Double) -> Double {
        let count = (max(0, rate) / goal.rateStepMillilitresPerHour + 1e-9).rounded(.down)
        let perUnit = (1 / goal.rateStepMillilitresPerHour).rounded()
        let isDecimal = abs(perUnit * goal.rateStepMillilitresPerHour - 1) < 1e-9
        return isDecimal ? count / perUnit : count * goal.rateStepMillilitresPerHour
    }

    /// Adds a step, or as much of it as the cap and the syringe leave. False when they were used up.
    private mutating func add(_ start: Double, _ hours: Double, _ rate: Double) -> Bool {
        let left = goal.limitMilligrams - given
        let milligrams = rate * hours * goal.milligramsPerMillilitre
        guard milligrams > left * (1 + 1e-12) else {
            steps.append(Step(start: start, duration: hours, rate: rate))
            return true
        }
        let possible = left / (rate * goal.milligramsPerMillilitre)
        let whole = (possible * 60 + 1e-9).rounded(.down) * minute
        if whole > 0 { steps.append(Step(start: start, duration: whole, rate: rate)) }
        return false
    }

    mutating func plan() throws {
        let start = goal.rampHours > 0 ? try ramp() : try rise()
        guard let start else {
            throw PharmacologyRefusal(
                "target", "\(Text.number(goal.target)) ng/mL is not reached within the limits.",
                "Raise the cap, the largest rate or the syringe, or lower the target.")
        }
        if goal.rampHours > 0, start > goal.rampHours + minute / 2 {
            let (taken, wanted) = (Text.number(start * 60, decimals: 0), Text.number(goal.rampHours * 60, decimals: 0))
            notes.append("The approach takes \(taken) min instead of \(wanted) min: the largest rate allows no more.")
        }
        hold(from: start)
        merge()
    }

    /// At the largest rate until the target, to the whole minute below, then one step onto it. Nil when out of reach.
    private mutating func rise() throws -> Double? {
        let rate = settable(goal.maximumRateMillilitresPerHour)
        let longest = min(24.0, goal.limitMilligrams / (rate * goal.milligramsPerMillilitre))
        let count = Int(longest * 60 + 1e-9)
        let minutes = count >= 1 ? (1...count).map { Double($0) * minute } : []
        let climb = line([Step(start: 0, duration: 24, rate: rate)], minutes)
        guard let reached = climb.firstIndex(where: { $0 >= goal.target * 0.999 }) else { return nil }
        var time = 0.0
        if reached > 0 {
            time = minutes[reached - 1]
            guard add(0, time, rate) else { return nil }
        }
        let first = self.rate(from: time, hours: minute, to: goal.target)
        guard add(time, minute, first) else { return nil }
        return time + minute
    }

    /// Along a straight line, in steps of at most five minutes.
    private mutating func ramp() throws -> Double? {
        let count = max(1, Int((goal.rampHours * 12).rounded(.up)))
        let hours = goal.rampHours / Double(count)
        for index in 0..<count {
            let start = hours * Double(index)
            let wanted = goal.target * Double(index + 1) / Double(count)
            guard add(start, hours, rate(from: start, hours: hours, to: wanted)) else { return nil }
        }
        var time = goal.rampHours
        while line(steps, [time])[0] < goal.target * 0.96 {
            guard time < goal.rampHours + 24 else { return nil }
            guard add(time, minute, rate(from: time, hours: minute, to: goal.target)) else { return nil }
            time += minute
        }
        return time
    }

    /// The longest steps in which the concentration stays close to the target.
    private mutating func hold(from start: Double) {
        var time = start
        let end = start + goal.holdHours
        while end - time > 1e-9 {
            var chosen = (hours: min(minute, end - time), rate: 0.0)
            for minutes in Self.holdSteps where minutes * minute <= end - time + 1e-9 {
                let hours = minutes * minute
                let rate = rate(from: time, hours: hours, to: goal.target)
                chosen = (hours, rate)
                let samples = (1...12).map { time + hours * Double($0) / 12 }
                let line = line(steps + [Step(start: time, duration: hours, rate: rate)], samples)
                if line.allSatisfy({ abs($0 / goal.target - 1) <= tolerance }) { break }
            }
            if chosen.rate == 0, end - time < minute {
                chosen.rate = rate(from: time, hours: end - time, to: goal.target)
            }
            guard add(time, chosen.hours, chosen.rate) else {
                let minutes = Text.number((time - start) * 60, decimals: 0)
                notes.append("The cap or the syringe is used up: the target is held for about \(minutes) min only.")
                return
            }
            time += chosen.hours
        }
    }

    /// Steps of the same rate in a row are one.
    private mutating func merge() {
        var merged: [Step] = []
        for step in steps {
            if let last = merged.last, abs(last.rate - step.rate) < 1e-9 {
                merged[merged.count - 1] = Step(
                    start: last.start, duration: last.duration + step.duration, rate: last.rate)
            } else {
                merged.append(step)
            }
        }
        steps = merged
    }
}
