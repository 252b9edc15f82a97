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
        func advance(to next: Double) {
            guard next > time else { return }
            let factor = memory.factors(system, hours: next - time)
            let steady = rate / system.decay
            state = steady + (state - steady) * factor
            time = next
        }
        for stretch in stretches {
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
                    system, system.parent, system.parentModes, state, rate, stretch.step,
                    parent + offset + position, end - position)
                if let metabolite {
                    Self.line(
                        system, system.metabolite, system.modes, state, rate, stretch.step,
                        metabolite + offset + position, end - position)
                }
                position = end
            }
            offset += stretch.count
        }
    }

    /// Σ coefficient · (steady + (state - steady) · e^(-rate · t)) at equal steps from now on.
    @inline(__always)
    private static func line(
        _ system: ModalSystem, _ coefficients: SIMD8<Double>, _ modes: Int, _ state: SIMD8<Double>, _ rate: Double,
        _ step: Double, _ target: UnsafeMutablePointer<Double>, _ count: Int
    ) {
        let steady = rate / system.decay
        let weights = coefficients * (state - steady)
        let constant = (coefficients * steady).sum()
        var powers = (
            SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero
        )
        var ratios = powers
        func start(_ mode: Int) -> (SIMD4<Double>, SIMD4<Double>) {
            guard mode < modes else { return (.zero, .zero) }
            let one = exp(-system.decay[mode] * step)
            let two = one * one
            return (weights[mode] * SIMD4(1, one, two, two * one), SIMD4(repeating: two * two))
        }
        (powers.0, ratios.0) = start(0)
        (powers.1, ratios.1) = start(1)
        (powers.2, ratios.2) = start(2)
        (powers.3, ratios.3) = start(3)
        (powers.4, ratios.4) = start(4)
        let base = SIMD4(repeating: constant)
        var index = 0
        if modes <= 3 {
            while index + 4 <= count {
                let value = base + powers.0 + powers.1 + powers.2
                UnsafeMutableRawPointer(target + index).storeBytes(of: value, as: SIMD4<Double>.self)
                powers.0 *= ratios.0
                powers.1 *= ratios.1
                powers.2 *= ratios.2
                index += 4
            }
        } else {
            while index + 4 <= count {
                let value = base + powers.0 + powers.1 + (powers.2 + powers.3 + powers.4)
                UnsafeMutableRawPointer(target + index).storeBytes(of: value, as: SIMD4<Double>.self)
                powers.0 *= ratios.0
                powers.1 *= ratios.1
                powers.2 *= ratios.2
                powers.3 *= ratios.3
                powers.4 *= ratios.4
                index += 4
            }
        }
        let rest = base + powers.0 + powers.1 + (powers.2 + powers.3 + powers.4)
        var lane = 0
        while index < count {
            target[index] = rest[lane]
            index += 1
            lane += 1
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
