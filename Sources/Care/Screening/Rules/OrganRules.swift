extension ScreeningEvaluation {
    mutating func judgeOrgans() {
        judgeLiver()
        judgeBreathing()
        judgeThyroid()
        find(.cystitis, (current(.interstitialCystitis) + ever(.ketamineBladder)).basis())
        find(.porphyria, ever(.acutePorphyria).basis())
    }

    private mutating func judgeLiver() {
        find(.severeLiver, current(.severeHepaticImpairment).basis())
        find(.moderateLiver, current(.moderateHepaticImpairment).basis())
        let childPugh = observed(.childPugh).first
        if let score = childPugh, let severe = number(.severeLiver), let moderate = number(.moderateLiver) {
            let (points, grade) = (score.fact.number?.0, score.fact.childPughClass)
            if grade == "c" || (points ?? 0) >= severe {
                find(.severeLiver, [score.basis])
            } else if grade == "b" || (points ?? 0) >= moderate {
                find(.moderateLiver, [score.basis])
            }
        }
        if let multiple = number(.transaminases), let limits = numbers(.transaminaseLimit, count: 2) {
            for (set, limit, name) in [
                (ValueSet.alanineAminotransferase, limits[0], "ALT"), (.aspartateAminotransferase, limits[1], "AST"),
            ] {
                guard let result = latestNumber(set) else { continue }
                // 1 ukat/L is 60 U/L.
                let factor = result.unit.lowercased().contains("kat") ? 60.0 : 1
                let units = result.value * factor
                let upper = result.evidence.fact.upperLimit.flatMap { $0 > 0 ? $0 * factor : nil } ?? limit
                if units > multiple * upper {
                    find(.transaminases, [result.evidence.basis], detail: "\(name) \(Figure.text(units)) U/L")
                }
            }
        }
        if childPugh == nil, !current(.cirrhosis).isEmpty, !hasFound(.severeLiver, atLeast: .exclude),
            !hasFound(.moderateLiver, atLeast: .caution)
        {
            request("child-pugh", for: .wChildPugh)
        }
    }

    private mutating func judgeBreathing() {
        find(.breathing, current(.respiratoryInsufficiency).basis())
        let apnoea = current(.sleepApnoea)
        if !apnoea.isEmpty {
            let obesity = current(.obesity).basis() + obesityByMeasurement
            if !obesity.isEmpty { find(.breathing, apnoea.basis() + obesity) }
        }
        if let limit = number(.stopBang), let score = latestNumber(.stopBang), score.value >= limit {
            find(.stopBang, [score.evidence.basis], detail: "STOP-BANG \(Figure.text(score.value))")
        }
    }

    /// The bases of a body mass index in the obese range: measured, or from weight and height.
    private var obesityByMeasurement: [String] {
        guard let limit = number(.obesityIndex) else { return [] }
        if let index = latestNumber(.bodyMassIndex) { return index.value >= limit ? [index.evidence.basis] : [] }
        guard let weight = latestNumber(.weight), let height = latestNumber(.height), height.value > 0 else {
            return []
        }
        let kilograms = weight.unit.lowercased().contains("lb") ? weight.value * 0.453_592_37 : weight.value
        let metres = height.unit.lowercased().contains("in") ? height.value * 0.0254 : height.value / 100
        return kilograms / (metres * metres) >= limit ? [weight.evidence.basis, height.evidence.basis] : []
    }

    private mutating func judgeThyroid() {
        let overactive = current(.hyperthyroidism)
        find(taking(.antithyroid).isEmpty ? .thyroid : .treatedThyroid, overactive.basis())
        if let limit = number(.thyrotropinLow),
            let result = latestNumber(.thyrotropin, within: number(.wThyroid), orUndated: true),
            result.value < limit
        {
            find(.thyrotropinLow, [result.evidence.basis], detail: "TSH \(Figure.text(result.value))")
        }
    }
}

extension CandidateFacts.Sighting {
    /// The class letter of a Child-Pugh value: `C`, `Class B`, `Child-Pugh C (11 points)`.
    fileprivate var childPughClass: String? {
        let texts: [String] =
            switch value {
            case .text(let text): [text]
            case .concept(let concept): concept.texts
            case .flag, .quantity: []
            }
        return texts.flatMap(Wording.tokens).last { ["a", "b", "c"].contains($0) }
    }
}
