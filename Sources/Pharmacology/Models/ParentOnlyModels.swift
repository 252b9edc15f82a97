/// Models of ketamine alone: two or three compartments after an intravenous dose, with no variability published here.
extension PharmacokineticModel {
    /// Kamp 2020: the arterial core of the meta-analysis, without its venous delay.
    static let kamp2020 = parentOnly(
        id: "kamp-2020", title: "Kamp 2020: arterial core of the ketamine meta-analysis", enantiomer: .racemic,
        site: .arterial,
        population: .adults(
            "14 raw data sets of racemic ketamine and esketamine, 18 studies in the review", subjects: 0),
        timeUnit: .hour,
        citation: """
            Kamp J, Olofsen E, Henthorn TK, van Velzen M, Niesters M, Dahan A. Ketamine Pharmacokinetics: A Systematic \
            Review of the Literature, Meta-analysis, and Population Analysis. Anesthesiology 2020;133:1192-1213.
            """,
        doi: "10.1097/ALN.0000000000003577",
        knownDefects: [
            "The venous delay compartments, variability and residual error are not published where they could be read.",
            "The typical values were taken from two independent transcriptions that agree, not from the paper.",
            "Arterial: an ordinary venous sample during an infusion is lower, and afterwards higher.",
        ],
        parameters: [
            Parameter("V1", 25, "L", weightExponent: 1), Parameter("V2", 56, "L", weightExponent: 1),
            Parameter("V3", 157, "L", weightExponent: 1), Parameter("CL", 84, "L/h", weightExponent: 0.75),
            Parameter("Q2", 161, "L/h", weightExponent: 0.75), Parameter("Q3", 79, "L/h", weightExponent: 0.75),
        ],
        flows: [Flow("central", nil, .clearance("CL", "V1"))]
            + Flow.exchange("central", "peripheral1", clearance: "Q2", "V1", "V2")
            + Flow.exchange("central", "peripheral2", clearance: "Q3", "V1", "V3"))

    static let domino1982 = parentOnly(
        id: "domino-1982", title: "Domino 1982: intravenous ketamine, three compartments", enantiomer: .racemic,
        site: .venous,
        population: .adults("healthy adults, a small number", subjects: 0),
        timeUnit: .minute,
        citation: """
            Domino EF, Zsigmond EK, Domino LE, Domino KE, Kothary SP, Domino SE. Plasma levels of ketamine and two of \
            its metabolites in surgical patients using a gas chromatographic mass fragmentographic assay. \
            Anesth Analg 1982;61:87-92.
            """,
        doi: nil,
        knownDefects: [
            "A small central volume over-predicts early concentrations.",
            "The effect-site constants that other programs give with it were guessed from a peak time; none is used here.",
        ],
        parameters: [
            Parameter("V1", 0.063, "L/kg", perKilogram: true),
            Parameter("k10", 0.4381, "1/min"), Parameter("k12", 0.5921, "1/min"), Parameter("k21", 0.2470, "1/min"),
            Parameter("k13", 0.5900, "1/min"), Parameter("k31", 0.0146, "1/min"),
        ],
        flows: [Flow("central", nil, .constant("k10"))]
            + Flow.exchange("central", "peripheral1", "k12", "k21")
            + Flow.exchange("central", "peripheral2", "k13", "k31"))

    static let clements1981 = parentOnly(
        id: "clements-1981", title: "Clements and Nimmo 1981: intravenous ketamine, two compartments",
        enantiomer: .racemic, site: .venous,
        population: .adults("healthy volunteers given 250 µg/kg", subjects: 0),
        timeUnit: .minute,
        citation: """
            Clements JA, Nimmo WS. Pharmacokinetics and analgesic effect of ketamine in man. \
            Br J Anaesth 1981;53:27-30.
            """,
        doi: "10.1093/bja/53.1.27",
        knownDefects: ["The large central volume hides the first minutes after a bolus."],
        parameters: [
            Parameter("V1", 1.7522, "L/kg", perKilogram: true),
            Parameter("k10", 0.0109, "1/min"), Parameter("k12", 0.0186, "1/min"), Parameter("k21", 0.0137, "1/min"),
        ],
        flows: [Flow("central", nil, .constant("k10"))] + Flow.exchange("central", "peripheral1", "k12", "k21"))

    static let hijazi2003 = parentOnly(
        id: "hijazi-2003", title: "Hijazi 2003: intravenous ketamine in intensive care, two compartments",
        enantiomer: .racemic, site: .venous,
        population: .adults("intensive-care patients with brain or spinal cord injury", subjects: 0),
        timeUnit: .minute,
        citation: """
            Hijazi Y, Bodonian C, Bolon M, Salord F, Boulieu R. Pharmacokinetics and haemodynamics of ketamine in \
            intensive care patients with brain or spinal cord injury. Br J Anaesth 2003;90:155-160.
            """,
        doi: "10.1093/bja/aeg028",
        knownDefects: [
            "Intensive-care patients on long infusions: not people in a clinic.",
            "The code base it was taken from limits it to 18 years and below, which does not fit its source.",
        ],
        parameters: [
            Parameter("V1", 1.08, "L/kg", perKilogram: true),
            Parameter("k10", 0.0333, "1/min"), Parameter("k12", 0.0088, "1/min"), Parameter("k21", 0.0030, "1/min"),
        ],
        flows: [Flow("central", nil, .constant("k10"))] + Flow.exchange("central", "peripheral1", "k12", "k21"))

    private static func parentOnly(
        id: String, title: String, enantiomer: Enantiomer, site: SamplingSite, population: Population,
        timeUnit: TimeUnit, citation: String, doi: String?, knownDefects: [String], parameters: [Parameter],
        flows: [Flow]
    ) -> PharmacokineticModel {
        var compartments = ["central"]
        for case let name? in flows.map(\.to) where !compartments.contains(name) { compartments.append(name) }
        return PharmacokineticModel(
            id: id, title: title, inputAnalyte: .ketamine, enantiomer: enantiomer, site: site, population: population,
            timeUnit: timeUnit, citation: citation, doi: doi,
            doiVerification: doi == nil ? .notFound : .codeBase, verification: .codeBases,
            knownDefects: knownDefects + ["No variability is published here, so it gives a line and not a band."],
            compartments: compartments, parameters: parameters, flows: flows,
            inputs: [RouteInput(.intravenous, "central")], outputs: [Output(.ketamine, "central", volume: "V1")],
            variability: [], covariances: [], betweenOccasions: [], residualErrors: [])
    }
}
