extension ScreeningEvaluation {
    /// The baseline work-up: what has not been done, or not recently enough.
    mutating func listWorkUp() {
        if facts.candidate.allergies.isEmpty { request("allergies", for: .wAllergies) }
        if facts.candidate.medications.isEmpty { request("medications", for: .wMedications) }
        ask("history-and-physical", for: .wHistory, unless: .historyAndPhysical)
        if !hasPressure(within: number(.wPressure)) { request("blood-pressure", for: .wPressure) }
        ask("heart-rate", for: .wHeartRate, unless: .heartRate)
        ask("oxygen-saturation", for: .wSaturation, unless: .oxygenSaturation)
        ask("weight", for: .wWeight, unless: .weight)
        ask("height", for: .wHeight, unless: .height)
        if needsElectrocardiogram { ask("ecg", for: .wElectrocardiogram, unless: .electrocardiogram) }
        listLaboratory()
        listScales()
    }

    private mutating func ask(_ name: String, for row: ScreeningRow, unless set: ValueSet) {
        if observed(set, within: number(row)).isEmpty { request(name, for: row) }
    }

    private func hasPressure(within days: Double?) -> Bool {
        let texts = observed(.bloodPressurePanel, within: days).contains { PressureReading($0.fact) != nil }
        return texts || (!observed(.systolic, within: days).isEmpty && !observed(.diastolic, within: days).isEmpty)
    }

    private var needsElectrocardiogram: Bool {
        if let age, let limit = number(.wElectrocardiogramAge), Double(age) >= limit { return true }
        return !current(.hypertension).isEmpty || !ever(.cardiacHistory).isEmpty || !taking(.lengthensQT).isEmpty
    }

    private mutating func listLaboratory() {
        let liver = number(.wLiver)
        let hasBoth =
            !observed(.alanineAminotransferase, within: liver).isEmpty
            && !observed(.aspartateAminotransferase, within: liver).isEmpty
        if !hasBoth, observed(.liverPanel, within: liver).isEmpty { request("liver-tests", for: .wLiver) }
        ask("alkaline-phosphatase-or-ggt", for: .wAlkaline, unless: .alkalinePhosphataseOrGamma)
        ask("renal-function", for: .wRenal, unless: .renalFunction)
        ask("tsh", for: .wThyroid, unless: .thyrotropin)
        ask("blood-count", for: .wBloodCount, unless: .bloodCount)
        ask("urinalysis", for: .wUrinalysis, unless: .urinalysis)
        let screens = number(.wDrugScreen)
        if ValueSet.drugScreens.allSatisfy({ observed($0.test, within: screens).isEmpty }) {
            request("urine-drug-screen", for: .wDrugScreen)
        }
        ask("pdmp", for: .wMonitoringProgramme, unless: .prescriptionMonitoring)
    }

    private mutating func listScales() {
        ask("phq-9", for: .wPhq, unless: .phq9)
        ask("depression-scale", for: .wDepressionScale, unless: .depressionScale)
        ask("gad-7", for: .wGad, unless: .gad7)
        ask("c-ssrs", for: .wSuicide, unless: .cssrs)
        if indication == .posttraumaticStress { ask("pcl-5", for: .wPcl, unless: .pcl5) }
        if indication == .obsessiveCompulsive { ask("y-bocs", for: .wYbocs, unless: .ybocs) }
        if indication == .socialAnxiety { ask("lsas", for: .wLsas, unless: .lsas) }
        if indication == .pain || rules.id == "iv-pain" { ask("pain-score", for: .wPain, unless: .painScore) }
        if indication == .bipolarDepression || !ever(.bipolarDisorder).isEmpty {
            ask("ymrs", for: .wYmrs, unless: .ymrs)
        }
        ask("moca", for: .wMoca, unless: .moca)
        ask("audit", for: .wAudit, unless: .audit)
        ask("dast-10", for: .wDast, unless: .dast)
        ask("stop-bang", for: .wStopBang, unless: .stopBang)
        ask("bladder-questionnaire", for: .wBladder, unless: .bladder)
    }
}
