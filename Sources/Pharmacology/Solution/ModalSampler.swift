import Foundation

/// Fills lines of concentrations at equal steps, four times at once, without an exponential in the loop.
struct ModalSampler {
    /// A stretch of equal steps: `count` samples from `start` on.
    struct Stretch: Sendable {
        let start: Double
        let step: Double
        let count: Int
    }

    let stretches: [Stretch]
    let samples: Int

    init(_ stretches: [Stretch]) {
        self.stretches = stretches
        samples = stretches.reduce(0) { $0 + $1.count }
    }

    /// The times as stretches of equal steps; nil where they are not worth it.
    init?(times: [Double]) {
        guard times.count > 2 else { return nil }
        let step = (times[times.count - 1] - times[0]) / Double(times.count - 1)
        guard step > 0 else { return nil }
        for (index, time) in times.enumerated() where abs(times[0] + step * Double(index) - time) > 1e-12 * (1 + time) {
            return nil
        }
        self.init([Stretch(start: times[0], step: step, count: times.count)])
    }

    /// Both lines of one person. `infusates` do not overlap in compartments other than the blood.
    func fill(
        _ system: ModalSystem, _ infusates: [Infusate], parent: UnsafeMutablePointer<Double>,
        metabolite: UnsafeMutablePointer<Double>?
    ) {
        var changes: [Double] = []
        changes.reserveCapacity(infusates.count * 2)
        for infusate in infusates {
            changes.append(infusate.start)
            if infusate.duration > 0 { changes.append(infusate.start + infusate.duration) }
        }
        changes.sort()
        var state = SIMD8<Double>.zero
        var time = min(changes.first ?? 0, stretches.first?.start ?? 0)
        var rate = 0.0
        var upcoming = 0
        var offset = 0
        /// Exponentials of the last two lengths of time that were asked for: sessions repeat them.
        var memory = DecayMemory()
        var step = ModalStep(system, hours: stretches.first?.step ?? 1)
        func advance(to next: Double) {
            guard next > time else { return }
            let factor = memory.factors(system, hours: next - time)
            let steady = rate / system.decay
            state = steady + (state - steady) * factor
            time = next
        }
        for stretch in stretches {
            if stretch.step != step.hours { step = ModalStep(system, hours: stretch.step) }
            var position = 0
            while position < stretch.count {
                let first = stretch.start + stretch.step * Double(position)
                while upcoming < changes.count, changes[upcoming] <= first {
                    let change = changes[upcoming]
                    advance(to: change)
                    upcoming += 1
                    rate = 0
                    for infusate in infusates {
                        if infusate.duration > 0 {
                            let isRunning = infusate.start <= change && change < infusate.start + infusate.duration
                            if isRunning { rate += infusate.milligrams / infusate.duration }
                        } else if infusate.start == change, upcoming < 2 || changes[upcoming - 2] != change {
                            state += infusate.milligrams
                        }
                    }
                }
                advance(to: first)
                var end = stretch.count
                if upcoming < changes.count {
                    let steps = ((changes[upcoming] - first) / stretch.step).rounded(.up)
                    end = min(end, position + max(1, Int(min(steps, 1e9))))
                }
                Self.line(
                    system.parent, system.parentModes, state, rate, step, parent + offset + position, end - position)
                if let metabolite {
                    Self.line(
                        system.metabolite, system.modes, state, rate, step, metabolite + offset + position,
                        end - position)
                }
                position = end
            }
            offset += stretch.count
        }
    }

    /// Σ coefficient · amount at equal steps from now on. Amounts are carried from sample to sample, four steps at once: a
    /// steady level with the distance to it would cancel in the first minutes of an infusion.
    @inline(__always)
    private static func line(
        _ coefficients: SIMD8<Double>, _ modes: Int, _ state: SIMD8<Double>, _ rate: Double, _ step: ModalStep,
        _ target: UnsafeMutablePointer<Double>, _ count: Int
    ) {
        let amounts = coefficients * state
        let entering = coefficients * (rate * step.gain)
        var values = (
            SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero
        )
        var ratios = values
        var gains = values
        func start(_ mode: Int) -> (SIMD4<Double>, SIMD4<Double>, SIMD4<Double>) {
            guard mode < modes else { return (.zero, .zero, .zero) }
            let (one, gain) = (step.kept[mode], entering[mode])
            let (second, two) = (amounts[mode] * one + gain, one * one)
            let third = second * one + gain
            let all = gain * (1 + one) * (1 + two)
            return (
                SIMD4(amounts[mode], second, third, third * one + gain), SIMD4(repeating: two * two),
                SIMD4(repeating: all)
            )
        }
        (values.0, ratios.0, gains.0) = start(0)
        (values.1, ratios.1, gains.1) = start(1)
        (values.2, ratios.2, gains.2) = start(2)
        (values.3, ratios.3, gains.3) = start(3)
        (values.4, ratios.4, gains.4) = start(4)
        var index = 0
        func store(_ value: SIMD4<Double>) {
            UnsafeMutableRawPointer(target + index).storeBytes(of: value, as: SIMD4<Double>.self)
        }
        if rate != 0 {
            while index + 4 <= count {
                store(values.0 + values.1 + (values.2 + values.3 + values.4))
                values.0 = values.0 * ratios.0 + gains.0
                values.1 = values.1 * ratios.1 + gains.1
                values.2 = values.2 * ratios.2 + gains.2
                values.3 = values.3 * ratios.3 + gains.3
                values.4 = values.4 * ratios.4 + gains.4
                index += 4
            }
        } else if modes <= 3 {
            while index + 4 <= count {
                store(values.0 + values.1 + values.2)
                values.0 *= ratios.0
                values.1 *= ratios.1
                values.2 *= ratios.2
                index += 4
            }
        } else {
            while index + 4 <= count {
                store(values.0 + values.1 + (values.2 + values.3 + values.4))
                values.0 *= ratios.0
                values.1 *= ratios.1
                values.2 *= ratios.2
                values.3 *= ratios.3
                values.4 *= ratios.4
                index += 4
            }
        }
        let rest = values.0 + values.1 + (values.2 + values.3 + values.4)
        var lane = 0
        while index < count {
            target[index] = rest[lane]
            index += 1
            lane += 1
        }
    }
}

/// What one step between samples keeps of each mode, and what it gains from one milligram per hour.
private struct ModalStep {
    let hours: Double
    private(set) var kept = SIMD8<Double>.zero
    private(set) var gain = SIMD8<Double>.zero

    init(_ system: ModalSystem, hours: Double) {
        self.hours = hours
        for mode in 0..<system.modes {
            let lost = expm1(-system.decay[mode] * hours)
            kept[mode] = 1 + lost
            gain[mode] = -lost / system.decay[mode]
        }
    }
}

/// e^(-rate · hours) of every mode for the lengths of time asked for last.
private struct DecayMemory {
    private var hours = SIMD4<Double>(repeating: -1)
    private var known = (
        SIMD8<Double>.zero, SIMD8<Double>.zero, SIMD8<Double>.zero, SIMD8<Double>.zero
    )
    private var oldest = 0

    mutating func factors(_ system: ModalSystem, hours length: Double) -> SIMD8<Double> {
        if length == hours[0] { return known.0 }
        if length == hours[1] { return known.1 }
        if length == hours[2] { return known.2 }
        if length == hours[3] { return known.3 }
        var factors = SIMD8<Double>.zero
        for mode in 0..<system.modes { factors[mode] = exp(-system.decay[mode] * length) }
        switch oldest {
        case 0: known.0 = factors
        case 1: known.1 = factors
        case 2: known.2 = factors
        default: known.3 = factors
        }
        hours[oldest] = length
        oldest = (oldest + 1) % 4
        return factors
    }
}
