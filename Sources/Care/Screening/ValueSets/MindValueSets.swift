/// Psychosis, mania, bipolar disorder, personality, suicidality.
extension ValueSet {
    static let schizophrenia = ValueSet(
        icd10: ["F20", "F25"],
        snomed: [
            "58214004", "68890003", "64905009", "35252006", "26025008", "111484002", "88975006", "83746006",
            "271428004", "4926007", "416340002", "39610001", "38368003", "191567000", "111482003",
        ],
        words: ["schizophreni*", "schizoaffective", "schizo affective"],
        wordsExcept: ["schizophrenia screening"])

    static let psychosis = ValueSet(
        icd10: [
            "F22", "F23", "F24", "F28", "F29", "F060", "F062", "F323", "F333", "F302", "F312", "F315", "F3164", "F531",
            "F1?15", "F1?25", "F1?95", "R440",
        ],
        snomed: [
            "69322001", "191680007", "73867007", "48500005", "88975006", "278853003", "18260003", "28475009",
            "430852001", "28663008",
        ],
        words: [
            "psychosis", "psychotic", "delusional disorder", "delusions", "delusional", "schizophreniform",
            "command hallucination*", "auditory hallucination*", "active hallucination*", "hears voices",
            "hearing voices",
        ],
        wordsExcept: [
            "non psychotic", "nonpsychotic", "history of psychotic disorder screening", "psychotic features absent",
        ])

    /// Mania, hypomania or a mixed episode now.
    static let mania = ValueSet(
        icd10: ["F300", "F301", "F302", "F308", "F309", "F310", "F311", "F312", "F316"],
        icd10Except: ["F303", "F304", "F317"],
        snomed: [
            "231494001", "68569003", "162004", "191618007", "231496004", "16506000",
            "28884001",
        ],
        words: [
            "mania", "manic", "hypomania", "hypomanic", "mixed episode", "episode mixed", "mixed state",
            "bipolar mixed",
            "mixed bipolar",
        ],
        wordsExcept: ["manic depression", "manic depressive", "manic depress*", "hypomanic personality"])

    static let bipolarDisorder = ValueSet(
        icd10: ["F31", "F30"],
        snomed: [
            "13746004", "83225003", "371596008", "371599001", "35722002", "85248005", "79584002", "371604007",
            "1196001",
            "26530004", "16506000", "191618007", "68569003", "191636007", "231444002", "35481005", "3530005",
        ],
        words: ["bipolar", "manic depression", "manic depressive", "manic depressive illness"],
        wordsExcept: ["bipolar cautery", "bipolar screening", "bipolar hemiarthroplasty"])

    static let personalityDisorder = ValueSet(
        icd10: ["F60", "F61"],
        snomed: [
            "33449004", "20010003", "26665006", "55341008", "80711002", "31297008", "13601005", "52954000", "1376001",
        ],
        words: ["personality disorder*"])

    static let suicidalIdeation = ValueSet(
        icd10: ["R45851"],
        snomed: ["6471006", "267073005", "304594002", "102911000"],
        words: [
            "suicidal ideation", "suicidal thought*", "suicidal", "thoughts of suicide", "si", "suicide ideation",
            "thoughts of killing",
        ],
        wordsExcept: [
            "si joint", "suicidal behavior*", "suicidal intent*", "suicidal plan*", "nonsuicidal", "non suicidal",
        ])

    /// Ideation with intent or a plan.
    static let suicidalIntent = ValueSet(
        snomed: ["304594002"],
        words: [
            "suicidal intent*", "suicidal plan*", "intent to die", "suicide plan*", "plans suicide", "plan for suicide",
        ])

    static let suicideAttempt = ValueSet(
        icd10: [
            "T1491", "Z915", "X71", "X72", "X73", "X74", "X75", "X76", "X77", "X78", "X79", "X80", "X81", "X82", "X83",
        ]
            + (36...65).map { "T\($0)??2" },
        icd10Except: ["Z9152"],
        snomed: ["82313006", "425104003", "161474000", "276853009"],
        words: [
            "suicide attempt*", "attempted suicide", "suicidal behavior*", "suicidal attempt*", "tried to kill",
            "intentional overdose", "attempted to end",
        ],
        wordsExcept: ["non suicidal self injur*", "nonsuicidal self injur*"])

    /// Stays in a psychiatric hospital, by their words: no code of one was verified.
    static let psychiatricAdmission = ValueSet(
        words: [
            "psychiatric hospitali*", "psychiatric admission*", "psychiatric inpatient*", "inpatient psychiatric",
            "admitted to psychiatry", "psychiatric ward",
        ])
}
