extension PharmacokineticModel {
    /// Perez-Ruixo 2021: Spravato, intravenous and oral esketamine with a liver in the circulation.
    ///
    /// Clearance is limited by the flow Qh through the liver; the swallowed part of a nasal dose passes it first.
    static let perezRuixo2021 = PharmacokineticModel(
        id: "perez-ruixo-2021",
        title: "Perez-Ruixo 2021: Spravato, intravenous and oral esketamine",
        inputAnalyte: .esketamine, enantiomer: .s, site: .venous,
        population: Population(
            description: "256 healthy subjects and 564 patients with treatment-resistant depression in 13 studies",
            subjects: 820, ages: 18...86, weights: 39...170, rangeIsPublished: true),
        timeUnit: .hour,
        citation: """
            Perez-Ruixo C, Rossenu S, Zannikos P, Nandy P, Singh J, Drevets WC, Perez-Ruixo JJ. Population \
            Pharmacokinetics of Esketamine Nasal Spray and its Metabolite Noresketamine in Healthy Subjects and \
            Patients with Treatment-Resistant Depression. Clin Pharmacokinet 2021;60:501-516.
            """,
        doi: "10.1007/s40262-020-00953-4", doiVerification: .citations, verification: .transcription,
        knownDefects: [
            "Do not use the norketamine AUC: it comes out 1.38 to 1.56 times the paper's own Table 4, although Cmax agrees.",
            "The printed equations of the nasal depots lose mass; fraction and duration are used instead.",
            "The variability of kmet is not printed, so none is drawn.",
            "Intravenous and oral doses come from one study of 18 people.",
            "A spravato dose enters all devices at time 0 as the paper does: the true peak is later by the time between devices.",
        ],
        compartments: [
            "nasal", "swallowed", "gut", "central", "peripheral1", "peripheral2", "liver", "norketamine",
            "norketaminePeripheral",
        ],
        parameters: [
            Parameter("FRn", 0.54, "1", effects: [.japanese(1.34)]),
            Parameter("laterDevices", 0.62, "1"),
            Parameter("kaNasal", 2.93, "1/h"),
            Parameter("Dsw", 0.53, "h"), Parameter("kaSwallowed", 1.45, "1/h"),
            Parameter("Dpo", 0.32, "h"), Parameter("kaOral", 0.97, "1/h"),
            Parameter("Fgut", 0.64, "1"),
            Parameter("Vc", 192, "L"), Parameter("Q1", 84.3, "L/h"), Parameter("Vp1", 143, "L"),
            Parameter("Q2", 37.6, "L/h"), Parameter("Vp2", 417, "L"),
            Parameter("Qh", 151, "L/h", effects: [.age(above: 60, perYear: -2.19)]), Parameter("Vh", 101, "L"),
            Parameter("kel", 1.11, "1/h", effects: [.asian(0.36)]), Parameter("kmet", 2.77, "1/h"),
            Parameter("Vcn", 70, "L"), Parameter("CLn", 38, "L/h", effects: [.asian(0.81)]),
            Parameter("Vpn", 115, "L"), Parameter("Q3", 26.1, "L/h"),
        ],
        flows: [
            Flow("nasal", "central", .constant("kaNasal")),
            Flow("swallowed", "liver", .constant("kaSwallowed")),
            Flow("gut", "liver", .constant("kaOral")),
        ]
            + Flow.exchange("central", "peripheral1", clearance: "Q1", "Vc", "Vp1")
            + Flow.exchange("central", "peripheral2", clearance: "Q2", "Vc", "Vp2")
            + Flow.exchange("central", "liver", clearance: "Qh", "Vc", "Vh")
            + [Flow("liver", nil, .constant("kel")), Flow("liver", "norketamine", .constant("kmet"))]
            + Flow.exchange("norketamine", "norketaminePeripheral", clearance: "Q3", "Vcn", "Vpn")
            + [Flow("norketamine", nil, .clearance("CLn", "Vcn"))],
        inputs: [RouteInput(.intravenous, "central")]
            + [Route.spravato, .nasalDevice].flatMap { route in
                [
                    RouteInput(route, "nasal", fraction: [FractionTerm("FRn", laterDevices: "laterDevices")]),
                    RouteInput(
                        route, "swallowed",
                        fraction: [
                            FractionTerm("FRn", complement: true, laterDevices: "laterDevices"), FractionTerm("Fgut"),
                        ], duration: "Dsw"),
                ]
            }
            + [RouteInput(.oral, "gut", fraction: [FractionTerm("Fgut")], duration: "Dpo")],
        outputs: [
            Output(.esketamine, "central", volume: "Vc"), Output(.norketamine, "norketamine", volume: "Vcn"),
        ],
        variability: [
            RandomEffect("FRn", 0.708 * 0.708, scale: .logit),
            RandomEffect("kaNasal", percent: 61.5), RandomEffect("kaSwallowed", percent: 132),
            RandomEffect("kaOral", percent: 132), RandomEffect("Vc", percent: 27.5),
            RandomEffect("Vp1", percent: 49.3), RandomEffect("Qh", percent: 23.2), RandomEffect("Vh", percent: 34.6),
            RandomEffect("kel", percent: 120), RandomEffect("Vcn", percent: 31.6), RandomEffect("CLn", percent: 25.4),
        ],
        covariances: [], betweenOccasions: [],
        residualErrors: [
            ResidualError(.esketamine, logarithmic: 0.276), ResidualError(.norketamine, logarithmic: 0.422),
        ])
}
