/// Diseases of arteries, and states in which a rise of blood pressure is a serious hazard.
extension ValueSet {
    /// Aneurysm of any artery, arterial dissection and arteriovenous malformation.
    static let aneurysmOrMalformation = ValueSet(
        icd10: [
            "I71", "I72", "I671", "I281", "I790", "I2541", "I2542", "I7770", "I7771", "I7772", "I7773", "I7774",
            "I7775",
            "I7776", "I7777", "I7779", "I600", "I601", "I602", "I603", "I604", "I605", "I606", "I607", "Q2543", "Q2572",
            "Q273", "Q280", "Q281", "Q282", "Q283", "A5201",
        ],
        icd10Except: ["I253", "H350"],
        snomed: [
            "432119003", "67362008", "233985008", "433068007", "128609009", "128608001", "233983001",
            "233988005", "308546005", "24551003", "234142008", "703221003", "234149004", "75878002", "14336007",
            "85659009",
        ],
        words: [
            "aneurysm*", "arteriovenous malformation*", "arterio venous malformation*", "arterial venous malformation*",
            "vein of galen", "av malformation*", "avm", "avms", "aaa",
            "aortic dissection", "dissection of aorta", "arterial dissection", "carotid dissection",
        ],
        wordsExcept: [
            "aneurysm of heart", "heart aneurysm*", "cardiac aneurysm*", "ventricular aneurysm*", "septal aneurysm*",
            "aneurysm of ventricle", "aneurysmal bone cyst*", "retinal aneurysm*",
        ])

    /// Bleeding within the skull, not by injury or by injury.
    static let intracranialHaemorrhage = ValueSet(
        icd10: [
            "I60", "I61", "I62", "I690", "I691", "I692", "S0634", "S0635", "S0636", "S0637", "S0638", "S064",
            "S065", "S066",
        ],
        snomed: [
            "274100004", "21454007", "1386000", "35486000", "95453001", "82797006", "230706003",
            "95454007", "28837001", "23276006",
        ],
        words: [
            "intracerebral hemorrhage*", "intracranial hemorrhage*", "cerebral hemorrhage*",
            "brain hemorrhage*", "brain bleed*", "bleed on the brain", "bleed in the brain", "bleeding in the brain",
            "subarachnoid hemorrhage*", "subdural hemorrhage*",
            "subdural hematoma*",
            "epidural hematoma*", "extradural hematoma*", "intracranial bleed*", "hemorrhagic stroke*",
            "hemorrhagic cva", "intraventricular hemorrhage*", "intraparenchymal hemorrhage*", "cerebellar hemorrhage*",
            "intracerebral bleed*", "cerebral bleed*",
        ])

    /// Other states in which a rise of blood or intracranial pressure is a serious hazard.
    static let pressureHazard = ValueSet(
        icd10: ["I16", "I675", "I67841", "D1802", "Q251"],
        snomed: [
            "302835009", "69116000", "7305005", "706882009", "443482000", "132721000119104", "70272006", "78975002",
        ],
        words: [
            "hypertensive crisis", "hypertensive emergency", "hypertensive urgency", "pheochromocytoma*", "moyamoya",
            "coarctation of aorta", "coarctation of the aorta", "aortic coarctation",
            "cerebral cavernous malformation*",
            "cavernoma*", "malignant hypertension", "accelerated hypertension", "paraganglioma*",
        ])

    static let hypertensiveEncephalopathy = ValueSet(
        icd10: ["I674", "I6783"],
        snomed: ["50490005"],
        words: ["hypertensive encephalopathy", "posterior reversible encephalopathy"])

    /// Hypertension that its own record calls out of control.
    static let uncontrolledHypertension = ValueSet(
        icd10: ["I16"],
        snomed: ["706882009", "443482000", "132721000119104"],
        words: [
            "uncontrolled hypertension", "hypertension uncontrolled", "poorly controlled hypertension",
            "hypertension poorly controlled", "uncontrolled htn", "htn uncontrolled", "htn poorly controlled",
            "poorly controlled htn",
            "uncontrolled high blood pressure", "uncontrolled blood pressure", "uncontrolled essential hypertension",
            "hypertension not controlled", "severe hypertension", "poorly controlled blood pressure",
            "hypertension not well controlled", "hypertension inadequately controlled", "hypertensive crisis",
            "hypertensive emergency", "hypertensive urgency", "poorly controlled high blood pressure",
        ],
        wordsExcept: ["severe hypertension of pregnancy"])

    static let hypertension = ValueSet(
        icd10: ["I10", "I11", "I12", "I13", "I15", "I1A"],
        snomed: ["38341003", "59621000", "31992008", "1201005", "78975002", "10725009", "56218007", "46113002"],
        words: ["hypertension", "hypertensive", "high blood pressure", "htn"],
        wordsExcept: [
            "pulmonary hypertension", "portal hypertension", "intracranial hypertension", "ocular hypertension",
            "white coat hypertension", "pulmonary arterial hypertension",
        ])

    static let transientIschaemiaOrStroke = ValueSet(
        icd10: ["I63", "I64", "G450", "G451", "G452", "G453", "G458", "G459", "G46", "I693", "I698", "I699", "Z8673"],
        icd10Except: ["G454"],
        snomed: [
            "230690007", "266257000", "422504002", "432504007", "371040005", "371041009", "275526006", "161511000",
            "195189003", "195190007", "413102000", "111297002", "25133001", "64009001", "413758000",
            "195185009", "230692004", "275434003",
        ],
        words: [
            "stroke*", "cva", "tia", "tias", "transient ischemic attack*", "cerebrovascular accident*",
            "cerebral infarct*", "brain infarct*", "cerebellar infarct*", "lacunar infarct*", "ischemic infarct*",
        ],
        wordsExcept: ["heat stroke*", "stroke volume", "sun stroke*"])

    /// Injury of the brain or skull.
    static let cerebralTrauma = ValueSet(
        icd10: ["S06", "S020", "S021", "S0990", "S097", "F0781", "Z87820"],
        snomed: [
            "127295002", "62106007", "110030002", "127294003", "62564004", "62106007", "82271004", "71642004",
            "40425004",
        ],
        words: [
            "traumatic brain injur*", "brain injur*", "head injur*", "head trauma", "concussion*", "tbi",
            "cerebral contusion*", "skull fracture*", "cerebral trauma", "postconcussion*", "post concussion*",
            "injury of head", "brain trauma",
        ])
}
