/// Other medicines that change what ketamine does, or that ketamine's effects make unsafe.
extension ValueSet {
    static let ketamine = ValueSet(
        snomed: ["373464007"], rxnorm: ["6130", "2119365"],
        words: ["ketamine", "esketamine", "ketalar", "spravato", "s ketamine", "arketamine", "ketanest"])

    /// Preservative of ketamine vials, and what Spravato contains beside the drug.
    static let ketamineExcipient = ValueSet(words: ["benzethonium", "phemerol"])
    static let esketamineExcipient = ValueSet(words: ["edetate", "edta", "citric acid"])

    static let psychostimulant = ValueSet(
        rxnorm: ["725", "3288", "700810", "6901", "352372", "30125", "228783", "6816"],
        words: [
            "amphetamine*", "dextroamphetamine", "lisdexamfetamine", "methylphenidate", "dexmethylphenidate",
            "modafinil",
            "armodafinil", "methamphetamine", "adderall", "ritalin", "concerta", "vyvanse", "focalin", "provigil",
            "nuvigil", "dexedrine", "desoxyn", "evekeo", "mydayis", "daytrana", "solriamfetol", "sunosi",
            "dexamfetamine",
            "amfetamine", "serdexmethylphenidate", "azstarys", "jornay",
        ],
        wordsExcept: ["amphetamine use disorder", "amphetamine dependence", "amphetamine abuse"])

    static let monoamineOxidaseInhibitor = ValueSet(
        rxnorm: ["8123", "10734", "6011", "9639", "134748", "30121"],
        words: [
            "phenelzine", "tranylcypromine", "isocarboxazid", "selegiline", "rasagiline", "moclobemide", "safinamide",
            "nardil", "parnate", "marplan", "emsam", "azilect", "maoi", "maois", "monoamine oxidase inhibitor*",
            "mao inhibitor*", "mao b inhibitor*", "zelapar",
            "xadago",
            "eldepryl",
        ])

    static let linezolid = ValueSet(
        rxnorm: ["190376", "6878"], words: ["linezolid", "zyvox", "methylene blue", "procarbazine"])

    /// Sympathomimetics and decongestants; vasopressin stands apart because its row is not verified.
    static let sympathomimetic = ValueSet(
        rxnorm: ["8896", "8163", "7812", "3966", "3992", "7512", "6963", "8152", "3628", "3616", "8175"],
        words: [
            "pseudoephedrine", "phenylephrine", "oxymetazoline", "xylometazoline", "naphazoline", "ephedrine",
            "epinephrine",
            "norepinephrine", "midodrine", "phentermine", "dopamine", "dobutamine", "sudafed", "afrin", "decongestant*",
            "droxidopa", "adipex", "phenylpropanolamine", "ephedra", "adrenaline", "noradrenaline", "tetrahydrozoline",
            "neo synephrine", "sympathomimetic*", "claritin d", "allegra d", "zyrtec d", "mucinex d", "advil cold",
            "aleve d", "loratadine d", "cetirizine d", "fexofenadine d",
        ],
        wordsExcept: [
            "dopamine agonist*", "norepinephrine reuptake inhibitor*", "dopamine reuptake inhibitor*",
            "lidocaine epinephrine", "noradrenaline reuptake inhibitor*",
        ])

    static let vasopressin = ValueSet(rxnorm: ["11149"], words: ["vasopressin", "vasostrict", "terlipressin"])

    static let lamotrigine = ValueSet(rxnorm: ["28439"], words: ["lamotrigine", "lamictal"])

    static let naltrexone = ValueSet(
        rxnorm: ["7243"], words: ["naltrexone", "vivitrol", "revia", "contrave", "depade", "lybalvi", "samidorphan"])

    static let lithium = ValueSet(
        rxnorm: ["6448", "42351"], words: ["lithium", "lithobid", "eskalith", "lithane", "priadel"],
        wordsExcept: ["lithium level", "lithium heparin", "lithium battery"])

    static let valproate = ValueSet(
        rxnorm: ["40254", "11118", "266856"],
        words: ["valproate", "valproic acid", "divalproex", "depakote", "depakene", "epilim"])

    static let carbamazepine = ValueSet(
        rxnorm: ["2002", "308971"], words: ["carbamazepine", "tegretol", "carbatrol", "equetro", "epitol"])

    static let antidepressant = ValueSet(
        rxnorm: [
            "4493", "36437", "32937", "2556", "321988", "42355", "39786", "734064", "72625", "588250", "1433212",
            "42347",
            "15996", "10737", "31565", "1086769", "1455099", "704", "7531", "5691", "3247", "2597", "3638", "8886",
            "10834",
            "6646", "722", "11196", "60842", "38252", "6929", "6465", "312941", "312938", "312940", "310384", "310385",
            "993541", "993557", "349332",
        ],
        words: antidepressantNames.flatMap { [$0.name] + $0.brands }.map { Phrase($0) } + antidepressantClasses,
        wordsExcept: [
            "antidepressant induced", "antidepressant trial*", "antidepressants tried", "antidepressants failed",
        ])

    private static let antidepressantClasses: [Phrase] = [
        "antidepressant*", "ssri", "ssris", "snri", "snris", "tricyclic",
    ]

    /// Antidepressants by their ingredient, for telling distinct trials apart.
    static let antidepressantNames: [(name: String, rxnorm: Set<String>, brands: [String])] = [
        ("fluoxetine", ["4493", "310384", "310385"], ["prozac", "sarafem"]),
        ("sertraline", ["36437", "312938", "312940", "312941"], ["zoloft"]),
        ("paroxetine", ["32937"], ["paxil", "seroxat"]), ("citalopram", ["2556"], ["celexa"]),
        ("escitalopram", ["321988", "349332"], ["lexapro", "cipralex"]), ("fluvoxamine", ["42355"], ["luvox"]),
        ("venlafaxine", ["39786"], ["effexor"]), ("desvenlafaxine", ["734064"], ["pristiq"]),
        ("duloxetine", ["72625"], ["cymbalta"]), ("milnacipran", ["588250"], ["savella"]),
        ("levomilnacipran", ["1433212"], ["fetzima"]), ("bupropion", ["42347", "993541", "993557"], ["wellbutrin"]),
        ("mirtazapine", ["15996"], ["remeron"]), ("trazodone", ["10737"], ["desyrel", "oleptro"]),
        ("nefazodone", ["31565"], ["serzone"]), ("vilazodone", ["1086769"], ["viibryd"]),
        ("vortioxetine", ["1455099"], ["trintellix", "brintellix"]), ("amitriptyline", ["704"], ["elavil"]),
        ("nortriptyline", ["7531"], ["pamelor"]), ("imipramine", ["5691"], ["tofranil"]),
        ("desipramine", ["3247"], ["norpramin"]), ("clomipramine", ["2597"], ["anafranil"]),
        ("doxepin", ["3638"], ["sinequan", "silenor"]), ("protriptyline", ["8886"], ["vivactil"]),
        ("trimipramine", ["10834"], ["surmontil"]), ("maprotiline", ["6646"], ["ludiomil"]),
        ("amoxapine", ["722"], ["asendin"]), ("viloxazine", ["11196"], ["qelbree"]),
        ("reboxetine", ["60842"], ["edronax"]),
        ("tianeptine", ["38252"], []), ("mianserin", ["6929"], []), ("lofepramine", ["6465"], []),
        ("agomelatine", [], ["valdoxan"]), ("dextromethorphan bupropion", [], ["auvelity"]),
        ("gepirone", [], ["exxua"]),
        ("phenelzine", ["8123"], ["nardil"]), ("tranylcypromine", ["10734"], ["parnate"]),
        ("isocarboxazid", ["6011"], ["marplan"]), ("selegiline transdermal", [], ["emsam"]),
        ("moclobemide", ["30121"], ["manerix"]),
    ]

    static let nmdaAntagonist = ValueSet(
        rxnorm: ["6719", "3289", "620"],
        words: [
            "memantine", "dextromethorphan", "amantadine", "namenda", "auvelity", "nuedexta", "symmetrel", "gocovri",
            "delsym", "nyquil", "dayquil", "robitussin dm", "mucinex dm", "namzaric",
        ])

    static let antithyroid = ValueSet(
        rxnorm: ["6835", "8794", "2020"],
        words: ["methimazole", "propylthiouracil", "carbimazole", "tapazole", "ptu", "thiamazole"])

    /// Medicines known to lengthen the QT interval, which ask for an electrocardiogram.
    static let lengthensQT = ValueSet(
        rxnorm: ["2556", "321988", "6813", "5093", "10502", "8331", "4441", "9068", "26225", "73178"],
        words: [
            "citalopram", "escitalopram", "methadone", "haloperidol", "thioridazine", "pimozide", "ziprasidone",
            "amiodarone",
            "sotalol", "dofetilide", "quinidine", "flecainide", "iloperidone", "ondansetron", "celexa", "lexapro",
            "geodon",
            "haldol", "disopyramide", "procainamide", "dronedarone", "chlorpromazine", "droperidol", "quetiapine",
            "seroquel",
        ])
}
