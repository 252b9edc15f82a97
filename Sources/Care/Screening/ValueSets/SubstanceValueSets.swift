/// Substance use disorders by severity, and recreational use of ketamine, phencyclidine and opioids.
///
/// In ICD-10-CM `F1x.1` is a mild disorder, `F1x.2` a moderate or severe one; a last digit of 1 or 11 is remission.
/// Tobacco (F17) and caffeine never count.
extension ValueSet {
    private static let substances = ["F10", "F11", "F12", "F13", "F14", "F15", "F16", "F18", "F19"]

    /// Dependence, intoxication or withdrawal: moderate or severe, or in need of detoxification.
    static let severeSubstanceUse = ValueSet(
        icd10: substances.flatMap { [$0 + "2", $0 + "12", $0 + "92", $0 + "13", $0 + "93"] },
        icd10Except: substances.flatMap { [$0 + "21", $0 + "11"] } + ["F17"],
        snomed: [
            "66590003", "7200002", "75544000", "31956009", "85005007", "191816009", "21647008", "699449003", "25702006",
            "191480000", "2403008", "5602001", "284591009", "85561006",

            "6525002",
        ],
        snomedExcept: ["56294008", "89765005", "110483000", "191887008"],
        words: [
            "alcohol dependence", "alcoholism", "alcoholic", "alcohol use disorder", "opioid use disorder",
            "heroin use disorder", "opiate use disorder",
            "opioid dependence", "opiate dependence", "opioid addiction", "heroin addiction", "heroin dependence",
            "cocaine use disorder", "cocaine dependence", "stimulant use disorder", "amphetamine use disorder",
            "amphetamine dependence", "methamphetamine use disorder", "methamphetamine dependence",
            "cannabis use disorder",
            "cannabis dependence", "marijuana dependence", "substance use disorder", "substance dependence",
            "drug dependence", "polysubstance dependence", "polysubstance use disorder", "sedative use disorder",
            "benzodiazepine use disorder", "benzodiazepine dependence", "sedative dependence",
            "hallucinogen use disorder",
            "hallucinogen dependence", "inhalant use disorder", "drug addiction", "alcohol addiction",
            "alcohol withdrawal", "opioid withdrawal", "opiate withdrawal", "benzodiazepine withdrawal",
            "alcohol intoxication", "acute intoxication", "drug intoxication", "intoxicated", "needs detox*",
            "requires detox*", "sud", "aud", "oud", "detoxification", "drug addict", "opioid addict",
        ],
        wordsExcept: [
            "mild alcohol use disorder", "mild cannabis use disorder", "mild opioid use disorder",
            "mild stimulant use disorder", "mild cocaine use disorder", "mild substance use disorder",
            "alcoholic beverage*", "non alcoholic", "nonalcoholic", "alcoholic hepatitis", "alcoholic cirrhosis",
            "alcoholic liver disease", "alcoholic fatty liver", "alcoholic drink*", "substance use disorder screening",
            "alcoholic beverages",
        ])

    /// Abuse whose severity is not stated, and mild disorders.
    static let substanceAbuse = ValueSet(
        icd10: substances.map { $0 + "1" } + ["F1190"],
        icd10Except: substances.flatMap { [$0 + "11", $0 + "12", $0 + "13"] } + ["F17"],
        snomed: ["15167005", "26416006", "361055000", "37344009", "78267003", "66214007", "84758004"],
        words: [
            "alcohol abuse", "drug abuse", "substance abuse", "cocaine abuse", "cannabis abuse", "marijuana abuse",
            "amphetamine abuse", "methamphetamine abuse", "polysubstance abuse", "misuses drugs", "drug misuse",
            "substance misuse", "alcohol misuse", "benzodiazepine abuse", "hallucinogen abuse", "binge drinking",
            "harmful use of alcohol", "mild alcohol use disorder", "mild cannabis use disorder",
        ])

    /// Recreational use of ketamine, phencyclidine or opioids.
    static let ketamineOrOpioidMisuse = ValueSet(
        icd10: ["F111"],
        icd10Except: ["F1111"],
        snomed: ["5602001"],
        words: [
            "ketamine abuse", "ketamine misuse", "ketamine use disorder", "ketamine dependence", "ketamine addiction",
            "recreational ketamine", "illicit ketamine", "recreational use of ketamine", "phencyclidine use",
            "phencyclidine abuse", "phencyclidine dependence", "pcp use", "pcp abuse", "pcp dependence",
            "recreational pcp", "opioid abuse", "opiate abuse", "opioid misuse", "heroin use", "heroin abuse",
            "recreational opioid*", "uses heroin", "uses ketamine", "uses pcp", "illicit opioid*",
            "recreational fentanyl",
            "injection drug use", "abuses opioids", "special k",
        ])

    /// An opioid use disorder at any time, in remission or not.
    static let opioidUseDisorder = ValueSet(
        icd10: ["F111", "F112"],
        snomed: ["75544000", "5602001"],
        words: [
            "opioid use disorder", "opioid dependence", "opiate dependence", "opioid addiction", "heroin addiction",
            "heroin dependence", "oud", "opioid abuse", "heroin use disorder", "opiate use disorder", "heroin abuse",
        ])

    /// Any substance use disorder at any time, for the home route.
    static let anySubstanceUseDisorder = ValueSet(
        icd10: substances.flatMap { [$0 + "1", $0 + "2"] },
        icd10Except: substances.flatMap { [$0 + "21", $0 + "11"] },
        snomed: severeSubstanceUse.snomed.union(substanceAbuse.snomed),
        words: severeSubstanceUse.words + substanceAbuse.words + ketamineOrOpioidMisuse.words,
        wordsExcept: [
            "alcoholic beverage*", "nonalcoholic", "non alcoholic", "alcoholic hepatitis", "alcoholic fatty liver",
        ])

    static let alcoholUse = ValueSet(
        icd10: ["F10"],
        icd10Except: ["F1011", "F1021"],
        snomed: ["219006", "86933000", "15167005", "66590003", "7200002"],
        rxnorm: ["448"],
        words: [
            "drinks alcohol", "alcohol use", "alcohol drinker", "current drinker", "heavy drinker",
            "alcohol consumption",
            "drinks wine", "drinks beer", "daily alcohol", "social drinker", "alcohol abuse", "alcohol dependence",
            "alcohol",
        ],
        wordsExcept: [
            "isopropyl alcohol", "rubbing alcohol", "alcohol pad*", "alcohol prep", "benzyl alcohol",
            "polyvinyl alcohol",
            "alcohol swab*", "alcohol screening", "alcohol use disorders identification test", "stearyl alcohol",
        ])
}
