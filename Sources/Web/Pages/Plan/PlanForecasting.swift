import Care
import Clinic
import Pharmacology

/// A dose that somebody tries on the plan page, without drafting it.
struct ForecastTrial: Sendable {
    let milligrams: Milligrams
    let infusion: Minutes?

    init(milligrams: Milligrams, infusion: Minutes?) {
        self.milligrams = milligrams
        self.infusion = infusion
    }

    /// What was posted.
    ///
    /// - Throws: a refusal naming the field.
    init(_ form: Form) throws {
        guard let milligrams = FactReading.number(form["milligrams"]), (1...1_000).contains(milligrams) else {
            throw Refusal(
                code: "forecast.dose", field: "milligrams", reason: "This is no dose to try.",
                remedy: "Enter 1 to 1000 mg.")
        }
        self.milligrams = Milligrams(milligrams)
        infusion = try form.optional("minutes").map { typed in
            guard let minutes = FactReading.number(typed), (1...480).contains(minutes) else {
                throw Refusal(
                    code: "forecast.duration", field: "minutes", reason: "This is no infusion time to try.",
                    remedy: "Enter 1 to 480 minutes.")
            }
            return Minutes(minutes)
        }
    }
}

/// The forecast on the plan page: the plan's dose, the protocol's other steps beside it, and any dose that is tried.
struct PlanForecasting: Sendable {
    let visit: Visit
    let course: Course
    /// Read once: every dose beside the plan's asks for them again.
    private let medicines: [ExposureMedicine]

    init(visit: Visit, course: Course) {
        self.visit = visit
        self.course = course
        medicines = course.exposureMedicines(on: visit.today)
    }

    /// The picture of a tried dose alone when the page's script asks for it, the whole page otherwise.
    static func answer(_ visit: Visit) async throws -> Answer {
        let trial = try ForecastTrial(visit.form)
        guard visit.form["part"] == "figure" else { return try await PlanBuilding(visit).answer(trial: trial) }
        let view = try await visit.clinic.chart(
            of: try visit.patient(), access: try await visit.access(to: .seePlan), at: visit.now)
        let forecasting = PlanForecasting(visit: visit, course: view.course)
        guard let person = DoseQuestion.Person(view.course, on: visit.today),
            let treatment = await visit.clinic.protocols.current(visit.form["protocol"])
        else { throw Visit.denied }
        return .page(forecasting.figure(try forecasting.outlook(trial, treatment, person), trial))
    }

    /// Nil while there is no plan to forecast.
    func panel(of plan: Plan?, trial: ForecastTrial?, refusals: [Refusal]) async -> HTML? {
        guard let plan, let treatment = await visit.clinic.protocols.current(plan.protocolID) else { return nil }
        guard let person = DoseQuestion.Person(course, on: visit.today) else {
            return panel("<p>No forecast without a weight: weigh the patient first.</p>")
        }
        let shown = trial ?? ForecastTrial(milligrams: plan.dose.milligrams, infusion: plan.dose.infusion)
        do {
            let outlook = try outlook(shown, treatment, person)
            let body: HTML = """
                <div class="stack"><div id="forecast-figure">\(figure(outlook, shown))</div>\
                \(trialForm(shown, plan, treatment, refusals))\
                \(alternatives(plan, treatment, person))\(basis(outlook.forecast.forecast))\(kept)</div>
                """
            return panel(body)
        } catch {
            return panel("\(NoForecast(error: error))\(kept)")
        }
    }

    private var kept: KeptForecastList {
        KeptForecastList(course.forecasts, from: visit.clinic.forecasts, clock: WallClock(visit.clinic.zone))
    }

    private func panel(_ body: HTML) -> HTML {
        Panel(title: "What the dose will do", remark: "a forecast, not an order", id: "forecast", body: body).html
    }

    private func interactions(_ treatment: TreatmentProtocol) -> ChartedInteractions {
        ChartedInteractions(medicines, drug: treatment.drug, route: treatment.route)
    }

    private func question(
        _ trial: ForecastTrial, _ treatment: TreatmentProtocol, _ person: DoseQuestion.Person
    ) -> DoseQuestion {
        let device = treatment.drug == .esketamine && treatment.route == .intranasal
        // Spravato comes in devices of 28 mg; the label has them taken five minutes apart.
        let devices = device ? max(1, Int((trial.milligrams.value / 28).rounded())) : 1
        return DoseQuestion(
            PlannedDose(
                milligrams: device ? Milligrams(28 * Double(devices)) : trial.milligrams, perKilogram: nil, weight: nil,
                weighedOn: nil, concentration: nil, volume: nil, infusion: trial.infusion,
                devices: device ? devices : nil),
            of: treatment.drug, by: treatment.route, for: person, under: interactions(treatment).used)
    }

    private func outlook(
        _ trial: ForecastTrial, _ treatment: TreatmentProtocol, _ person: DoseQuestion.Person
    ) throws -> DoseOutlook {
        try DoseOutlook(
            question(trial, treatment, person), interactions(treatment), from: visit.clinic.forecasts)
    }

    private func figure(_ outlook: DoseOutlook, _ trial: ForecastTrial) -> HTML {
        let over = trial.infusion.map { " over \($0)" } ?? ""
        return OutlookFigures(
            title: "\(trial.milligrams)\(over), \(outlook.question.route.rawValue)", outlook: outlook
        ).html
    }

    // MARK: Trying a dose

    private func trialForm(
        _ shown: ForecastTrial, _ plan: Plan, _ treatment: TreatmentProtocol, _ refusals: [Refusal]
    ) -> HTML {
        let ordered = plan.dose.milligrams.value
        let minutes: HTML? = plan.dose.infusion.map { ordered in
            let tried = shown.infusion ?? ordered
            return slider("minutes", "Over", tried.value, 5...max(120, ordered.value), step: 5, unit: "min")
        }
        let isDevice = treatment.drug == .esketamine && treatment.route == .intranasal
        let range = isDevice ? 28...84 : max(1, (ordered * 0.25).rounded())...(ordered * 2).rounded(.up)
        let dose = slider(
            "milligrams", "Try a dose", shown.milligrams.value, range, step: isDevice ? 28 : 1, unit: "mg")
        let token = visit.token?.formToken ?? ""
        return """
            <form class="form trial" method="post" action="\(url: Site.planForecast(course.patient))" data-forecast="forecast-figure">\
            <input type="hidden" name="\(FormFrame.tokenName)" value="\(token)">\
            <input type="hidden" name="protocol" value="\(treatment.id)">\
            \(refusals.map { "<p class=\"error\">\($0.reason) \($0.remedy)</p>" as HTML })\
            <div class="fields-across">\(dose)\(minutes)</div>\
            <div class="actions"><button type="submit" class="button">Show this dose</button></div>\
            <p class="hint">Trying a dose changes nothing. To order it, change the plan.</p></form>
            """
    }

    private func slider(
        _ name: String, _ label: String, _ value: Double, _ range: ClosedRange<Double>, step: Double, unit: String
    ) -> HTML {
        """
        <div class="slider"><label for="try-\(name)">\(label)</label>\
        <output for="try-\(name)" data-unit="\(unit)">\(Figure.text(value)) \(unit)</output>\
        <input type="range" id="try-\(name)" name="\(name)" value="\(Figure.text(value))" min="\(Figure.text(range.lowerBound))" \
        max="\(Figure.text(range.upperBound))" step="\(Figure.text(step))"></div>
        """
    }

    // MARK: Alternatives

    private func alternatives(_ plan: Plan, _ treatment: TreatmentProtocol, _ person: DoseQuestion.Person) -> HTML? {
        let isPerKilogram = treatment.rule("DOSE-STEPS")?.unit == "mg/kg"
        var doses = treatment.numbers("DOSE-STEPS")
            .map { isPerKilogram ? ($0 * person.weight.value).rounded() : $0 }
        doses = Set(doses + [plan.dose.milligrams.value]).sorted()
        let rows: [[HTML]] = doses.compactMap { dose in
            let trial = ForecastTrial(milligrams: Milligrams(dose), infusion: plan.dose.infusion)
            let question = question(trial, treatment, person)
            guard let forecast = try? visit.clinic.forecasts.forecast(question),
                let peak = ForecastPeak(forecast.forecast)
            else { return nil }
            let strength = plan.dose.concentration
            let volume: HTML = strength.map { "\(Millilitres(dose / $0.value))" } ?? "none"
            let mark: HTML? = dose == plan.dose.milligrams.value ? " \(Tag("planned"))" : nil
            let whole: (Double) -> String = { Figure.text($0, decimals: 0) }
            return [
                "\(Milligrams(dose))\(mark)", "\(MilligramsPerKilogram(dose / person.weight.value))", volume,
                "\(whole(peak.median)) (\(whole(peak.low)) to \(whole(peak.high)))", "\(whole(peak.minute)) min",
            ]
        }
        guard !rows.isEmpty else { return nil }
        return """
            <div><h3>Beside the protocol's other doses</h3>\(DataTable(
                caption: "Predicted peak of each dose",
                columns: [
                    .init("Dose"), .init("By weight", numeric: true),
                    .init(plan.dose.concentration.map { "Volume of \($0)" } ?? "Volume", numeric: true),
                    .init("Peak, ng/mL (nine in ten)", numeric: true), .init("Peak after", numeric: true),
                ], rows: rows))</div>
            """
    }

    private func basis(_ forecast: Forecast) -> HTML {
        let model = try? ModelLibrary.model(forecast.request.modelID)
        return """
            <div class="small soft"><p>Bands hold nine in ten and half of \(forecast.request.subjects) virtual people of this weight \
            and age; dashed lines are other published models, and their distance is part of what is not known. \(ModelSpread.assumption) \
            \(forecast.modelTitle). \(model?.citation ?? "") \(model?.verification.rawValue ?? "")</p>\
            <ul class="plain">\(forecast.notes.map { "<li>\($0)</li>" as HTML })</ul>\
            <p>Model \(forecast.modelHash.prefix(12)), seed \(String(forecast.request.seed)).</p></div>
            """
    }
}
