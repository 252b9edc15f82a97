/// A substance that is measured in plasma.
public enum Analyte: String, Sendable, Codable, CaseIterable, Hashable {
    case esketamine, arketamine, ketamine, norketamine, hydroxynorketamine

    /// Grams per mole of the base: ketamine 237.73, norketamine 223.70, hydroxynorketamine 239.70.
    public var molarMass: Double {
        switch self {
        case .esketamine, .arketamine, .ketamine: 237.73
        case .norketamine: 223.70
        case .hydroxynorketamine: 239.70
        }
    }

    /// Whether it is the drug that was given, not what the body made of it.
    public var isParent: Bool { self == .esketamine || self == .arketamine || self == .ketamine }
}

/// Which of the mirror-image forms a model describes.
public enum Enantiomer: String, Sendable, Codable, Hashable {
    case s = "S"
    case r = "R"
    case racemic
}

/// Where the blood was drawn. Arterial models put the peak of an infusion at nearly twice that of venous ones, so a
/// model's site is part of what it predicts and two sites are never mixed.
public enum SamplingSite: String, Sendable, Codable, Hashable { case arterial, venous }

/// How a number came to be here.
public enum Verification: String, Sendable, Codable, Hashable {
    /// The paper's own table or abstract was read.
    case paper = "A: the paper's own table or abstract was read"
    /// A transcription that cites table and cell was read and run again.
    case transcription = "B: a transcription that cites table and cell was read and run again"
    /// One or two code bases; the paper was not seen.
    case codeBases = "C: one or two code bases agree; the original paper was not seen"
}

/// Where a DOI was read.
public enum DOIVerification: String, Sendable, Codable, Hashable {
    /// With the paper's title, in the transcription that the numbers come from and in others' lists of publications.
    case citations = "Read beside the paper's title in the transcription and in other lists of publications."
    /// With the paper's title or its PubMed number in one code base; the publisher's page was not opened.
    case codeBase =
        "Read in one code base with the paper's title or PubMed number; the publisher's page was not opened."
    case notFound = "No DOI was found; the citation was read in one code base and not checked against the paper."
}
