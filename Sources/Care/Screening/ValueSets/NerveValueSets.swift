/// Pressure in the skull and the eye, and seizures.
extension ValueSet {
    /// Raised intracranial pressure, or a mass or blocked flow that raises it.
    static let raisedIntracranialPressure = ValueSet(
        icd10: [
            "G932", "G935", "G936", "G910", "G911", "G913", "G914", "G918", "G919", "C71", "C7931", "C70", "D32",
            "D330",
            "D331", "D332", "D430", "D431", "D432",
        ],
        icd10Except: ["G912"],
        snomed: [
            "271719001", "68267002", "230745008", "2032001", "126952004", "393563007", "254938000",
            "94225005", "428061005", "302820008",
        ],
        words: [
            "raised intracranial pressure", "increased intracranial pressure", "elevated intracranial pressure",
            "raised icp", "increased icp", "elevated icp", "high icp", "intracranial hypertension",
            "pseudotumor cerebri",
            "hydrocephalus", "cerebral edema", "brain edema", "brain tumor*", "brain metast*", "glioblastoma*",
            "glioma*",
            "meningioma*", "intracranial mass", "intracerebral mass", "cerebral neoplasm*", "brain neoplasm*",
            "brain herniation",
        ],
        wordsExcept: ["normal pressure hydrocephalus"])

    /// Glaucoma, ocular hypertension or an injured eye.
    static let raisedEyePressure = ValueSet(
        icd10: ["H40", "H42", "S05", "Q150"],
        snomed: [
            "23986001", "77075001", "30041005", "392291006", "46168003", "4210003", "50485007", "95717004",
            "84494001",
        ],
        words: [
            "glaucoma", "ocular hypertension", "raised intraocular pressure", "increased intraocular pressure",
            "elevated intraocular pressure", "increased eye pressure", "high eye pressure", "elevated eye pressure",
            "raised eye pressure", "high intraocular pressure", "raised iop", "elevated iop", "increased iop",
            "eye injur*",
            "ocular injur*",
            "injury of eye", "ocular trauma", "eye trauma", "globe rupture", "open globe", "ruptured globe",
            "hyphema", "penetrating eye",
        ])

    static let seizureDisorder = ValueSet(
        icd10: ["G40", "R569", "R561"],
        snomed: [
            "84757009", "128613002", "91175000", "703151001", "313307000", "352818000", "19598007", "230456007",
            "246545002", "79631006", "54200006", "36803009",
            "230381009",
        ],
        words: ["epilep*", "sz disorder", "seizure*", "convulsion*", "status epilepticus"],
        wordsExcept: [
            "febrile seizure*", "febrile convulsion*", "psychogenic seizure*", "pseudoseizure*", "pseudo seizure*",
            "nonepileptic*", "non epileptic seizure*", "non epileptic*", "nonepileptic seizure*", "seizure prophylaxis",
        ])

    static let theophylline = ValueSet(
        rxnorm: ["10438", "689"],
        words: ["theophylline", "aminophylline", "theo 24", "theochron", "uniphyl", "elixophyllin"])

    static let dementiaOrDelirium = ValueSet(
        icd10: [
            "F01", "F02", "F03", "F05", "G30", "G310", "G3183", "F1027", "F1097", "F1327", "F1397", "F1827", "F1927",
            "F1997", "F10231",
            "F10921", "F10121", "F10221",
        ],
        snomed: [
            "52448006", "26929004", "2776000", "429998004", "312991009", "230270009", "15662003", "281004", "230265002",
            "416780008", "416975007", "12348006", "80098002", "8635005", "130987000", "56267009",
            "425390006",
        ],
        words: [
            "dementia", "alzheimer*", "delirium", "delirious", "delirium tremens", "acute confusional state",
            "acute confusion", "major neurocognitive disorder", "lewy body",
        ])

    static let delirium = ValueSet(
        icd10: ["F05", "F10231", "F10921", "F10121", "F10221"],
        snomed: ["2776000", "130987000", "8635005"],
        words: ["delirium", "delirious", "acute confusional state", "acute confusion"])
}
