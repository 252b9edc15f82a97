import Clinic

/// A place in the synthetic clinic's team, filled by one person.
enum Post: String, Sendable, Hashable, CaseIterable {
    case frontDesk, nurse, secondNurse, prescriber, secondPrescriber, therapist, pharmacist, owner, auditor

    var role: Role {
        switch self {
        case .frontDesk: .frontDesk
        case .nurse, .secondNurse: .nurse
        case .prescriber, .secondPrescriber: .prescriber
        case .therapist: .therapist
        case .pharmacist: .pharmacist
        case .owner: .owner
        case .auditor: .auditor
        }
    }

    var name: String {
        switch self {
        case .frontDesk: "Rosalind Fernbrook"
        case .nurse: "Tomasz Alderwick"
        case .secondNurse: "Amara Birchfield"
        case .prescriber: "Dr. Ingrid Hawthorne"
        case .secondPrescriber: "Dr. Kwame Rowanstone"
        case .therapist: "Leila Willowmere"
        case .pharmacist: "Mateo Sagebrook"
        case .owner: "Priya Cedarholm"
        case .auditor: "Henrik Ashdown"
        }
    }

    var email: String {
        switch self {
        case .frontDesk: "desk@lakeside.example"
        case .nurse: "tomasz@lakeside.example"
        case .secondNurse: "amara@lakeside.example"
        case .prescriber: "ingrid@lakeside.example"
        case .secondPrescriber: "kwame@lakeside.example"
        case .therapist: "leila@lakeside.example"
        case .pharmacist: "mateo@lakeside.example"
        case .owner: "priya@lakeside.example"
        case .auditor: "henrik@lakeside.example"
        }
    }

    /// Printed in the documentation: a synthetic clinic has nothing to protect.
    var password: String {
        switch self {
        case .frontDesk: "teapot ladder quilt fox"
        case .nurse: "copper kettle nine geese"
        case .secondNurse: "violet tram under rain"
        case .prescriber: "marble owl turning slowly"
        case .secondPrescriber: "seven boats near granite"
        case .therapist: "linen kite above barley"
        case .pharmacist: "amber scales quiet bridge"
        case .owner: "orchard gate painted blue"
        case .auditor: "lantern moth paper canal"
        }
    }

    /// The post as an account's role is worded.
    var words: String {
        switch self {
        case .frontDesk: "front desk"
        case .nurse, .secondNurse: "nurse"
        case .prescriber, .secondPrescriber: "prescriber"
        case .therapist: "therapist"
        case .pharmacist: "pharmacist"
        case .owner: "owner"
        case .auditor: "auditor"
        }
    }

    var account: SyntheticAccount { SyntheticAccount(role: words, email: email, password: password) }
}

/// The people at work, as they are signed in.
struct Team: Sendable {
    struct Member: Sendable {
        let person: SignedInPerson
        let email: String
        let password: String
    }
    let members: [Post: Member]

    /// Who holds a post; everybody in `Post` is hired before work begins.
    func member(_ post: Post) throws -> Member {
        guard let member = members[post] else { throw Vacancy(post: post) }
        return member
    }

    struct Vacancy: Error {
        let post: Post
    }
}
