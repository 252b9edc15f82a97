/// Diseases of the heart, by how unstable they are.
extension ValueSet {
    static let recentInfarction = ValueSet(
        icd10: ["I21", "I22"],
        icd10Except: ["I252"],
        snomed: [
            "22298006", "57054005", "401303003", "401314000", "54329005", "70422006", "73795002", "233838001",
            "304914007", "307140009", "194798004", "70211005", "65547006", "76593002", "58612006",
            "15990001", "194809007", "311792005", "311793000", "282006", "42531007", "194802003",
        ],
        snomedExcept: ["1755008", "399211009", "161502000"],
        words: [
            "myocardial infarct*", "heart attack*", "stemi", "nstemi", "st elevation mi", "non st elevation mi",
            "acute mi",
            "recent mi", "mi", "ami",
        ],
        wordsExcept: [
            "old myocardial infarct*", "old mi", "healed myocardial infarct*", "old heart attack*",
        ])

    static let oldInfarction = ValueSet(
        icd10: ["I252"],
        snomed: ["1755008", "399211009", "161502000"],
        words: ["old myocardial infarct*", "old mi", "healed myocardial infarct*"])

    /// Heart disease that is severe or unstable as named.
    static let unstableHeart = ValueSet(
        icd10: [
            "I200", "I240", "I241", "I248", "I249", "I25110", "I25700", "I25710", "I25720", "I25730", "I25750",
            "I25760",
            "I25790", "I5021", "I5023", "I5031", "I5033", "I5041", "I5043", "I50811", "I50813", "I501", "I5020",
            "I5030",
            "I5040", "I50810", "I5084", "I509", "I469", "I46", "I470", "I472", "I490", "I442", "R570", "I40", "I41",
            "I514",
            "I253", "I312", "I314", "I33", "I0981",
        ],
        snomed: [
            "4557003", "394659003", "84114007", "42343007", "56675007", "410429000", "25569003", "71908006", "44103008",
            "27885002", "417996009", "418304008", "443254009", "443343001", "443253003", "443344007", "195111005",
            "10633002", "85232009", "89138009", "50920009", "446221000", "703272007",
        ],
        snomedExcept: ["441481004", "441530006", "111283005", "88805009"],
        words: [
            "unstable angina", "acute coronary syndrome", "acs", "heart failure", "cardiac failure", "chf", "hfref",
            "hfpef", "adhf", "ventricular tachycardia", "ventricular fibrillation", "vtach", "v tach", "vfib",
            "cardiac arrest", "cardiogenic shock", "complete heart block", "third degree heart block",
            "complete atrioventricular block", "torsades", "myocarditis", "unstable arrhythmia*",
            "uncontrolled arrhythmia*", "unstable dysrhythmia*", "uncontrolled atrial fibrillation",
            "rapid ventricular response", "with rvr", "in rvr", "uncontrolled cardiac disease",
            "severe cardiac disease",
            "severe myocardial disease", "unstable cardiac disease", "decompensated hf", "acute hf",
            "uncontrolled heart disease", "poorly controlled cardiac disease", "poorly controlled heart disease",
            "left main disease", "three vessel disease", "triple vessel disease",
            "critical aortic stenosis", "severe aortic stenosis", "severe coronary artery disease",
            "severe coronary disease", "severe cardiomyopathy", "severe heart disease", "cardiac tamponade",
            "poorly controlled cardiovascular disease", "uncontrolled cardiovascular disease",
            "aneurysm of heart", "ventricular aneurysm*", "preinfarction syndrome", "acute on chronic systolic",
            "acute on chronic diastolic", "acute on chronic heart", "acute on chronic congestive",
            "acute on chronic combined", "acute on chronic hf", "acute on chronic chf",
        ],
        wordsExcept: [
            "chronic heart failure", "compensated heart failure", "chronic systolic heart failure",
            "chronic diastolic heart failure", "chronic congestive heart failure",
            "chronic systolic congestive heart failure",
            "chronic diastolic congestive heart failure", "chronic combined systolic and diastolic heart failure",
            "stable heart failure", "stable chf", "compensated chf", "chronic chf",
            "nonsustained ventricular tachycardia",
            "non sustained ventricular tachycardia",
        ])

    /// Heart disease that may be severe: a cardiologist's word is needed.
    static let chronicHeartFailureOrCardiomyopathy = ValueSet(
        icd10: [
            "I5022", "I5032", "I5042", "I50812", "I42", "I43", "I255", "I110", "I130", "I132", "I5082", "I5083",
            "I5089", "I5181",
        ],
        snomed: [
            "48447003", "441481004", "441530006", "88805009", "85898001", "399020009", "233873004", "45227007",
            "111283005",
        ],
        words: [
            "chronic heart failure", "compensated heart failure", "chronic systolic heart failure",
            "chronic diastolic heart failure", "chronic congestive heart failure",
            "chronic systolic congestive heart failure",
            "chronic diastolic congestive heart failure", "chronic combined systolic and diastolic heart failure",
            "stable heart failure", "stable chf", "compensated chf", "chronic chf", "cardiomyopath*",
        ])

    /// Heart disease whose weight depends on its stated severity.
    static let gradedHeart = ValueSet(
        icd10: [
            "I25", "I208", "I209", "I34", "I35", "I36", "I37", "I08", "I05", "I06", "I27", "I42", "I47", "I48", "I49",
            "I44", "I45",
        ],
        snomed: [
            "53741008", "414545008", "194828000", "60573004", "49436004", "698247007", "6456007",
            "70995007",
        ],
        words: [
            "coronary artery disease", "coronary heart disease", "ischemic heart disease", "cad", "angina",
            "aortic stenosis", "mitral stenosis", "atrial fibrillation", "atrial flutter", "arrhythmia*",
            "dysrhythmia*",
            "supraventricular tachycardia", "pulmonary hypertension", "valvular heart disease", "heart disease",
        ])

    /// Anything of the heart, ever: asks for an electrocardiogram.
    static let cardiacHistory = ValueSet(
        icd10: [
            "I05", "I06", "I07", "I08", "I09", "I11", "I13", "I2", "I3", "I4", "I50", "I51", "I52", "Z951", "Z955",
            "Z950",
            "Z952", "Z953", "Z954", "Z9581", "Z8674", "Q20", "Q21", "Q22", "Q23", "Q24", "R570", "R001", "R55",
        ],
        snomed: [
            "53741008", "414545008", "194828000", "49436004", "698247007", "6456007", "84114007", "42343007",
            "88805009",
            "22298006", "1755008", "399211009", "9651007", "56265001", "49601007", "9904008", "60573004",
            "4557003", "394659003", "85898001", "410429000", "399261000",
        ],
        words: [
            "heart disease", "cardiac disease", "coronary artery disease", "coronary disease", "cad", "heart failure",
            "chf",
            "myocardial infarct*", "heart attack*", "atrial fibrillation", "afib", "atrial flutter", "arrhythmia*",
            "dysrhythmia*", "angina", "cardiomyopath*", "pacemaker*", "long qt", "heart block", "valve replacement",
            "aortic stenosis", "mitral stenosis", "supraventricular tachycardia", "palpitation*", "syncope", "cabg",
            "coronary stent*", "congenital heart*",
        ])
}
