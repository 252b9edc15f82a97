/// Where the numbers of a closed-form solution stand in a model: one to three compartments of the drug around `central`,
/// and a metabolite of none, one or two. Intravenous doses only.
struct ModalLayout: Sendable {
    enum Place: Int, Sendable { case eliminated, peripheral1, peripheral2, metabolite, metabolitePeripheral }

    /// A rate as indices into the parameters.
    struct Coefficient: Sendable {
        let factor: Double
        let numerator: Int
        let denominator: Int

        func value(_ parameters: UnsafePointer<Double>) -> Double {
            var rate = factor
            if numerator >= 0 { rate *= parameters[numerator] }
            if denominator >= 0 { rate /= parameters[denominator] }
            return rate
        }
    }

    static let none = Coefficient(factor: 0, numerator: -1, denominator: -1)

    private(set) var elimination = none
    private(set) var k12 = none
    private(set) var k21 = none
    private(set) var k13 = none
    private(set) var k31 = none
    private(set) var formation = none
    private(set) var metaboliteElimination = none
    private(set) var m12 = none
    private(set) var m21 = none
    private(set) var peripherals = 0
    private(set) var metabolites = 0
    let volume: Int
    let metaboliteVolume: Int
    let scale: Double
    let metaboliteScale: Double

    /// Nil for a model or a regimen of another shape.
    init?(_ compiled: CompiledModel) {
        let names = compiled.compartments
        let known: Set = ["central", "peripheral1", "peripheral2", "norketamine", "norketaminePeripheral"]
        guard Set(names).isSubset(of: known), let central = names.firstIndex(of: "central"), central == 0,
            compiled.plan.entries.allSatisfy({ $0.compartment == 0 && $0.terms.isEmpty && $0.durationParameter == nil }
            ),
            compiled.occasions == 1, let parent = compiled.readings.first, parent.compartment == 0,
            compiled.readings.count <= 2
        else { return nil }
        volume = parent.volume
        scale = parent.scale
        metaboliteVolume = compiled.readings.count == 2 ? compiled.readings[1].volume : -1
        metaboliteScale = compiled.readings.count == 2 ? compiled.readings[1].scale : 0
        peripherals = names.filter { $0.hasPrefix("peripheral") }.count
        metabolites = names.filter { $0.hasPrefix("norketamine") }.count
        guard (metabolites > 0) == (compiled.readings.count == 2) else { return nil }
        for transfer in compiled.transfers {
            let coefficient = Coefficient(
                factor: transfer.factor * compiled.timeScale, numerator: transfer.numerator ?? -1,
                denominator: transfer.denominator ?? -1)
            switch (names[transfer.from], transfer.to.map { names[$0] }) {
            case ("central", nil): elimination = coefficient
            case ("central", "peripheral1"): k12 = coefficient
            case ("peripheral1", "central"): k21 = coefficient
            case ("central", "peripheral2"): k13 = coefficient
            case ("peripheral2", "central"): k31 = coefficient
            case ("central", "norketamine"): formation = coefficient
            case ("norketamine", nil): metaboliteElimination = coefficient
            case ("norketamine", "norketaminePeripheral"): m12 = coefficient
            case ("norketaminePeripheral", "norketamine"): m21 = coefficient
            default: return nil
            }
        }
    }
}
