/// The diagnoses that each indication stands for.
extension ValueSet {
    static let depression = ValueSet(
        icd10: ["F32", "F33"],
        snomed: [
            "370143000", "35489007", "36923009", "66344007", "191610000", "191611001", "191613003", "310495003",
            "310496002", "310497006", "40379007", "15639000", "832007", "268621008", "76441001", "87512008", "79298009",
            "73867007", "430852001", "28475009", "720451004", "720452006", "720453001", "720454007", "720455008",
            "450714000", "36170009", "33736005", "42925002", "46244001", "70747007", "71336009", "63778009", "2618002",
        ],
        words: [
            "major depress*", "depressive disorder", "depressive episode", "mdd", "treatment resistant depression",
            "trd",
            "depression", "depressive illness",
        ],
        wordsExcept: [
            "bipolar depression", "depression screening", "respiratory depression", "manic depression",
            "bone marrow depression",
            "depression scale", "st depression", "postpartum depression screening",
        ])

    static let bipolarDepression = bipolarDisorder

    static let posttraumaticStress = ValueSet(
        icd10: ["F431"],
        snomed: ["47505003", "313182004", "318784009", "446175003"],
        words: ["posttraumatic stress", "post traumatic stress", "ptsd"],
        wordsExcept: ["ptsd screening", "ptsd checklist"])

    static let generalisedAnxiety = ValueSet(
        icd10: ["F411"],
        snomed: ["21897009"],
        words: ["generalized anxiety", "generalised anxiety", "gad"],
        wordsExcept: ["gad 7", "generalized anxiety disorder 7"])

    static let socialAnxiety = ValueSet(
        icd10: ["F401"], snomed: ["25501002"], words: ["social anxiety", "social phobia"])

    static let obsessiveCompulsive = ValueSet(
        icd10: ["F42"], snomed: ["191736004"],
        words: ["obsessive compulsive disorder", "ocd"],
        wordsExcept: ["obsessive compulsive personality"])

    static let chronicPain = ValueSet(
        icd10: [
            "G89", "G905", "M797", "G50", "G546", "G547", "B0229", "M545", "M54", "G564", "G577", "G43", "G62", "M792",
            "R52",
        ],
        snomed: [
            "82423001", "128200000", "203082005", "22253000", "16269008", "128196005", "247373008", "279039007",
            "237849006",
        ],
        words: [
            "chronic pain", "neuropathic pain", "fibromyalgia", "complex regional pain", "crps", "neuralgia",
            "phantom limb",
            "spinal cord injury pain", "pain syndrome", "low back pain", "central pain",
        ])

    static func diagnosis(of indication: Indication) -> ValueSet {
        switch indication {
        case .depression: depression
        case .bipolarDepression: bipolarDepression
        case .posttraumaticStress: posttraumaticStress
        case .generalisedAnxiety: generalisedAnxiety
        case .socialAnxiety: socialAnxiety
        case .obsessiveCompulsive: obsessiveCompulsive
        case .suicidalIdeation: suicidalIdeation
        case .pain: chronicPain
        }
    }

    static let veteran = ValueSet(
        icd10: ["Z9182", "Z5682"], words: ["veteran", "military veteran", "us veteran"])

    static let livesAlone = ValueSet(
        icd10: ["Z602"], snomed: ["105529008"], words: ["lives alone", "living alone", "lives by self"])

    static let adultMonitor = ValueSet(
        words: [
            "adult monitor", "peer monitor", "treatment monitor", "adult present", "support person", "sitter",
            "home monitor",
        ])

    static let lacksCapacity = ValueSet(
        words: [
            "lacks capacity", "lack of capacity", "lacks mental capacity", "lacks decision making capacity",
            "incapacitated", "lacks capacity to consent", "unable to consent", "legally incompetent",
            "incapable of consent",
            "lacks decisional capacity", "no capacity to consent", "does not have capacity",
            "without capacity to consent",
            "not capable of consent",
        ])
}
