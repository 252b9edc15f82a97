import Care

/// The one number that must not be misread: large, with its unit, and what it comes to in the syringe.
struct KeyFigure: Component {
    let label: String
    let value: String
    let unit: String
    /// As `3.5 mL of 10 mg/mL`.
    var equal: String?
    /// How it came about, as `0.5 mg/kg × 70 kg, over 40 min`.
    var basis: String?
    /// A value that changes between two readings of the record.
    var running: Running?

    struct Running: Sendable {
        let value: Double
        let perMinute: Double
        let limit: Double
        let at: Instant
    }

    init(
        _ label: String, value: String, unit: String, equal: String? = nil, basis: String? = nil,
        running: Running? = nil
    ) {
        self.label = label
        self.value = value
        self.unit = unit
        self.equal = equal
        self.basis = basis
        self.running = running
    }

    /// A dose in milligrams and in the volume to draw up.
    init(_ label: String, dose: Milligrams, at concentration: MilligramsPerMillilitre, basis: String? = nil) {
        self.init(
            label, value: Figure.text(dose.value), unit: Milligrams.unit,
            equal: "\(dose.volume(at: concentration)) of \(concentration)", basis: basis)
    }

    var html: HTML {
        """
        <div class="key-figure"><p class="label">\(label)</p>\
        <p class="value">\(shown)<span class="unit">\u{A0}\(unit)</span></p>\
        \(equal.map { "<p class=\"equal\">\(kept($0))</p>" })\
        \(basis.map { "<p class=\"basis\">\($0)</p>" })</div>

        """
    }

    private var shown: HTML {
        guard let running else { return "\(value)" }
        return """
            <span data-given="\(Figure.text(running.value, decimals: 4))" \
            data-rate="\(Figure.text(running.perMinute, decimals: 6))" data-limit="\(Figure.text(running.limit, decimals: 4))" \
            data-at="\(running.at.microseconds / 1000)" data-decimals="1">\(value)</span>
            """
    }

    /// Numbers stay with their units; only before `of` may the line end.
    private func kept(_ words: String) -> String {
        words.replacing(" ", with: "\u{A0}").replacing("\u{A0}of\u{A0}", with: " of\u{A0}")
    }
}
