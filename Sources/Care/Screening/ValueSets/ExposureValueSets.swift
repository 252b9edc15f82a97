/// Medicines and foods that change ketamine's blood level, above all when it is swallowed.
extension ValueSet {
    static let strongCYP3A4Inhibitor = ValueSet(
        rxnorm: [
            "21212", "6135", "85762", "121243", "282446", "31565", "274786", "134527", "114289", "83395", "343047",
            "195088", "197516", "197517",
        ],
        words: [
            "clarithromycin", "biaxin", "ketoconazole", "nizoral", "ritonavir", "norvir", "kaletra", "paxlovid",
            "cobicistat",
            "voriconazole", "vfend", "posaconazole", "noxafil", "nefazodone", "telithromycin", "nelfinavir",
            "indinavir",
            "saquinavir", "lopinavir", "atazanavir", "reyataz", "stribild", "genvoya", "symtuza", "prezcobix", "evotaz",
            "tipranavir", "ceritinib", "idelalisib", "nirmatrelvir", "boceprevir", "telaprevir", "conivaptan",
            "darunavir cobicistat", "mifepristone",
        ],
        wordsExcept: ["ketoconazole shampoo", "ketoconazole cream", "ketoconazole topical"])

    static let clarithromycin = ValueSet(rxnorm: ["21212"], words: ["clarithromycin", "biaxin"])

    static let grapefruit = ValueSet(
        words: ["grapefruit*"], unless: ["avoid*", "never", "allergy", "allergic", "seed extract"])

    static let itraconazole = ValueSet(rxnorm: ["28031"], words: ["itraconazole", "sporanox", "onmel"])

    static let ticlopidine = ValueSet(rxnorm: ["10594"], words: ["ticlopidine", "ticlid"])
    static let clopidogrel = ValueSet(rxnorm: ["32968", "309362"], words: ["clopidogrel", "plavix"])

    static let inducer = ValueSet(
        rxnorm: ["9384", "2002", "8183", "258326", "8134", "8691", "35617", "308971", "55672", "72236"],
        words: [
            "rifampin", "rifampicin", "rifapentine", "rifabutin", "carbamazepine", "phenytoin", "fosphenytoin",
            "st johns wort", "st john wort", "saint johns wort", "hypericum", "phenobarbital", "primidone", "tegretol",
            "dilantin", "rifadin", "equetro", "carbatrol", "enzalutamide", "apalutamide", "mitotane", "cerebyx",
            "epitol",
            "hypericum perforatum",
        ])

    static let rifampicin = ValueSet(rxnorm: ["9384"], words: ["rifampin", "rifampicin", "rifadin"])
    static let stJohnsWort = ValueSet(
        rxnorm: ["258326"],
        words: ["st johns wort", "st john wort", "saint johns wort", "hypericum", "hypericum perforatum"])

    /// A poor-metaboliser allele of CYP2B6.
    static let cyp2b6Variant = ValueSet(words: ["cyp2b6"])
}
