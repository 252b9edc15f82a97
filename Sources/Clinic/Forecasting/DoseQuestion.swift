public import Care
import Pharmacology

/// Everything that a forecast of a dose depends on. The same question has the same answer on any machine, so an answer can
/// be kept by its question.
public struct DoseQuestion: Sendable, Hashable {
    public typealias Part = KeptForecast.Part

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

        /// The person in the chair: weighed today where the check says so, else as the chart or the order has it.
        public init?(_ course: Course, in session: TreatmentSession, plan: Plan, on today: Day) {
            self.init(
                course, weight: session.check?.content.weight ?? course.weight?.0 ?? plan.dose.weight, on: today)
        }
    }

    public let person: Person
    public let drug: Drug
    public let route: Care.Route
    public let parts: [Part]
    /// The id of the interaction that is part of it, as `grapefruit`.
    public let interaction: String?
    /// What is read, in minutes from the start of dosing.
    public let minutes: [Double]

    /// - Parameter through: how far it looks.
    public init(
        _ parts: [Part], of drug: Drug, by route: Care.Route, for person: Person, under interaction: String? = nil,
        through: Minutes = Minutes(240)
    ) {
        self.person = person
        self.drug = drug
        self.route = route
        self.parts = parts
        self.interaction = interaction
        // Every two minutes in the first two hours, where it rises and falls, then every five.
        let early = stride(from: 0, through: min(120, through.value), by: 2)
        let late = stride(from: 125, through: max(120, through.value), by: 5)
        minutes = Array(early) + Array(late)
    }

    /// A planned dose. Spravato's devices are placed as the label has them taken: five minutes apart.
    public init(
        _ dose: PlannedDose, of drug: Drug, by route: Care.Route, for person: Person, under interaction: String? = nil
    ) {
        let devices = route == .intranasal ? max(1, dose.devices ?? 1) : 1
        let parts = (0..<devices).map { index in
            Part(
                milligrams: Milligrams(dose.milligrams.value / Double(devices)), start: Minutes(5 * Double(index)),
                duration: dose.infusion)
        }
        self.init(parts, of: drug, by: route, for: person, under: interaction)
    }

    /// What was really given so far in a session, with what still runs; the planned dose before anything was given.
    public init(
        _ session: TreatmentSession, plan: Plan, for person: Person, under interaction: String? = nil
    ) {
        let given = session.givenParts
        guard let first = given.first else {
            self.init(plan.dose, of: plan.drug, by: plan.route, for: person, under: interaction)
            return
        }
        self.init(
            given.map { part in
                Part(
                    milligrams: part.milligrams, start: Minutes(part.start.minutes(since: first.start)),
                    duration: part.duration)
            }, of: plan.drug, by: plan.route, for: person, under: interaction)
    }

    /// What a forecast in the record was made from.
    public init(_ kept: KeptForecast) {
        person = Person(weight: kept.weight, age: kept.age, sex: kept.sex)
        drug = kept.drug
        route = kept.route
        parts = kept.parts
        interaction = kept.interaction
        minutes = kept.minutes
    }

    /// When something runs, in minutes from the start of dosing.
    public var infusions: [ClosedRange<Double>] {
        parts.compactMap { part in
            part.duration.map { part.start.value...(part.start.value + $0.value) }
        }
    }

    // MARK: For the engine

    /// The model that speaks first: Spravato's own, else the verified venous model of esketamine, which takes the half of a
    /// racemic dose. The models of racemate carry no published variability here, so they stand beside it as lines.
    var modelID: String { drug == .esketamine && route == .intranasal ? "perez-ruixo-2021" : "otto-2021" }

    func request(subjects: Int, seed: UInt64) -> ForecastRequest {
        ForecastRequest(
            modelID: modelID, patient: covariates, regimen: Regimen(doses), times: minutes.map { $0 / 60 },
            subjects: subjects, seed: seed, interactions: interaction.map { [$0] } ?? [], analytes: [.esketamine])
    }

    private var doses: [Dose] {
        parts.filter { $0.milligrams.value > 0 }.map { part in
            Dose(
                drug == .esketamine && route == .intranasal ? .nasalDevice : Pharmacology.Route(route),
                milligrams: part.milligrams.value, substance: drug == .esketamine ? .esketamine : .racemic,
                startHours: part.start.value / 60,
                durationHours: route == .intravenous ? part.duration.map { $0.value / 60 } : nil)
        }
    }

    private var covariates: PatientCovariates {
        let known: PatientCovariates.Sex? =
            switch person.sex {
            case .female: .female
            case .male: .male
            case .other, .unknown: nil
            }
        return PatientCovariates(weightKilograms: person.weight.value, ageYears: Double(person.age), sex: known)
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
