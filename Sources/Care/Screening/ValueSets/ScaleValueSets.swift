/// Rating scales: totals and the items that must never be lost in them.
extension ValueSet {
    /// Words that mark one question of a scale, or a remark on it, and not its total.
    private static let parts: [Phrase] = [
        "item", "question", "items", "difficulty", "how difficult", "interpretation", "little interest", "feeling down",
        "trouble falling", "feeling tired", "poor appetite", "feeling bad", "trouble concentrating",
        "moving or speaking",
        "better off dead", "feeling nervous", "control worrying", "worrying too much", "trouble relaxing", "restless",
        "easily annoyed", "feeling afraid",
    ]

    static let phq9 = ValueSet(
        loinc: ["44261-6"], words: ["phq 9", "phq9", "patient health questionnaire 9"], unless: parts)
    static let phq9SuicideItem = ValueSet(
        loinc: ["44260-8"],
        words: [
            "phq 9 item 9", "phq9 item 9", "phq 9 question 9", "better off dead", "hurting yourself in some way",
            "thoughts that you would be better off dead", "phq 9 suicide item", "phq9 9",
        ])
    static let gad7 = ValueSet(
        loinc: ["70274-6"], words: ["gad 7", "gad7", "generalized anxiety disorder 7"], unless: parts)
    static let madrs = ValueSet(
        words: ["madrs", "montgomery asberg", "montgomery asberg depression rating scale"], unless: ["item"])
    static let depressionScale = ValueSet(
        words: ["madrs", "montgomery asberg", "qids", "quick inventory of depressive symptomatology"])
    static let ymrs = ValueSet(words: ["ymrs", "young mania"], unless: ["item"])
    static let moca = ValueSet(loinc: ["72172-0"], words: ["moca", "montreal cognitive"])
    static let mmse = ValueSet(loinc: ["72106-8"], words: ["mmse", "mini mental"])
    static let audit = ValueSet(
        loinc: ["75624-7", "75626-2"], words: ["audit", "audit c", "alcohol use disorders identification test"])
    static let auditTotal = ValueSet(
        loinc: ["75624-7"], words: ["audit", "alcohol use disorders identification test"],
        wordsExcept: ["audit c", "audit pc"])
    static let dast = ValueSet(
        loinc: ["82667-7"], words: ["dast", "dast 10", "drug abuse screening test"])
    static let pcl5 = ValueSet(words: [
        "pcl 5", "pcl5", "ptsd checklist", "caps 5", "clinician administered ptsd scale",
    ])
    static let ybocs = ValueSet(words: ["y bocs", "ybocs", "yale brown"])
    static let lsas = ValueSet(words: ["lsas", "liebowitz"])
    static let painScore = ValueSet(
        loinc: ["72514-3", "38208-5", "38221-8"],
        words: ["pain severity", "pain score", "brief pain inventory", "pain intensity", "nrs pain", "bpi"])
    static let bladder = ValueSet(
        words: [
            "bpic ss", "bladder pain interstitial cystitis symptom", "icsi", "bladder questionnaire",
            "bladder symptom*", "bladder",
        ])
    static let stopBang = ValueSet(words: ["stop bang", "stopbang"])
    static let childPugh = ValueSet(words: ["child pugh", "childpugh", "child turcotte pugh", "ctp score"])

    /// The Columbia screener's questions, 1 to 5, then behaviour.
    static let cssrsWish = ValueSet(
        loinc: ["93246-7"],
        words: ["wish to be dead", "wished you were dead", "c ssrs 1", "cssrs 1", "c ssrs item 1", "cssrs item 1"])
    static let cssrsThoughts = ValueSet(
        loinc: ["93247-5"],
        words: [
            "thoughts of killing yourself", "non specific active suicidal thoughts",
            "nonspecific active suicidal thoughts",
            "c ssrs 2", "cssrs 2", "c ssrs item 2", "cssrs item 2",
        ])
    static let cssrsMethod = ValueSet(
        loinc: ["93248-3"],
        words: [
            "thinking about how you might", "active suicidal ideation with any methods",
            "suicidal ideation with method*", "c ssrs 3", "cssrs 3", "c ssrs item 3", "cssrs item 3",
        ])
    static let cssrsIntent = ValueSet(
        loinc: ["93249-1"],
        words: [
            "some intention of acting", "active suicidal ideation with some intent",
            "suicidal ideation with some intent",
            "ideation with some intent", "c ssrs 4", "cssrs 4", "c ssrs item 4", "cssrs item 4",
        ])
    static let cssrsPlan = ValueSet(
        loinc: ["93250-9"],
        words: [
            "worked out the details", "work out the details", "specific plan and intent", "c ssrs 5", "cssrs 5",
            "c ssrs item 5",
            "cssrs item 5",
        ])
    static let cssrsBehaviour = ValueSet(
        loinc: ["93267-3"],
        words: [
            "prepared to do anything to end your life", "suicidal behavior lifetime", "c ssrs 6", "cssrs 6",
            "c ssrs item 6", "cssrs item 6",
            "suicidal behavior ever",
        ])
    static let cssrsRecentBehaviour = ValueSet(
        loinc: ["93269-9"],
        words: [
            "was this within the past 3 months", "was this within the past three months",
            "was it within the past three months", "suicidal behavior recent",
            "c ssrs 6 recent",
        ])
    static let cssrs = ValueSet(
        loinc: [
            "93373-9", "93374-7", "93245-9", "93246-7", "93247-5", "93248-3", "93249-1", "93250-9", "93267-3",
            "93269-9",
        ],
        words: ["c ssrs", "cssrs", "columbia suicide severity"])

    static let suicideQuestions = [
        cssrsWish, cssrsThoughts, cssrsMethod, cssrsIntent, cssrsPlan, cssrsBehaviour, cssrsRecentBehaviour,
        phq9SuicideItem,
    ]
}
