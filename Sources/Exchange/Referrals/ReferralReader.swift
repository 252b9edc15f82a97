import Care
import Measures

/// The state of reading one Bundle. Each resource type is read by an extension in its own file.
struct ReferralReader {
    var candidate = Candidate()
    var read: [String: Int] = [:]
    var leftAside: [String: Int] = [:]
    var remarks: [ReferralRemark] = []
    var computedTotals: [ComputedTotal] = []
    var risks: [ReferredRisk] = []
    /// Answers that came as a resource each, by their day, with the first such resource.
    var looseAnswers: [Day?: (given: [GivenAnswer], reference: String)] = [:]
    /// Scales whose sheets are recognised.
    let scales: [CompiledScale]
    /// LOINC codes of their items.
    let itemCodes: Set<String>
    /// Other resources of the Bundle by every name they go by.
    let named: [String: BundleEntry]
    let today: Day
    private let patient: PatientIdentity
    private let patientEntry: BundleEntry
    private let entries: [BundleEntry]

    /// What `leftAside` calls an entry that holds no resource.
    static let withoutResource = "entry without a resource"

    init(_ bundle: Cursor, scales library: ScaleLibrary) throws {
        var entries: [BundleEntry] = []
        var empty = 0
        for (position, item) in try bundle.list("entry").enumerated() {
            if let entry = try BundleEntry(item, position: position) {
                entries.append(entry)
            } else {
                empty += 1
            }
        }
        guard !entries.isEmpty else { throw Refusal.emptyBundle }
        let patientEntry = try ReferralReader.onlyPatient(among: entries)
        self.entries = entries
        self.patientEntry = patientEntry
        today = bundle.today
        scales = ReferredSheet.recognisable(in: library)
        itemCodes = Set(scales.flatMap { $0.definition.items.compactMap(\.loinc) })
        patient = try PatientIdentity(patientEntry)
        var named: [String: BundleEntry] = [:]
        for entry in entries {
            for name in entry.names where named[name] == nil { named[name] = entry }
        }
        self.named = named
        if empty > 0 { leftAside[ReferralReader.withoutResource] = empty }
    }

    private static func onlyPatient(among entries: [BundleEntry]) throws -> BundleEntry {
        let patients = entries.filter { $0.type == "Patient" }
        guard let first = patients.first else { throw Refusal.noPatient }
        for other in patients.dropFirst() where other.resource.fields != first.resource.fields {
            throw Refusal.twoPatients(at: other.resource.path, first: first.reference, second: other.reference)
        }
        return first
    }

    mutating func readAll() throws {
        candidate.patientReference = patient.reference
        try readPatient(patientEntry)
        read["Patient"] = 1
        var seen: [String: BundleEntry] = [:]
        for entry in entries where entry.type != "Patient" {
            if let name = entry.names.first {
                if let earlier = seen[name] {
                    guard earlier.resource.fields != entry.resource.fields else {
                        leftAside[entry.type, default: 0] += 1
                        continue
                    }
                    remark(entry, "It comes twice with different content; both were read.")
                }
                seen[name] = entry
            }
            if try readResource(entry) {
                read[entry.type, default: 0] += 1
            } else {
                leftAside[entry.type, default: 0] += 1
            }
        }
        try keepLooseAnswers()
        settleStatedTotals()
    }

    /// False when the resource is left aside.
    private mutating func readResource(_ entry: BundleEntry) throws -> Bool {
        switch entry.type {
        case "Condition": try readCondition(entry)
        case "MedicationStatement": try readMedicationStatement(entry)
        case "MedicationRequest": try readMedicationRequest(entry)
        case "AllergyIntolerance": try readAllergy(entry)
        case "Observation": try readObservation(entry)
        case "QuestionnaireResponse": try readQuestionnaireResponse(entry)
        // Read where a medicine points at it.
        case "Medication": true
        default: false
        }
    }

    /// True when the resource is about the patient; refused when it is about another one.
    func concernsPatient(_ entry: BundleEntry, _ key: String = "subject") throws -> Bool {
        guard let subject = try entry.resource.object(key) else { return true }
        switch try patient.relation(to: subject, others: named) {
        case .thisPatient: return true
        case .notAPatient: return false
        case .anotherPatient(let named):
            throw Refusal.otherPatient(at: entry.resource.path(key), named: named, expected: patient.reference)
        }
    }

    /// The resource that `reference` means: one contained in `entry`, or another of the Bundle.
    func resource(_ reference: String, from entry: BundleEntry) throws -> Cursor? {
        guard reference.hasPrefix("#") else { return named[BundleEntry.normal(reference)]?.resource }
        for contained in try entry.resource.list("contained") {
            if let id = try contained.string("id"), "#\(id)" == reference || id == reference { return contained }
        }
        return nil
    }

    mutating func remark(_ entry: BundleEntry, _ text: String) {
        remarks.append(ReferralRemark(reference: entry.reference, text: text))
    }
}
