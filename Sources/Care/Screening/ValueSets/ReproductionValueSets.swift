/// Pregnancy, its hypertensive disorders, breastfeeding, and what makes pregnancy impossible.
extension ValueSet {
    static let pregnancy = ValueSet(
        icd10: ["Z331", "Z333", "Z34", "Z3A", "Z3201", "O"],
        icd10Except: [
            "O80", "O82", "O85", "O86", "O87", "O88", "O89", "O90", "O91", "O92", "O94", "O00", "O01", "O02", "O03",
            "O04",
            "O07", "O08", "Z3202", "Z332", "O9081",
        ],
        snomed: [
            "77386006", "72892002", "47200007", "65727000", "16356006", "45307008", "169560008",
            "169561007", "57630001", "59466002", "41587001", "58532003", "127364007",
        ],
        snomedExcept: ["60001007", "156073000", "19169002", "82661006"],
        words: ["pregnant", "pregnancy", "gravid", "gestation", "intrauterine pregnancy", "iup"],
        wordsExcept: [
            "ectopic pregnancy", "pregnancy test", "pregnancy loss", "not pregnant", "termination of pregnancy",
            "past pregnancy", "pregnancy status", "prior pregnancy", "previous pregnancy", "complication of pregnancy",
            "pregnancy prevention", "able to become pregnant", "pregnancy intention", "pregnancy terminated",
            "trying to get pregnant",
        ])

    static let eclampsia = ValueSet(
        icd10: ["O11", "O14", "O15"],
        snomed: [
            "15938005", "398254007", "46764007", "41114007", "95605009", "198983002", "198992004",
            "67359005",
        ],
        words: [
            "eclampsia", "preeclampsia", "pre eclampsia", "preeclamptic", "eclamptic", "hellp", "toxemia of pregnancy",
        ])

    static let breastfeeding = ValueSet(
        icd10: ["Z391", "O925", "O926", "O9270", "O9279"],
        snomed: ["413712001", "69840006"],
        loinc: ["63895-7"],
        words: [
            "breastfeeding", "breast feeding", "breastfeeds", "breast feeds", "breastfed", "lactating", "lactation",
            "nursing mother", "nursing infant", "chestfeeding", "pumping breast milk", "breast feed", "breastfeed",
        ],
        wordsExcept: [
            "lactation suppress*", "stopped breastfeeding", "completed breastfeeding", "weaned",
            "formerly breastfeeding",
            "stopped breast feeding",
        ])

    /// Menopause, hysterectomy, sterilisation: pregnancy cannot be.
    static let cannotConceive = ValueSet(
        icd10: ["Z9071", "Z9072", "Z9851", "N951", "Z780", "Z90710", "Z90711", "Z90712", "E2831", "E894"],
        snomed: ["76498008", "236886002", "116140006", "161800001", "289903006", "287664005"],
        words: [
            "postmenopausal", "post menopausal", "menopause", "menopausal", "hysterectomy", "tubal ligation",
            "salpingectomy", "oophorectomy", "surgically sterile", "tubal sterilization", "sterilization", "sterilized",
            "absence of uterus", "tubal occlusion",
        ],
        wordsExcept: [
            "perimenopausal", "premenopausal", "pre menopausal", "unilateral oophorectomy", "unilateral salpingectomy",
        ])

    /// A negative pregnancy test, or not being pregnant, recorded as a condition.
    static let negativePregnancyTest = ValueSet(icd10: ["Z3202"], snomed: ["60001007", "166434005"])

    /// Pregnancy tests: presence, or units of chorionic gonadotropin.
    static let pregnancyTest = ValueSet(
        snomed: ["74036000", "167252002", "252160004"],
        loinc: [
            "2106-3", "2118-8", "2110-5", "19080-1", "21198-7", "2112-1", "80384-1", "80385-8", "82810-3", "11449-6",
        ],
        words: [
            "pregnancy test", "hcg", "chorionic gonadotropin", "choriogonadotropin", "pregnancy status",
            "urine pregnancy",
            "serum pregnancy", "upt",
        ])
}
