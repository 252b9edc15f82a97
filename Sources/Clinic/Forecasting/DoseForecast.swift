public import Care
public import Pharmacology

/// What a dose is expected to do to one patient's plasma concentration, with the models' disagreement beside it.
///
/// Pure: the chart's facts come in, the same facts give the same forecast on any machine.
///
///     let forecast = try DoseForecast(order, of: person, on: today)
///     forecast.forecast.parent?.band?.p95
public struct DoseForecast: Sendable {
    /// Who it is about.
    public struct Person: Sendable, Hashable {
        public let weight: Kilograms
        public let age: Int
        public let sex: AdministrativeSex

        public init(weight: Kilograms, age: Int, sex: AdministrativeSex) {
            self.weight = weight
            self.age = age
            self.sex = sex
        }

        /// The person of a chart; nil while nobody has weighed them.
        ///
        /// - Parameter weight: a weight that is nearer than the chart's last one, as today's at the chair.
        public init?(_ course: Course, weight: Kilograms? = nil, on today: Day) {
            guard let registration = course.registration, let weight = weight ?? course.weight?.0 else { return nil }
            self.init(weight: weight, age: today.years(since: registration.birthDate), sex: registration.sex)
        }
    }

    /// A dose that is planned, or a part of one that was given.
    public struct Part: Sendable, Hashable {
        public let milligrams: Milligrams
        /// From the start of dosing.
        public let start: Minutes
        /// Over how long an infusion runs; nil for what is given at once.
        public let duration: Minutes?

        public init(milligrams: Milligrams, start: Minutes = Minutes(0), duration: Minutes? = nil) {
            self.milligrams = milligrams
            self.start = start
            self.duration = duration
        }
    }

    public let person: Person
    public let drug: Drug
    public let route: Care.Route
    public let parts: [Part]
    public let forecast: Forecast
    /// The other models that may speak about this person and route.
    public let spread: ModelSpread

    /// How many virtual people a band is drawn from.
    public static let subjects = 1_000
    /// One seed for all, so that two doses differ by the dose alone.
    public static let seed: UInt64 = 1

    /// - Parameter through: how far the forecast looks.
    /// - Throws: a refusal in plain words when no model may speak about this person, route or drug.
    public init(
        _ parts: [Part], of drug: Drug, by route: Care.Route, for person: Person, through: Minutes = Minutes(240)
    ) throws {
        self.person = person
        self.drug = drug
        self.route = route
        self.parts = parts
        // Every two minutes in the first two hours, where it rises and falls, then every five.
        let early = stride(from: 0, through: min(120, through.value), by: 2)
        let late = stride(from: 125, through: max(120, through.value), by: 5)
        let request = ForecastRequest(
            modelID: Self.model(drug, route), patient: person.covariates,
            regimen: Regimen(Self.doses(parts, of: drug, by: route)),
            times: (Array(early) + Array(late)).map { $0 / 60 },
            subjects: Self.subjects, seed: Self.seed)
        do {
            forecast = try Forecast(request)
        } catch let refusal as PharmacologyRefusal {
            throw Refusal(code: "forecast.\(refusal.field)", reason: refusal.reason, remedy: refusal.remedy)
        }
        // Every model is given what the first one was given of its own substance, so that the lines can be compared.
        var comparable = request
        for index in comparable.regimen.doses.indices where drug == .racemicKetamine {
            comparable.regimen.doses[index].amountMilligrams /= 2
        }
        spread = ModelSpread(comparable)
    }

    /// A planned dose. Spravato's devices are placed as the label has them taken: five minutes apart.
    public init(_ dose: PlannedDose, of drug: Drug, by route: Care.Route, for person: Person) throws {
        let devices = route == .intranasal ? max(1, dose.devices ?? 1) : 1
        let parts = (0..<devices).map { index in
            Part(
                milligrams: Milligrams(dose.milligrams.value / Double(devices)), start: Minutes(5 * Double(index)),
                duration: dose.infusion)
        }
        try self.init(parts, of: drug, by: route, for: person)
    }

    /// The model that speaks first: Spravato's own, else the verified venous model of esketamine, which takes the half of a
    /// racemic dose. The models of racemate carry no published variability here, so they stand beside it as lines.
    static func model(_ drug: Drug, _ route: Care.Route) -> String {
        drug == .esketamine && route == .intranasal ? "perez-ruixo-2021" : "otto-2021"
    }

    private static func doses(_ parts: [Part], of drug: Drug, by route: Care.Route) -> [Dose] {
        parts.filter { $0.milligrams.value > 0 }.map { part in
            Dose(
                drug == .esketamine && route == .intranasal ? .nasalDevice : Pharmacology.Route(route),
                milligrams: part.milligrams.value, substance: drug == .esketamine ? .esketamine : .racemic,
                startHours: part.start.value / 60,
                durationHours: route == .intravenous ? part.duration.map { $0.value / 60 } : nil)
        }
    }
}

extension DoseForecast.Person {
    fileprivate var covariates: PatientCovariates {
        let known: PatientCovariates.Sex? =
            switch sex {
            case .female: .female
            case .male: .male
            case .other, .unknown: nil
            }
        return PatientCovariates(weightKilograms: weight.value, ageYears: Double(age), sex: known)
    }
}

extension Pharmacology.Route {
    fileprivate init(_ route: Care.Route) {
        self =
            switch route {
            case .intravenous: .intravenous
            case .intramuscular: .intramuscular
            case .subcutaneous: .subcutaneous
            case .intranasal: .nasal
            case .sublingual: .sublingual
            case .oral: .oral
            }
    }
}
