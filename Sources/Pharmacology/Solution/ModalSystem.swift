import Foundation

/// One person's solution in closed form: after one milligram into the blood, the drug and its metabolite are sums of
/// exponentials. Fits and large populations use it; ``ExactSolver`` is the general way and what it is tested against.
struct ModalSystem {
    /// Rates of decay per hour; unused ones are 1.
    private(set) var decay = SIMD8<Double>(repeating: 1)
    /// Of the drug, in ng/mL for one milligram.
    private(set) var parent = SIMD8<Double>.zero
    private(set) var metabolite = SIMD8<Double>.zero
    private(set) var modes = 0

    /// Rates closer than this, of one another, are left to the general solver: their coefficients cancel.
    private static let closest = 1e-4
    private(set) var parentModes = 0

    /// Nil where two rates of decay are so close that their coefficients would lose digits.
    init?(_ layout: ModalLayout, parameters: UnsafePointer<Double>) {
        let formation = layout.formation.value(parameters)
        let (k12, k21) = (layout.k12.value(parameters), layout.k21.value(parameters))
        let (k13, k31) = (layout.k13.value(parameters), layout.k31.value(parameters))
        guard addParent(layout.peripherals, layout.elimination.value(parameters) + formation, k12, k21, k13, k31)
        else { return nil }
        let amounts = parent
        parent *= layout.scale / parameters[layout.volume]
        guard layout.metabolites > 0 else { return }
        let m21 = layout.m21.value(parameters)
        let out = layout.metaboliteElimination.value(parameters)
        let (slow, fast) =
            layout.metabolites == 2 ? Self.quadratic(out, layout.m12.value(parameters), m21) : (out, out)
        for index in 0..<layout.metabolites {
            let rate = index == 0 ? slow : fast
            let other = index == 0 ? fast : slow
            let weight = layout.metabolites == 2 ? (m21 - rate) / (other - rate) : 1
            decay[modes] = rate
            for source in 0..<parentModes {
                let distance = rate - decay[source]
                guard abs(distance) > Self.closest * rate else { return nil }
                let flux = formation * amounts[source] * weight / distance
                metabolite[source] += flux
                metabolite[modes] -= flux
            }
            modes += 1
        }
        metabolite *= layout.metaboliteScale / parameters[layout.metaboliteVolume]
    }

    private mutating func addParent(
        _ peripherals: Int, _ k10: Double, _ k12: Double, _ k21: Double, _ k13: Double, _ k31: Double
    ) -> Bool {
        parentModes = peripherals + 1
        modes = parentModes
        switch peripherals {
        case 0:
            decay[0] = k10
            parent[0] = 1
            return true
        case 1:
            let (slow, fast) = Self.quadratic(k10, k12, k21)
            decay[0] = fast
            decay[1] = slow
            parent[0] = (k21 - fast) / (slow - fast)
            parent[1] = (k21 - slow) / (fast - slow)
            return fast - slow > Self.closest * fast
        default:
            return addThree(k10, k12, k21, k13, k31)
        }
    }

    /// Roots of λ³ - aλ² + bλ - c by the cosine of a third of an angle, then two steps of Newton's.
    private mutating func addThree(
        _ k10: Double, _ k12: Double, _ k21: Double, _ k13: Double, _ k31: Double
    ) -> Bool {
        let a = k10 + k12 + k21 + k13 + k31
        let b = k21 * k31 + k10 * (k21 + k31) + k12 * k31 + k13 * k21
        let c = k10 * k21 * k31
        let spread = (a * a - 3 * b) / 9
        let turn = (2 * a * a * a - 9 * a * b + 27 * c) / 54
        let root = spread.squareRoot()
        let angle = acos(max(-1, min(1, turn / (spread * root))))
        for index in 0..<3 {
            var rate = a / 3 + 2 * root * cos((angle + 2 * Double.pi * Double(index)) / 3)
            for _ in 0..<2 {
                let value = ((rate - a) * rate + b) * rate - c
                rate -= value / ((3 * rate - 2 * a) * rate + b)
            }
            decay[index] = rate
        }
        for index in 0..<3 {
            let rate = decay[index]
            let (one, two) = (decay[(index + 1) % 3], decay[(index + 2) % 3])
            guard abs(one - rate) > Self.closest * rate, rate > 0 else { return false }
            parent[index] = (k21 - rate) * (k31 - rate) / ((one - rate) * (two - rate))
        }
        return true
    }

    /// The slow and the fast rate of decay of two compartments.
    private static func quadratic(_ k10: Double, _ k12: Double, _ k21: Double) -> (slow: Double, fast: Double) {
        let sum = k10 + k12 + k21
        let fast = (sum + (sum * sum - 4 * k10 * k21).squareRoot()) / 2
        return (k10 * k21 / fast, fast)
    }

    /// The drug and its metabolite at one time, in ng/mL.
    func concentrations(at time: Double, after infusates: [Infusate]) -> (parent: Double, metabolite: Double) {
        var drug = 0.0
        var product = 0.0
        for infusate in infusates where infusate.start <= time {
            for mode in 0..<modes {
                let response = Self.response(decay[mode], infusate, time)
                drug += parent[mode] * response
                product += metabolite[mode] * response
            }
        }
        return (drug, product)
    }

    /// The drug alone at one time, in ng/mL.
    func drug(at time: Double, after infusates: [Infusate]) -> Double {
        var sum = 0.0
        for infusate in infusates where infusate.start <= time {
            for mode in 0..<parentModes { sum += parent[mode] * Self.response(decay[mode], infusate, time) }
        }
        return sum
    }

    /// What one mode of decay holds of an input, for a coefficient of 1.
    private static func response(_ rate: Double, _ infusate: Infusate, _ time: Double) -> Double {
        let elapsed = time - infusate.start
        guard infusate.duration > 0 else { return infusate.milligrams * exp(-rate * elapsed) }
        let flow = infusate.milligrams / infusate.duration / rate
        let running = min(elapsed, infusate.duration)
        // The quicker difference keeps its digits where little is left of 1.
        let filled = rate * running > 0.1 ? 1 - exp(-rate * running) : -expm1(-rate * running)
        return flow * filled * (elapsed > running ? exp(-rate * (elapsed - running)) : 1)
    }
}
