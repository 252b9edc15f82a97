extension PharmacokineticModel {
    /// Otto 2021: S-ketamine fixed to Fanta 2015, S-norketamine of its own. The default for intravenous esketamine.
    static let otto2021 = PharmacokineticModel(
        id: "otto-2021",
        title: "Otto 2021: intravenous esketamine and norketamine",
        inputAnalyte: .esketamine, enantiomer: .s, site: .venous,
        population: .adults(
            "48 healthy volunteers (17 and 31) of 23 years and 68 to 71 kg on average; disposition of 11 men (Fanta 2015)",
            subjects: 48),
        timeUnit: .hour,
        citation: """
            Otto ME, Bergmann KR, Jacobs G, van Esdonk MJ. Predictive performance of parent-metabolite population \
            pharmacokinetic models of (S)-ketamine in healthy volunteers. Eur J Clin Pharmacol 2021;77:1181-1192. \
            Disposition of esketamine: Fanta S et al. Eur J Clin Pharmacol 2015;71:441-447.
            """,
        doi: "10.1007/s00228-021-03104-1", doiVerification: .citations, verification: .transcription,
        knownDefects: [
            "Predicts the first minutes after a bolus poorly: samples were venous.",
            "Slightly under-predicts esketamine (mean error -1.27 ng/mL in one of its two studies).",
            "Norketamine is carried in esketamine mass without conversion, and all clearance is taken to form it.",
            "Only central volumes and clearances scale with weight, as the authors ran it.",
            "The age and weight ranges are not published; adults of 18 to 90 years and 35 to 180 kg are accepted here.",
        ],
        compartments: ["central", "peripheral1", "peripheral2", "norketamine", "norketaminePeripheral"],
        parameters: [
            Parameter("V1", 133, "L", weightExponent: 1),
            Parameter("CL", 95.2, "L/h", weightExponent: 0.75),
            Parameter("V2", 187, "L"), Parameter("Q2", 23.2, "L/h"),
            Parameter("V3", 98.8, "L"), Parameter("Q3", 157, "L/h"),
            Parameter("Vm", 98.638, "L", weightExponent: 1),
            Parameter("CLm", 57.72, "L/h", weightExponent: 0.75),
            Parameter("Vpm", 160.04, "L"), Parameter("Qm", 42.778, "L/h"),
        ],
        flows: Flow.exchange("central", "peripheral1", clearance: "Q2", "V1", "V2")
            + Flow.exchange("central", "peripheral2", clearance: "Q3", "V1", "V3")
            + [Flow("central", "norketamine", .clearance("CL", "V1"))]
            + Flow.exchange("norketamine", "norketaminePeripheral", clearance: "Qm", "Vm", "Vpm")
            + [Flow("norketamine", nil, .clearance("CLm", "Vm"))],
        inputs: [RouteInput(.intravenous, "central")],
        outputs: [
            Output(.esketamine, "central", volume: "V1"),
            Output(.norketamine, "norketamine", volume: "Vm"),
        ],
        variability: [
            RandomEffect("V1", 0.084177), RandomEffect("CL", 0.026048),
            RandomEffect("Vm", 0.040426), RandomEffect("CLm", 0.10319),
        ],
        covariances: [
            Covariance(first: "V1", second: "CL", value: 0.02261),
            Covariance(first: "Vm", second: "CLm", value: 0.04456),
        ],
        betweenOccasions: [],
        residualErrors: [
            ResidualError(.esketamine, proportional: 0.23609), ResidualError(.norketamine, proportional: 0.14261),
        ])
}
