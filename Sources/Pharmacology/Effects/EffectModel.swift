import Foundation

/// How a sign or a symptom follows the esketamine at its site of effect. Racemic ketamine counts half: arketamine raised no
/// cardiac output (Kamp 2021).
///
/// Every shape here was drawn by this project through a few published points, which `derivation` names; none is a published
/// population model. They say when to look and what to expect, not what is safe.
public struct EffectModel: Sendable, Codable, Hashable {
    public enum Endpoint: String, Sendable, Codable, CaseIterable, Hashable {
        case systolic, diastolic, heartRate, dissociation, sedation, nausea
    }

    public enum Shape: String, Sendable, Codable, Hashable {
        /// first · C / (second + C), added to the person's own baseline.
        case saturating
        /// first · C, added to the baseline.
        case linear
        /// A probability whose logit is logit(first) + second · C.
        case logistic
    }

    public let endpoint: Endpoint
    public let title: String
    public let unit: String
    public let shape: Shape
    public let first: Double
    public let second: Double
    /// Half-time in which the site of effect follows the blood, in minutes.
    public let equilibrationMinutes: Double
    /// Standard deviation of the logarithm of the strength between people: 0.55 is a CV of 60 %, a choice of this project.
    public let spread: Double
    /// What is near the baseline, in the endpoint's unit above it.
    public let nearBaseline: Double
    /// Scatter of one charted value, in the endpoint's unit; a choice of this project. Nil for a probability: what is charted
    /// of it is yes or no.
    public let chartingError: Double?
    public let source: String
    public let derivation: String

    static let delaySource = "equilibration half-time 6.1 min, the mean of Olofsen 2012 (0 to 11.8 min)"

    public static let all = [
        EffectModel(
            endpoint: .systolic, title: "Systolic blood pressure, rise", unit: "mmHg", shape: .saturating, first: 37,
            second: 313, equilibrationMinutes: 6.1, spread: 0.55, nearBaseline: 5, chartingError: 8,
            source: "Spravato label: +7 to 9 mmHg at 40 min; Långsjö 2005: mean pressure +27 % at 1959 ng/mL; "
                + delaySource,
            derivation: "Saturating curve through 8 mmHg at 86 ng/mL and 32 mmHg at 1959 ng/mL."),
        EffectModel(
            endpoint: .diastolic, title: "Diastolic blood pressure, rise", unit: "mmHg", shape: .saturating, first: 23,
            second: 313, equilibrationMinutes: 6.1, spread: 0.55, nearBaseline: 4, chartingError: 6,
            source: "Spravato label: +4 to 6 mmHg at 40 min; Långsjö 2005; " + delaySource,
            derivation: "Saturating curve through 5 mmHg at 86 ng/mL and 20 mmHg at 1959 ng/mL."),
        EffectModel(
            endpoint: .heartRate, title: "Heart rate, rise", unit: "/min", shape: .saturating, first: 32.5,
            second: 313, equilibrationMinutes: 6.1, spread: 0.55, nearBaseline: 5, chartingError: 6,
            source: "Långsjö 2005: +43.5 % at 1959 ng/mL; " + delaySource,
            derivation: "The curve of blood pressure through 28 /min at 1959 ng/mL, 43.5 % of 65."),
        EffectModel(
            endpoint: .dissociation, title: "Dissociation (CADSS)", unit: "points", shape: .linear, first: 0.178,
            second: 0, equilibrationMinutes: 6.1, spread: 0.55, nearBaseline: 4, chartingError: 4,
            source:
                "Bowdle 1998: psychedelic scales linear in 50 to 200 ng/mL; CADSS rise 16.4 (SD 9.3) after ketamine in "
                + "the public Yale item data; 185 ng/mL at the end of the standard infusion (Zarate 2006); "
                + delaySource,
            derivation: "A line through 16.4 points at 92 ng/mL esketamine, half of 185."),
        EffectModel(
            endpoint: .sedation, title: "Somnolence, probability", unit: "1", shape: .logistic, first: 0.102,
            second: 0.00816, equilibrationMinutes: 6.1, spread: 0.55, nearBaseline: 0.03, chartingError: nil,
            source: "ASPIRE pool: 20.7 % with 84 mg against 10.2 % (MOAA/S sedation 48 to 61 % in the label); "
                + delaySource,
            derivation: "A logistic line through 10.2 % at 0 and 20.7 % at 102 ng/mL."),
        EffectModel(
            endpoint: .nausea, title: "Nausea, probability", unit: "1", shape: .logistic, first: 0.138,
            second: 0.00816, equilibrationMinutes: 6.1, spread: 0.55, nearBaseline: 0.03, chartingError: nil,
            source: "ASPIRE pool: 26.9 % with 84 mg against 13.8 %; " + delaySource,
            derivation: "A logistic line through 13.8 % at 0 and 26.9 % at 102 ng/mL."),
    ]

    public static func model(_ endpoint: Endpoint) -> EffectModel {
        all.first { $0.endpoint == endpoint } ?? all[0]
    }

    /// The rise over baseline, or the probability, at a concentration of esketamine at the site of effect.
    public func value(_ concentration: Double, strength: Double = 1) -> Double {
        effect(of: concentration, strength: strength)
    }

    /// The same for one person or for several side by side.
    func effect<Number: EffectNumber>(of concentration: Number, strength: Number) -> Number {
        switch shape {
        case .saturating: strength * .everyone(first) * concentration / (.everyone(second) + concentration)
        case .linear: strength * .everyone(first) * concentration
        case .logistic:
            .everyone(1)
                / (.everyone(1)
                    + .everyone((1 - first) / first) * (.everyone(-second) * strength * concentration).exponential)
        }
    }

    /// The concentration above which each person is no more near their baseline; infinite where none is enough.
    func concentrationLeavingBaseline(strength: Lanes) -> Lanes {
        switch shape {
        case .saturating:
            let left = strength * first - nearBaseline
            return (second * nearBaseline / left).replacing(with: .infinity, where: left .<= 0)
        case .linear: return nearBaseline / (strength * first)
        case .logistic:
            func logit(_ share: Double) -> Double { log(share / (1 - share)) }
            return (logit(first + nearBaseline) - logit(first)) / (strength * second)
        }
    }

    /// What is there without drug: 0, or the probability with placebo.
    public var baseline: Double { shape == .logistic ? first : 0 }
}

/// What is known of how one person responds, from charted signs; the typical person has 1 everywhere.
public struct EffectResponse: Sendable, Codable, Hashable {
    /// Multiplies the effect.
    public var strength: Double
    /// Multiplies the half-time of equilibration.
    public var delay: Double
    /// What the strength is multiplied by from one session to the next.
    public var habituation: Double

    public init(strength: Double = 1, delay: Double = 1, habituation: Double = 1) {
        self.strength = strength
        self.delay = delay
        self.habituation = habituation
    }
}
