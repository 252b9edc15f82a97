import Foundation

/// What effects are computed with: one person's number, or those of eight people side by side.
protocol EffectNumber {
    static func everyone(_ value: Double) -> Self
    /// e to this.
    var exponential: Self { get }
    static func + (_: Self, _: Self) -> Self
    static func - (_: Self, _: Self) -> Self
    static func * (_: Self, _: Self) -> Self
    static func / (_: Self, _: Self) -> Self
}

extension Double: EffectNumber {
    static func everyone(_ value: Double) -> Double { value }
    var exponential: Double { exp(self) }
}

extension SIMD8: EffectNumber where Scalar == Double {
    static func everyone(_ value: Double) -> Lanes { Lanes(repeating: value) }
    var exponential: Lanes { exponentials }
}

/// The site of effect follows the blood by one rate; between two times the blood is taken as a straight line, which is
/// solved exactly.
struct EffectSite<Number: EffectNumber> {
    let rate: Number

    init(halfTimeMinutes: Number) { rate = .everyone(log(2) * 60) / halfTimeMinutes }

    func line(_ blood: [Number], times: [Double]) -> [Number] {
        var result = blood
        guard !blood.isEmpty else { return result }
        result[0] = .everyone(0)
        var length = -1.0
        var kept = Number.everyone(1)
        var ofBefore = kept
        var ofChange = kept
        for index in blood.indices.dropFirst() {
            let step = times[index] - times[index - 1]
            guard step > 0 else {
                result[index] = result[index - 1]
                continue
            }
            if !LaneKnots.areEqual(step, length) {
                length = step
                kept = (.everyone(-step) * rate).exponential
                ofBefore = .everyone(1) - kept
                ofChange = .everyone(1) - ofBefore / (rate * .everyone(step))
            }
            let change = blood[index] - blood[index - 1]
            result[index] = result[index - 1] * kept + blood[index - 1] * ofBefore + change * ofChange
        }
        return result
    }
}
