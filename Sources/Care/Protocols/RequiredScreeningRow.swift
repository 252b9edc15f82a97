extension RequiredRow {
    /// Every row that screening reads: a protocol without one of them would leave that rule unsaid.
    static let screening: [RequiredRow] = ScreeningRow.allCases.map { row in
        guard let figure = figure(of: row) else { return RequiredRow(row.rawValue, .always, .nothing) }
        return RequiredRow(
            row.rawValue, .always, figure.count == nil ? .number : .numbers, figure.units, in: figure.range,
            count: figure.count)
    }

    private struct Figure {
        let units: [String]
        let range: ClosedRange<Double>
        var count: Int?
    }

    /// The number or pair of numbers of a row, its unit and where it is plausible; nil when words alone make the row.
    private static func figure(of row: ScreeningRow) -> Figure? {
        switch row {
        case .minimumAge: Figure(units: ["a"], range: 18...25)
        case .olderAge, .wElectrocardiogramAge: Figure(units: ["a"], range: 30...100)
        case .wFertileAges: Figure(units: ["a"], range: 8...65, count: 2)
        case .highPressure, .highPressureOnce, .excludingPressure:
            Figure(units: ["mm[Hg]"], range: 60...220, count: 2)
        case .gonadotropin: Figure(units: ["m[IU]/mL"], range: 1...100, count: 2)
        case .lithiumLevel: Figure(units: ["mmol/L"], range: 0.2...1.5)
        case .valproateLevel: Figure(units: ["ug/mL"], range: 10...150)
        case .transaminases: Figure(units: ["{ULN}"], range: 1...10)
        case .transaminaseLimit: Figure(units: ["U/L"], range: 10...100, count: 2)
        case .obesityIndex: Figure(units: ["kg/m2"], range: 25...60)
        case .thyrotropinLow: Figure(units: ["m[IU]/L"], range: 0.001...1)
        case .fastingEsketamine: Figure(units: ["min"], range: 0...1440, count: 2)
        case .fastingParenteral: Figure(units: ["min"], range: 0...1440)
        case .resistance: Figure(units: ["trials"], range: 1...10)
        case .trialWeeks: Figure(units: ["wk"], range: 1...26)
        case .veteran: Figure(units: [], range: 0...27, count: 2)
        case .severityHome: Figure(units: ["{score}"], range: 0...27, count: 2)
        case .maniaScore, .cognition, .miniMental, .auditScore, .dastScore, .severeLiver, .moderateLiver, .stopBang,
            .severityMADRS, .suicideItem:
            Figure(units: ["{score}"], range: 1...60)
        case .benzodiazepine: Figure(units: ["mg/d"], range: 1...100)
        case .diazepam, .lorazepam, .clonazepam, .alprazolam, .chlordiazepoxide, .clorazepate, .oxazepam, .temazepam,
            .triazolam, .estazolam, .flurazepam, .quazepam, .clobazam, .nitrazepam, .bromazepam, .lormetazepam:
            Figure(units: ["mg/mg"], range: 0.05...50)
        case .recentInfarction, .pressureDays, .pregnancyTerm, .drugScreen, .suicideHigh, .wHistory, .wPressure,
            .wHeartRate, .wSaturation, .wWeight, .wHeight, .wPregnancy, .wElectrocardiogram, .wLiver, .wAlkaline,
            .wRenal, .wThyroid, .wBloodCount, .wUrinalysis, .wDrugScreen, .wMonitoringProgramme, .wAudit, .wDast,
            .wPhq, .wDepressionScale, .wGad, .wSuicide, .wPcl, .wYbocs, .wLsas, .wPain, .wYmrs, .wMoca, .wBladder,
            .wStopBang, .wLevel, .wScaleAge:
            Figure(units: ["d"], range: 0...1095)
        default: nil
        }
    }
}
