import Care
import Clinic

/// Names of those who wrote entries, as the clinic knows them today.
struct AuthorNames: Sendable {
    private let names: [PersonID: String]

    init(_ names: [PersonID: String]) { self.names = names }

    init(_ directory: PeopleDirectory) {
        names = Dictionary(uniqueKeysWithValues: directory.everyone.map { ($0.id, $0.name) })
    }

    func callAsFunction(_ person: PersonID) -> String {
        names[person] ?? (person == Clinic.patientAuthor ? "The patient" : "Halcyon")
    }
}

extension Visit {
    func authorNames() async -> AuthorNames { AuthorNames(await premises.people.directory) }
}
