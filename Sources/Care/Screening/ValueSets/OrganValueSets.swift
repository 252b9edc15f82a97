/// Liver, breath, thyroid, bladder and porphyria.
extension ValueSet {
    static let severeHepaticImpairment = ValueSet(
        icd10: ["K72", "K767", "K7682", "K7041", "K7111", "K7040"],
        snomed: ["59927004", "13920009", "51292008", "197270009"],
        words: [
            "child pugh c", "child pugh class c", "childs c", "child c cirrhosis", "child class c", "hepatic failure",
            "liver failure", "severe hepatic impairment", "severe liver impairment", "decompensated cirrhosis",
            "hepatic encephalopathy", "end stage liver disease", "hepatorenal syndrome", "severe liver disease",
        ])

    static let moderateHepaticImpairment = ValueSet(
        icd10: ["K7031", "K7011", "K7151"],
        words: [
            "child pugh b", "child pugh class b", "childs b", "child class b", "child b cirrhosis",
            "moderate hepatic impairment", "moderate liver impairment",
        ])

    static let cirrhosis = ValueSet(
        icd10: ["K703", "K743", "K744", "K745", "K746", "K717", "P7881"],
        snomed: ["19943007", "420054005", "1761006", "31712002"],
        words: ["cirrhosis", "cirrhotic"])

    static let respiratoryInsufficiency = ValueSet(
        icd10: ["J43", "J44", "J96", "J41", "J42", "E662", "Z9981", "J9611"],
        snomed: [
            "13645005", "87433001", "185086009", "63480004", "195951007", "409622000", "65710008", "67905004",
            "190966007", "313296004", "313297008", "313299006", "16846004",
        ],
        words: [
            "copd", "chronic obstructive pulmonary disease", "chronic obstructive lung disease", "emphysema",
            "chronic bronchitis", "respiratory failure", "respiratory insufficiency", "obesity hypoventilation",
            "home oxygen", "oxygen dependent", "chronic obstructive airway disease",
            "chronic obstructive airways disease",
            "hypercapnia", "pickwickian",
        ])

    static let sleepApnoea = ValueSet(
        icd10: ["G473"],
        snomed: ["73430006", "78275009"],
        words: ["sleep apnea", "osa", "obstructive sleep", "sleep apnoea"])

    static let obesity = ValueSet(
        icd10: ["E66", "Z683", "Z684"],
        icd10Except: ["E663"],
        snomed: ["414916001", "162864005", "238136002", "408512008", "414915002", "83911000119104"],
        words: ["obese", "obesity", "body mass index 30", "bmi 30"])

    static let hyperthyroidism = ValueSet(
        icd10: ["E05"],
        snomed: ["34486009", "353295004", "90739004", "29028009", "26389007"],
        words: [
            "hyperthyroid*", "overactive thyroid", "thyrotoxicosis", "thyrotoxic", "graves disease", "toxic goiter",
            "toxic nodular goiter", "toxic goitre", "toxic nodular goitre", "toxic multinodular goiter",
            "toxic multinodular goitre", "toxic adenoma*",
            "thyroid storm",
        ],
        wordsExcept: ["subclinical hyperthyroid*"])

    static let interstitialCystitis = ValueSet(
        icd10: ["N301"],
        snomed: ["197834003"],
        words: ["interstitial cystitis", "bladder pain syndrome", "painful bladder syndrome", "hunner ulcer*"])

    /// Harm to the urinary tract after ketamine, at any time.
    static let ketamineBladder = ValueSet(
        words: [
            "ketamine cystitis", "ketamine bladder", "ketamine induced cystitis", "ketamine associated cystitis",
            "ketamine uropathy", "ketamine related cystitis", "cystitis due to ketamine", "ketamine luts",
            "ketamine induced uropathy", "ketamine urinary", "ketamine associated lower urinary*",
            "ketamine related lower urinary*",
            "ketamine induced lower urinary*", "ketamine lower urinary*", "ketamine induced bladder",
            "cystitis from ketamine",
        ])

    static let acutePorphyria = ValueSet(
        icd10: ["E8020", "E8021", "E8029"],
        icd10Except: ["E800", "E801"],
        snomed: ["234422006", "58275005", "7425008", "418470004"],
        snomedExcept: ["61860000"],
        words: ["porphyria*", "coproporphyria*"],
        wordsExcept: ["porphyria cutanea tarda", "erythropoietic porphyria*"])
}
