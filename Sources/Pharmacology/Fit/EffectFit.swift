import Foundation

/// A charted sign: what a clinic has where it has no assay.
public struct ChartedSign: Sendable, Codable, Hashable {
    public var endpoint: EffectModel.Endpoint
    /// Hours on the clock of the regimen.
    public var hours: Double
    /// As charted: mmHg, beats a minute, CADSS points, or 0 and 1 for sedation and nausea.
    public var value: Double

    public init(_ endpoint: EffectModel.Endpoint, hours: Double, value: Double) {
        self.endpoint = endpoint
        self.hours = hours
        self.value = value
    }
}

/// How one person's signs follow the drug, from charted rows of earlier sessions: strength, delay and habituation for each
/// endpoint, and how little was learned.
///
/// Concentrations are the typical person's: what differs in the blood is found again in the strength.
public struct EffectFit: Sendable, Codable, Hashable {
    public struct Estimate: Sendable, Codable, Hashable {
        public let endpoint: EffectModel.Endpoint
        public let response: EffectResponse
        /// Standard errors of the logarithms, in the order strength, delay, habituation.
        public let standardErrors: [Double]
        /// Posterior over prior variance, in the same order: 1 is nothing learned.
        public let shrinkage: [Double]
        /// Estimated for each session, in the endpoint's unit. Empty for sedation and nausea, which without drug are as
        /// frequent as with placebo.
        public let baselines: [Double]
        public let charted: Int
        public let learned: String
    }

    public let modelID: String
    public let estimates: [Estimate]
    public let notes: [String]
    public let statement: String

    /// Standard deviations of the logarithms of delay and habituation, and of a baseline; choices of this project.
    static let delaySpread = 0.5
    static let habituationSpread = 0.25
    static let baselineSpread = ["systolic": 20.0, "diastolic": 12, "heartRate": 14, "dissociation": 2]
    static let usualBaseline = ["systolic": 125.0, "diastolic": 78, "heartRate": 72, "dissociation": 1]

    /// - Throws: ``PharmacologyRefusal`` as a forecast does, for no signs, and for sedation or nausea that is not 0 or 1.
    public init(_ request: ForecastRequest, signs: [ChartedSign]) throws {
        guard !signs.isEmpty else {
            throw PharmacologyRefusal("signs", "there is none.", "Give charted signs with their times.")
        }
        let prepared = try PreparedForecast(request)
        let blood = EffectBlood(prepared.compiled, until: (signs.map(\.hours).max() ?? 0) + 0.1)
        let endpoints = EffectModel.Endpoint.allCases.filter { endpoint in signs.contains { $0.endpoint == endpoint } }
        for endpoint in endpoints where EffectModel.model(endpoint).shape == .logistic {
            guard signs.allSatisfy({ $0.endpoint != endpoint || $0.value == 0 || $0.value == 1 }) else {
                throw PharmacologyRefusal(
                    "signs", "\(endpoint.rawValue) is charted as 0 or 1.",
                    "Write 1 where it was there (sedation: a MOAA/S of 4 or less), else 0.")
            }
        }
        modelID = request.modelID
        estimates = endpoints.map { endpoint in
            Self.estimate(endpoint, signs.filter { $0.endpoint == endpoint }, blood)
        }
        notes =
            prepared.notes + [
                "Charted signs tell how strongly this person responds, not what is in the blood.",
                "Priors are wide choices of this project; with few rows the estimate is mostly the prior.",
            ]
        statement = Statement.exposure
    }

    private static func estimate(
        _ endpoint: EffectModel.Endpoint, _ signs: [ChartedSign], _ blood: EffectBlood
    ) -> Estimate {
        let model = EffectModel.model(endpoint)
        let name = endpoint.rawValue
        let sessions = signs.map { blood.session(at: $0.hours) }
        let isProbability = model.shape == .logistic
        let count = isProbability ? 0 : (sessions.max() ?? 0) + 1
        let usual = usualBaseline[name] ?? 0
        let spreads =
            [model.spread, delaySpread, habituationSpread]
            + [Double](repeating: baselineSpread[name] ?? 10, count: count)
        let problem = MaximumAPosteriori(
            measurements: signs.map { sign in
                model.chartingError.map { error in
                    MaximumAPosteriori.Measurement(
                        value: sign.value, additive: error * error, proportional: 0, comparison: .plain)
                } ?? .yesOrNo(sign.value)
            },
            precision: spreads.indices.map { row in
                spreads.indices.map { $0 == row ? 1 / (spreads[row] * spreads[row]) : 0 }
            },
            predict: { etas in
                let site = EffectSite(halfTimeMinutes: model.equilibrationMinutes * exp(etas[1]))
                let line = site.line(blood.values, times: blood.times)
                return signs.indices.map { index in
                    let worn = exp(etas[2] * Double(sessions[index]))
                    let concentration = blood.value(line, at: signs[index].hours)
                    let effect = model.value(concentration, strength: exp(etas[0]) * worn)
                    return isProbability ? effect : usual + etas[3 + sessions[index]] + effect
                }
            })
        let mode = problem.mode()
        let covariance = problem.covariance(at: mode.etas)
        let errors = (0..<3).map { index in covariance.map { $0[index][index].squareRoot() } ?? spreads[index] }
        let kept = (0..<3).map { min(1, errors[$0] * errors[$0] / (spreads[$0] * spreads[$0])) }
        return Estimate(
            endpoint: endpoint,
            response: EffectResponse(
                strength: exp(mode.etas[0]), delay: exp(mode.etas[1]), habituation: exp(mode.etas[2])),
            standardErrors: errors, shrinkage: kept, baselines: mode.etas.dropFirst(3).map { usual + $0 },
            charted: signs.count, learned: sentence(kept, signs.count))
    }

    private static func sentence(_ kept: [Double], _ count: Int) -> String {
        let names = ["strength", "delay", "habituation"]
        let learned = names.indices.filter { kept[$0] < 0.5 }.map { names[$0] }
        let rows = count == 1 ? "One charted row" : "\(count) charted rows"
        guard !learned.isEmpty else { return "\(rows) taught little: the estimate is mostly the prior." }
        let rest = names.indices.filter { kept[$0] >= 0.5 }.map { names[$0] }
        let still = rest.isEmpty ? "" : "; \(rest.joined(separator: " and ")) are mostly the prior"
        return "\(rows) halved the variance of \(learned.joined(separator: ", "))\(still)."
    }
}

/// The typical person's esketamine by the minute, over all sessions.
private struct EffectBlood {
    let times: [Double]
    let values: [Double]
    private let starts: [Double]

    init(_ compiled: CompiledModel, until end: Double) {
        let visits = compiled.plan.occasionStarts
        var times: [Double] = [0]
        for (index, start) in visits.enumerated() {
            let next = index + 1 < visits.count ? visits[index + 1] : .infinity
            for minute in 0...720 {
                let time = start + Double(minute) / 60
                if time > (times.last ?? 0), time < min(next, end + 1.0 / 60) { times.append(time) }
            }
        }
        if end > (times.last ?? 0) { times.append(end) }
        var solver = PersonSolver(compiled, times: times)
        let share = compiled.model.inputAnalyte == .ketamine ? 0.5 : 1
        values = solver.concentrations(etas: [])[0].map { $0 * share }
        self.times = times
        starts = visits
    }

    /// Counts from 0; before the first dose it is the first session.
    func session(at hours: Double) -> Int { max(0, (starts.lastIndex { $0 - 1 <= hours }) ?? 0) }

    func value(_ line: [Double], at hours: Double) -> Double {
        var low = 0
        var high = times.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if times[middle] <= hours { low = middle } else { high = middle }
        }
        guard low + 1 < times.count, hours > times[low] else { return line[low] }
        let share = (hours - times[low]) / (times[low + 1] - times[low])
        return line[low] + share * (line[low + 1] - line[low])
    }
}
