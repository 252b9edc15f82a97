/// Who this page is about: always name, birth date and record number together, so that no one acts on a name alone.
struct PatientBand: Component {
    let name: String
    /// As `3 Jun 1984`.
    let born: String
    let ageYears: Int
    let recordNumber: String
    /// What else identifies or addresses the person, as `she/her` or `72 kg`.
    var details: [String] = []
    /// Where the name leads; nothing on the chart itself.
    var path: String?
    /// What can be done for this patient now.
    var actions: HTML?
    /// The band's name is the page's heading on the chart, and a plain line on the pages below it.
    var heading = false

    var html: HTML {
        """
        <section class="patient" aria-label="Patient"><div>\
        \(if: heading, "<h1>\(link)</h1>", else: "<p class=\"name\">\(link)</p>")
        <p class="identity"><span>born <b>\(born)</b>, \(ageYears)\u{A0}y</span>\
        <span>record <b>\(recordNumber)</b></span>\
        \(details.map { "<span>\($0)</span>" })</p></div>\
        \(actions.map { "<div class=\"actions\">\($0)</div>" })</section>

        """
    }

    private var link: HTML { path.map { "<a href=\"\(url: $0)\">\(name)</a>" } ?? "\(name)" }
}
