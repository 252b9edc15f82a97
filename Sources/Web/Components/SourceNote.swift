import Care

/// Where a figure comes from, and how far to trust it.
struct SourceNote: Component {
    let source: String
    var evidence: EvidenceTag?
    var approved = true

    var html: HTML {
        """
        <p class="source">Source: \(source)\(evidence.map { " <span class=\"evidence\">(\(words($0)))</span>" })\
        \(if: !approved, " <span class=\"unapproved\">\(Icon.unknown.html)\(FindingList.notApproved)</span>")</p>

        """
    }

    private func words(_ evidence: EvidenceTag) -> String {
        switch evidence {
        case .verified: "read at its source"
        case .secondary: "read in a secondary source"
        case .unverified: "from memory, unverified"
        case .productDefault: "a default that no source fixes"
        }
    }
}
