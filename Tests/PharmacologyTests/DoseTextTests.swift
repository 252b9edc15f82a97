import Testing

@testable import Pharmacology

@Suite struct DoseTextTests {
    @Test func `an infusion is read with its substance, duration and start`() throws {
        let dose = try DoseText.parse("iv 35mg racemic over 40min at 1.5h", weightKilograms: 70)
        #expect(
            dose
                == Dose(
                    .intravenous, milligrams: 35, substance: .racemic, startHours: 1.5, durationHours: 40.0 / 60))
    }

    @Test func `an amount for each kilogram is multiplied by the weight`() throws {
        #expect(try DoseText.parse("im 0.5mg/kg at 0min", weightKilograms: 80).amountMilligrams == 40)
    }

    @Test func `days, hours and minutes are told apart`() throws {
        #expect(try TimeText.hours("2d", field: "at") == 48)
        #expect(try TimeText.hours("90min", field: "at") == 1.5)
        #expect(try TimeText.hours("0.25h", field: "at") == 0.25)
    }

    @Test(arguments: [
        "", "iv", "iv 35", "iv 35mg at 0min", "iv 35mg bolus over 40min at 0min", "iv -1mg bolus", "iv 0mg bolus",
        "iv nanmg bolus", "iv 1e999mg bolus", "iv 0x10mg bolus", "iv 35g bolus", "iv 35mg over 0min", "iv 35mg over 5",
        "iv 35mg over 5s", "iv 35mg bolus at -5min", "iv 35mg bolus at", "iv 35mg bolus soon", "teleport 5mg at 0min",
        "im 25mg over 5min at 0min", "spravato 60mg at 0min", "spravato 84mg racemic at 0min",
        "nasal-device 56mg at 0min", "iv 35mg bolus bolus", "iv 35mg racemic esketamine bolus", "iv 99999mg bolus",
    ])
    func `what is not a dose is refused in one line`(text: String) {
        let refusal = #expect(throws: PharmacologyRefusal.self) { try DoseText.parse(text, weightKilograms: 70) }
        #expect(refusal?.line.contains("\n") == false)
    }

    @Test func `a grid has no rounding that adds up, and includes its end`() throws {
        let grid = try TimeText.grid(until: "4h", every: "5min")
        #expect(grid.count == 49)
        #expect(grid.last == 4)
        #expect(grid[8] == 40.0 / 60)
        #expect(try TimeText.grid(until: "10min", every: "3min").count == 4)
    }

    @Test(arguments: ["0min", "-1min", "1", "fast"])
    func `a step that leads nowhere is refused`(step: String) {
        #expect(throws: PharmacologyRefusal.self) { try TimeText.grid(until: "4h", every: step) }
    }

    @Test func `what was given until an infusion stopped is in proportion`() throws {
        let dose = Dose(.intravenous, milligrams: 40, startHours: 1, durationHours: 1)
        #expect(dose.stopped(atHours: 1.25)?.amountMilligrams == 10)
        #expect(dose.stopped(atHours: 3) == dose)
        #expect(dose.stopped(atHours: 1) == nil)
    }

    @Test func `a pause moves what is left and what comes after`() {
        let regimen = Regimen([
            Dose(.intravenous, milligrams: 40, startHours: 0, durationHours: 1),
            Dose(.intravenous, milligrams: 5, startHours: 2),
        ]).paused(fromHours: 0.25, toHours: 0.5)
        #expect(regimen.doses.map(\.amountMilligrams) == [10, 30, 5])
        #expect(regimen.doses.map(\.startHours) == [0, 0.5, 2.25])
        #expect(regimen.doses[1].durationHours == 0.75)
    }

    @Test func `a changed rate gives the same amount in another time`() throws {
        let regimen = try Regimen([Dose(.intravenous, milligrams: 40, startHours: 0, durationHours: 1)])
            .rateChanged(atHours: 0.5, toMilligramsPerHour: 20)
        #expect(regimen.doses.map(\.amountMilligrams) == [20, 20])
        #expect(regimen.doses.map(\.durationHours) == [0.5, 1])
        #expect(throws: PharmacologyRefusal.self) { try regimen.rateChanged(atHours: 9, toMilligramsPerHour: 20) }
    }
}
