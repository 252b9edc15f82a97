extension ScreeningEvaluation {
    /// What keeps a person from dosing at home and sends them to the clinic.
    mutating func judgeHome() {
        guard isAtHome else { return }
        var basis: [String] = []
        for row in [
            ScreeningRow.highPressure, .recentInfarction, .unstableHeart, .substanceUse, .suicideHigh, .psychosis,
            .mania,
        ]
        where hasFound(row, atLeast: .hold) {
            basis += self.basis(of: row)
        }
        basis += (ever(.schizophrenia) + ever(.psychosis) + ever(.mania)).basis()
        basis += (current(.anySubstanceUseDisorder) + ever(.opioidUseDisorder)).basis()
        basis += current(.suicidalIdeation).basis()
        let alone = current(.livesAlone)
        let hasMonitor = !current(.adultMonitor).isEmpty
        if !hasMonitor {
            basis += alone.basis()
            if alone.isEmpty { request("adult-monitor", for: .wMonitor) }
        }
        find(.homeExcluded, basis.unique)
    }
}
