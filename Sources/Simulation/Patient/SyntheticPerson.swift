import Care

/// Who a made-up patient is, and the body that everything measured starts from.
struct SyntheticPerson: Sendable {
    let name: PersonName
    let birthDate: Day
    let sex: AdministrativeSex
    let phone: String
    let escort: String
    let veteran: Bool
    let height: Centimetres
    /// Systolic and diastolic at rest, in mmHg.
    let pressure: (systolic: Int, diastolic: Int)
    let heartRate: Int
    /// Today's weight; it drifts a little from visit to visit.
    var weight: Kilograms

    init(
        number: Int, isMinor: Bool, hasRaisedPressure: Bool, mustBeWoman: Bool, on day: Day, _ random: inout SplitMix64
    ) {
        let draw = random.within(0...99)
        sex = mustBeWoman || draw < 58 ? .female : draw < 96 ? .male : .other
        let given: String =
            switch sex {
            case .female: random.pick(PersonNames.women)
            case .male: random.pick(PersonNames.men)
            case .other, .unknown: random.pick(PersonNames.others)
            }
        name = PersonName(given: given, family: PersonNames.family(&random))
        let age = isMinor ? random.within(15...17) : min(19 + random.within(0...24) + random.within(0...27), 72)
        birthDate = day.adding(days: -age * 365 - age / 4 - random.within(1...360))
        let line = String(100 + number % 100)
        phone = "212-555-0\(line)"
        escort = random.pick(["Partner", "Sister", "Brother", "Neighbour", "Mother", "Friend", "Daughter", "Son"])
        veteran = random.chance(0.08)
        let isTall = sex == .male
        height = Centimetres(Double(random.within(isTall ? 166...192 : 153...178)))
        let metres = height.value / 100
        let index = random.within(20.5...33.0)
        weight = Kilograms((index * metres * metres * 10).rounded() / 10)
        let older = age > 50 ? 6 : 0
        pressure =
            hasRaisedPressure
            ? (random.within(164...178), random.within(102...108))
            : (random.within(106...126) + older, random.within(64...80))
        heartRate = random.within(58...84)
    }

    var couldBePregnant: Bool { sex != .male }

    /// The same person some time later.
    mutating func drift(_ random: inout SplitMix64) {
        weight = Kilograms(((weight.value + random.within(-0.5...0.5)) * 10).rounded() / 10)
    }
}
