/// Medicines that sedate: benzodiazepines, opioids, hypnotics, gabapentinoids.
extension ValueSet {
    /// One benzodiazepine: how it is recorded, and the row that holds its diazepam equivalent.
    struct Benzodiazepine: Sendable {
        let row: ScreeningRow
        let names: ValueSet
    }

    static let benzodiazepines: [Benzodiazepine] = [
        .init(
            row: .diazepam,
            names: ValueSet(
                rxnorm: ["3322", "197589", "197590", "197591"], words: ["diazepam", "valium", "diastat"])),
        .init(
            row: .lorazepam,
            names: ValueSet(
                rxnorm: ["6470", "197900", "197901", "197902"], words: ["lorazepam", "ativan"])),
        .init(
            row: .clonazepam,
            names: ValueSet(
                rxnorm: ["2598", "197527", "197528", "197529", "1153378"],
                words: ["clonazepam", "klonopin", "rivotril"])),
        .init(
            row: .alprazolam,
            names: ValueSet(
                rxnorm: ["596", "308047", "308048", "197321", "197322"], words: ["alprazolam", "xanax"])),
        .init(
            row: .chlordiazepoxide,
            names: ValueSet(
                rxnorm: ["2356"], words: ["chlordiazepoxide", "librium", "librax"])),
        .init(row: .clorazepate, names: ValueSet(rxnorm: ["2353"], words: ["clorazepate", "tranxene"])),
        .init(row: .oxazepam, names: ValueSet(rxnorm: ["7781"], words: ["oxazepam", "serax"])),
        .init(row: .temazepam, names: ValueSet(rxnorm: ["10355"], words: ["temazepam", "restoril"])),
        .init(row: .triazolam, names: ValueSet(rxnorm: ["10767"], words: ["triazolam", "halcion"])),
        .init(row: .estazolam, names: ValueSet(rxnorm: ["4077"], words: ["estazolam", "prosom"])),
        .init(row: .flurazepam, names: ValueSet(rxnorm: ["4501"], words: ["flurazepam", "dalmane"])),
        .init(row: .quazepam, names: ValueSet(rxnorm: ["35185"], words: ["quazepam", "doral"])),
        .init(row: .clobazam, names: ValueSet(rxnorm: ["21241"], words: ["clobazam", "onfi", "sympazan"])),
        .init(row: .nitrazepam, names: ValueSet(words: ["nitrazepam", "mogadon"])),
        .init(row: .bromazepam, names: ValueSet(words: ["bromazepam", "lexotan", "lexotanil"])),
        .init(row: .lormetazepam, names: ValueSet(words: ["lormetazepam"])),
    ]

    /// Benzodiazepines without a row of equivalents: their dose is read as unknown.
    static let otherBenzodiazepine = ValueSet(
        rxnorm: ["6960"], words: ["midazolam", "flunitrazepam", "rohypnol", "benzodiazepine*"],
        wordsExcept: ["benzodiazepine use disorder", "benzodiazepine dependence", "benzodiazepine withdrawal"])

    static let opioid = ValueSet(
        rxnorm: [
            "7052", "7804", "5489", "3423", "4337", "6813", "1819", "2670", "10689", "787390", "7814", "6754", "1841",
            "7238",
            "8001", "6378", "56795", "480", "1049621", "1049683", "857002", "835603", "1049221", "856987", "857005",
            "861467", "864706", "864718", "993781",
        ],
        words: [
            "morphine", "oxycodone", "hydrocodone", "hydromorphone", "fentanyl", "methadone", "buprenorphine",
            "codeine",
            "tramadol", "tapentadol", "oxymorphone", "meperidine", "pethidine", "butorphanol", "nalbuphine",
            "pentazocine",
            "levorphanol", "sufentanil", "opioid*", "percocet", "vicodin", "norco", "oxycontin", "suboxone", "subutex",
            "ultram", "dilaudid", "nucynta", "ms contin", "demerol", "duragesic", "sublocade", "zubsolv", "roxicodone",
            "ultracet", "opana", "belbuca", "butrans", "dihydrocodeine", "kratom", "heroin", "diamorphine", "opium",
        ],
        wordsExcept: [
            "opioid use disorder", "opioid dependence", "opioid induced constipation", "opioid abuse",
            "opioid withdrawal",
            "opioid antagonist", "opioid risk",
        ])

    /// Z79.891: long-term current use of an opioid.
    static let longTermOpioid = ValueSet(icd10: ["Z79891"])

    /// Sleep medicines, barbiturates, oxybate and sedating muscle relaxants.
    static let hypnotic = ValueSet(
        rxnorm: [
            "39993", "461016", "74667", "40001", "1547099", "596205", "8134", "19860", "9624", "2101", "854873",
            "854876",
        ],
        words: [
            "zolpidem", "ambien", "eszopiclone", "lunesta", "zaleplon", "sonata", "zopiclone", "suvorexant", "belsomra",
            "lemborexant", "dayvigo", "daridorexant", "quviviq", "ramelteon", "rozerem", "phenobarbital", "butalbital",
            "secobarbital", "pentobarbital", "fioricet", "sodium oxybate", "xyrem", "xywav", "oxybate",
            "chloral hydrate",
            "carisoprodol", "soma", "edluar", "intermezzo", "meprobamate", "hypnotic*", "barbiturate*", "primidone",
        ])

    static let gabapentinoid = ValueSet(
        rxnorm: ["25480", "187832", "310430", "310431", "310432", "310433", "310434"],
        words: ["gabapentin", "pregabalin", "neurontin", "lyrica", "gralise", "horizant", "gabapentin enacarbil"])
}
