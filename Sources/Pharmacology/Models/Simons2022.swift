extension PharmacokineticModel {
    /// Simons 2022: an oral thin film under the tongue or in the cheek, and intravenous esketamine, with both
    /// metabolites. The only source of variability between visits.
    static let simons2022 = PharmacokineticModel(
        id: "simons-2022",
        title: "Simons 2022: sublingual film and intravenous esketamine with metabolites",
        inputAnalyte: .esketamine, enantiomer: .s, site: .arterial,
        population: Population(
            description: "20 healthy volunteers, 10 of them women", subjects: 20, ages: 19...32, weights: 53...93,
            rangeIsPublished: true),
        timeUnit: .minute,
        citation: """
            Simons P, Olofsen E, van Velzen M, van Lemmen M, Mooren R, van Dasselaar T, Mohr P, Hammes F, \
            van der Schrier R, Niesters M, Dahan A. S-Ketamine Oral Thin Film - Part 1: Population Pharmacokinetics \
            of S-Ketamine, S-Norketamine and S-Hydroxynorketamine. Front Pain Res 2022;3:946486.
            """,
        doi: "10.3389/fpain.2022.946486", doiVerification: .citations, verification: .transcription,
        knownDefects: [
            "Linear in the film's dose, which the data are not: 50 mg is under- and 100 mg over-predicted by up to 20 %.",
            "The exponents of weight are not printed; 0.75 for clearances and 1 for volumes are assumed.",
            "What is swallowed is metabolised before it can be measured as esketamine; its fraction is fitted at 116 %.",
            "The residual error of esketamine is printed as 0.012 and read as a variance.",
            "A film held for 10 minutes without swallowing: a troche or a swallowed dose differs.",
        ],
        compartments: [
            "mucosa", "gut", "gutTransit", "central", "peripheral1", "peripheral2", "toNorketamine1", "toNorketamine2",
            "norketamine", "norketaminePeripheral", "toHydroxynorketamine1", "toHydroxynorketamine2",
            "hydroxynorketamine", "hydroxynorketaminePeripheral",
        ],
        parameters: [
            Parameter("F1", 0.263, "1"), Parameter("D1", 13.1, "min"), Parameter("KA1", 0.04, "1/min"),
            Parameter("F2", 1.16, "1"), Parameter("D2", 29.9, "min"), Parameter("KA2", 0.049, "1/min"),
            Parameter("MTTG", 10.7, "min"),
            volume("V1", 11.6), volume("V2", 39), volume("V3", 174),
            clearance("CL", 1.48), clearance("Q2", 2.43), clearance("Q3", 1.21),
            Parameter("MTTk", 20.1, "min"),
            volume("Vnp", 221), clearance("CLn", 1), clearance("Qn", 2.63),
            Parameter("MTTn", 1.12, "min"),
            volume("Vh1", 4.4), volume("Vh2", 87.5), clearance("CLh", 0.933), clearance("Qh", 1.7),
        ],
        flows: filmFlows + dispositionFlows + metaboliteFlows,
        inputs: [
            RouteInput(.intravenous, "central"),
            RouteInput(.sublingual, "mucosa", fraction: [FractionTerm("F1")], duration: "D1"),
            RouteInput(.sublingual, "gut", fraction: [FractionTerm("F2")], duration: "D2"),
        ],
        outputs: [
            Output(.esketamine, "central", volume: "V1"),
            Output(
                .norketamine, "norketamine", volume: "V1",
                massRatio: Analyte.norketamine.molarMass / Analyte.esketamine.molarMass),
            Output(
                .hydroxynorketamine, "hydroxynorketamine", volume: "Vh1",
                massRatio: Analyte.hydroxynorketamine.molarMass / Analyte.esketamine.molarMass),
        ],
        variability: [
            RandomEffect("V1", 0.057), RandomEffect("CL", 0.029), RandomEffect("Q3", 0.026), RandomEffect("CLn", 0.050),
            RandomEffect("MTTk", 0.021), RandomEffect("Vh1", 1.22), RandomEffect("CLh", 0.103),
            RandomEffect("Qh", 0.287),
        ],
        covariances: [],
        betweenOccasions: [
            RandomEffect("F1", 0.060), RandomEffect("D1", 0.154), RandomEffect("KA1", 0.062),
            RandomEffect("F2", 0.057), RandomEffect("D2", 0.611), RandomEffect("KA2", 0.376),
            RandomEffect("MTTG", 0.937), RandomEffect("MTTk", 0.751), RandomEffect("Vh2", 0.152),
            RandomEffect("CLh", 0.008),
        ],
        residualErrors: [
            ResidualError(.esketamine, proportional: 0.1095),
            // Additive errors are printed in nmol/mL.
            ResidualError(.norketamine, proportional: 0.102, additive: 0.058 * Analyte.norketamine.molarMass),
            ResidualError(
                .hydroxynorketamine, proportional: 0.079, additive: 0.020 * Analyte.hydroxynorketamine.molarMass),
        ])

    private static func volume(_ name: String, _ value: Double) -> Parameter {
        Parameter(name, value, "L", weightExponent: 1)
    }

    private static func clearance(_ name: String, _ value: Double) -> Parameter {
        Parameter(name, value, "L/min", weightExponent: 0.75)
    }

    private static let filmFlows = [
        Flow("mucosa", "central", .constant("KA1")),
        Flow("gut", "gutTransit", .constant("KA2")),
        Flow("gutTransit", "toNorketamine1", .transit(1, "MTTG")),
    ]

    private static let dispositionFlows =
        Flow.exchange("central", "peripheral1", clearance: "Q2", "V1", "V2")
        + Flow.exchange("central", "peripheral2", clearance: "Q3", "V1", "V3")
        + [Flow("central", "toNorketamine1", .clearance("CL", "V1"))]

    /// 80 % of what leaves the first chain becomes norketamine, and 70 % of the second hydroxynorketamine (both fixed).
    private static let metaboliteFlows =
        [
            Flow("toNorketamine1", "toNorketamine2", .transit(2, "MTTk")),
            Flow("toNorketamine2", "norketamine", .transit(2, "MTTk", fraction: 0.8)),
            Flow("toNorketamine2", nil, .transit(2, "MTTk", fraction: 0.2)),
        ]
        + Flow.exchange("norketamine", "norketaminePeripheral", clearance: "Qn", "V1", "Vnp")
        + [
            Flow("norketamine", "toHydroxynorketamine1", .clearance("CLn", "V1")),
            Flow("toHydroxynorketamine1", "toHydroxynorketamine2", .transit(2, "MTTn")),
            Flow("toHydroxynorketamine2", "hydroxynorketamine", .transit(2, "MTTn", fraction: 0.7)),
            Flow("toHydroxynorketamine2", nil, .transit(2, "MTTn", fraction: 0.3)),
        ]
        + Flow.exchange("hydroxynorketamine", "hydroxynorketaminePeripheral", clearance: "Qh", "Vh1", "Vh2")
        + [Flow("hydroxynorketamine", nil, .clearance("CLh", "Vh1"))]
}
