/// Vital signs, laboratory tests and records that the work-up asks for.
extension ValueSet {
    static let systolic = ValueSet(
        snomed: ["271649006"], loinc: ["8480-6", "8459-0", "8460-8", "8461-6"], words: ["systolic"])
    static let diastolic = ValueSet(
        snomed: ["271650006"], loinc: ["8462-4", "8453-3", "8454-1", "8455-8"], words: ["diastolic"])
    static let bloodPressurePanel = ValueSet(
        snomed: ["75367002"], loinc: ["85354-9", "55284-4"], words: ["blood pressure", "bp"])
    static let heartRate = ValueSet(
        snomed: ["364075005"], loinc: ["8867-4", "8889-8", "68999-2"], words: ["heart rate", "pulse", "pulse rate"],
        wordsExcept: ["pulse oximetry", "pulse oximeter", "pulse ox"])
    static let oxygenSaturation = ValueSet(
        snomed: ["431314004"], loinc: ["59408-5", "2708-6"],
        words: ["oxygen saturation", "spo2", "o2 saturation", "pulse oximetry", "sao2"])
    static let weight = ValueSet(
        snomed: ["27113001"], loinc: ["29463-7", "3141-9", "3142-7"], words: ["body weight", "weight"],
        wordsExcept: ["birth weight", "weight loss", "weight gain", "weight percentile", "ideal body weight"])
    static let height = ValueSet(
        snomed: ["50373000"], loinc: ["8302-2", "8301-4", "3137-7"], words: ["body height", "height", "stature"],
        wordsExcept: ["fundal height"])
    static let bodyMassIndex = ValueSet(
        snomed: ["60621009"], loinc: ["39156-5"], words: ["body mass index", "bmi"], wordsExcept: ["bmi percentile"])

    static let electrocardiogram = ValueSet(
        snomed: ["29303009"], loinc: ["11524-6", "8634-8", "8636-3", "34534-8", "18844-1"],
        words: ["electrocardiogram", "electrocardiography", "ecg", "ekg", "qtc", "qt interval", "12 lead"])
    static let alanineAminotransferase = ValueSet(
        loinc: ["1742-6", "1743-4", "1744-2", "76625-3", "77144-4"],
        words: ["alanine aminotransferase", "alt", "sgpt"],
        wordsExcept: ["alt ast ratio", "ast alt ratio"])
    static let aspartateAminotransferase = ValueSet(
        loinc: ["1920-8", "30239-8", "88112-8"], words: ["aspartate aminotransferase", "ast", "sgot"],
        wordsExcept: ["alt ast ratio", "ast alt ratio"])
    static let alkalinePhosphataseOrGamma = ValueSet(
        loinc: ["6768-6", "2324-2", "24325-3", "24323-8"],
        words: [
            "alkaline phosphatase", "alp", "gamma glutamyl", "ggt", "hepatic function panel", "liver function",
            "comprehensive metabolic panel", "cmp", "lft", "lfts",
        ])
    static let liverPanel = ValueSet(
        loinc: ["24325-3", "24323-8"],
        words: [
            "hepatic function panel", "liver function", "comprehensive metabolic panel", "liver panel", "lft", "lfts",
            "liver tests", "liver enzymes",
        ])
    static let renalFunction = ValueSet(
        loinc: [
            "2160-0", "38483-4", "33914-3", "48642-3", "48643-1", "62238-1", "98979-8", "88293-6", "88294-4", "77147-7",
            "69405-9", "50210-4", "24321-2", "51990-0", "24323-8", "24362-6",
        ],
        words: [
            "creatinine", "egfr", "gfr", "glomerular filtration", "renal function", "kidney function",
            "basic metabolic panel",
            "bmp", "comprehensive metabolic panel",
        ],
        wordsExcept: ["urine creatinine", "creatinine urine", "albumin creatinine", "creatinine clearance urine"])
    static let thyrotropin = ValueSet(
        loinc: ["3016-3", "11580-8", "11579-0", "3015-5"], words: ["thyrotropin", "tsh", "thyroid stimulating hormone"])
    static let bloodCount = ValueSet(
        loinc: ["718-7", "6690-2", "58410-2", "57021-8", "26464-8", "57782-5"],
        words: ["complete blood count", "cbc", "full blood count", "hemoglobin"],
        wordsExcept: ["hemoglobin a1c", "glycated hemoglobin", "glycosylated hemoglobin"])
    static let urinalysis = ValueSet(
        snomed: ["27171005"], loinc: ["24356-8", "24357-6", "50556-0", "5767-9", "5778-6"],
        words: ["urinalysis", "urine dipstick"])

    static let lithiumLevel = ValueSet(
        loinc: ["14334-7"], words: ["lithium level", "serum lithium", "lithium moles", "lithium"])
    static let valproateLevel = ValueSet(
        loinc: ["4086-5"], words: ["valproate level", "valproic acid level", "valproate", "valproic acid"])

    /// One analyte of a urine drug screen, and the prescriptions that explain a positive result.
    struct DrugScreen: Sendable {
        let test: ValueSet
        let explainedBy: [ValueSet]

        /// A question about taking the substance is not a test for it.
        init(test: ValueSet, explainedBy: [ValueSet]) {
            var test = test
            test.unless = [
                "taking", "take", "use", "uses", "using", "history", "allergy", "do you", "have you", "disorder",
            ]
            self.test = test
            self.explainedBy = explainedBy
        }
    }

    static let drugScreens: [DrugScreen] = [
        .init(
            test: ValueSet(
                loinc: ["3349-8", "19261-7", "19266-6", "19343-3", "20521-1", "14267-9", "19571-9"],
                words: ["amphetamine* urine", "urine amphetamine*", "amphetamine*"]),
            explainedBy: [psychostimulant]),
        .init(
            test: ValueSet(loinc: ["3390-2", "19283-1", "14316-4", "16195-0"], words: ["benzodiazepine*"]),
            explainedBy: benzodiazepines.map(\.names) + [otherBenzodiazepine]),
        .init(
            test: ValueSet(
                loinc: ["3879-4", "19295-5", "19299-7", "3773-9", "3414-0"],
                words: ["opiates", "opiate", "opioids", "methadone", "oxycodone", "fentanyl", "morphine"]),
            explainedBy: [opioid]),
        .init(
            test: ValueSet(loinc: ["3377-9", "19270-8"], words: ["barbiturate*"]), explainedBy: [hypnotic, inducer]),
        .init(
            test: ValueSet(loinc: ["3397-7", "19359-9", "14314-9"], words: ["cocaine", "benzoylecgonine"]),
            explainedBy: []),
        .init(
            test: ValueSet(
                loinc: ["3426-4", "3427-2", "18282-4", "14312-3"],
                words: ["cannabinoid*", "thc", "tetrahydrocannabinol", "cannabis screen", "marijuana screen"]),
            explainedBy: []),
        .init(
            test: ValueSet(
                loinc: ["3936-2", "19659-2", "14310-7"], words: ["phencyclidine", "pcp screen", "pcp urine"]),
            explainedBy: []),
        .init(
            test: ValueSet(
                loinc: ["12327-3", "19501-6"], words: ["ketamine urine", "ketamine screen", "urine ketamine"]),
            explainedBy: []),
        .init(test: ValueSet(loinc: ["5644-0"], words: ["ethanol urine", "urine ethanol"]), explainedBy: []),
        .init(
            test: ValueSet(
                loinc: ["65750-2"],
                words: [
                    "drug screen", "drugs of abuse", "toxicology screen", "urine toxicology", "urine drug", "uds",
                    "drug test",
                ]),
            explainedBy: []),
    ]

    static let prescriptionMonitoring = ValueSet(words: [
        "pdmp", "prescription drug monitoring", "prescription monitoring",
    ])
    static let historyAndPhysical = ValueSet(
        loinc: ["34117-2", "11492-6"], words: ["history and physical", "h p", "physical examination", "h and p"])
    static let consentRecord = ValueSet(
        loinc: ["59284-0"], words: ["consent", "informed consent"], wordsExcept: ["capacity to consent"])
    static let capacity = ValueSet(
        words: [
            "capacity to consent", "decision making capacity", "mental capacity", "decisional capacity", "has capacity",
            "capacity",
        ],
        wordsExcept: [
            "vital capacity", "lung capacity", "iron binding capacity", "functional capacity", "exercise capacity",
        ])
    static let escort = ValueSet(words: ["escort", "driver", "ride home", "responsible adult", "transport home"])
    static let fasting = ValueSet(words: ["npo", "fasting", "nothing by mouth", "fasted"])
    static let sinceFood = ValueSet(
        words: [
            "since last meal", "since last food", "since eating", "hours since meal", "since food", "last meal",
            "last ate",
            "last food",
        ])
    static let sinceDrink = ValueSet(
        words: [
            "since last drink", "since last fluid", "since drinking", "since last liquid", "last drink", "last fluids",
        ])
    static let ateRecently = ValueSet(words: [
        "ate within", "eaten within", "food within", "ate in the last", "eaten in the last",
    ])
}
