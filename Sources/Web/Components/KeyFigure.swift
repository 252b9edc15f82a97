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

    init(_ label: String, value: String, unit: String, equal: String? = nil, basis: String? = nil) {
        self.label = label
        self.value = value
        self.unit = unit
        self.equal = equal
        self.basis = basis
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
        <p class="value">\(value)<span class="unit">\u{A0}\(unit)</span></p>\
        \(equal.map { "<p class=\"equal\">\(kept($0))</p>" })\
        \(basis.map { "<p class=\"basis\">\($0)</p>" })</div>

        """
    }

    /// Numbers stay with their units; only before `of` may the line end.
    private func kept(_ words: String) -> String {
        words.replacing(" ", with: "\u{A0}").replacing("\u{A0}of\u{A0}", with: " of\u{A0}")
    }
}
