import Care

/// What surrounds every page: the same for all pages of one request, so it is made once and used for whatever is
/// answered.
///
///     let frame = PageFrame(clinic: "Lakeside", navigation: places, person: signedIn, synthetic: true)
///     let page = frame.render(title: "Today", body: "<h1>Today</h1>")
///
/// A page made here has no inline style and no inline script, so it can be served with
/// `PageFrame.contentSecurityPolicy`.
struct PageFrame: Sendable {
    enum Theme: String, Sendable {
        case day
        /// For the treatment room.
        case dim
    }

    /// How much of a wide screen the page takes.
    enum Width: String, Sendable {
        /// A form or a text.
        case narrow
        case standard
        /// A board on a wall, or a live session.
        case wide
    }

    /// A place in the navigation.
    struct Place: Sendable {
        let label: String
        let path: String
        var current = false
        /// How many things wait there; nothing is shown for zero.
        var waiting = 0
    }

    /// Who is signed in, and what signing out needs.
    struct Person: Sendable {
        let name: String
        /// In words, as `Nurse`.
        let role: String
        let signOutPath: String
        /// Sent with the sign-out form, so that no other site can send it.
        let token: String
        /// Pages about the person, as `Change password`.
        var links: [Place] = []
    }

    let clinic: String
    var homePath = "/"
    var navigation: [Place] = []
    var person: Person?
    var theme = Theme.day
    /// True when the clinic is made of invented people: every page is stamped, on paper too.
    var synthetic = false
    /// The server's clock, so that running times do not trust the browser's.
    var now: Instant?

    /// Only what this server serves; no inline style or script, no frame around a page.
    static let contentSecurityPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

    /// A whole page.
    /// - Parameters:
    ///   - title: What the browser's tab says. Leave names of patients out of it where a screen may be seen by others.
    ///   - printHeading: Repeated at the top of each printed sheet, as `Ada Example · born 1980-02-01 · H-000123`.
    ///   - scripts: Further modules, after the one that every page has.
    func render(
        title: String, body: HTML, width: Width = .standard, printHeading: String? = nil, scripts: [Asset] = []
    ) -> HTML {
        """
        <!DOCTYPE html>
        <html lang="en" data-theme="\(theme.rawValue)"\(now.map { " data-server-time=\"\($0.microseconds / 1000)\"" })>
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title) · \(clinic)</title>
        <link rel="icon" type="image/svg+xml" href="\(url: Asset.icon.path)">
        <link rel="stylesheet" href="\(url: Asset.stylesheet.path)">
        \(([.script] + scripts).map { "<script type=\"module\" src=\"\(url: $0.path)\"></script>\n" })</head>
        <body class="\(width.rawValue)">
        <a class="skip" href="#main">Skip to the page</a>
        \(if: synthetic, Self.stamp)<header class="masthead">
        <a class="brand" href="\(url: homePath)">\(Mark.html)<span>\(clinic)</span></a>
        \(if: !navigation.isEmpty, places)\(person.map(menu))</header>
        <main id="main" tabindex="-1">
        \(sheetHeading(printHeading))\(body)
        </main>
        <footer class="foot"><span>\(clinic)</span><span>Halcyon</span>\
        \(if: synthetic, "<span>Synthetic data</span>")</footer>
        </body>
        </html>

        """
    }

    private static let stamp: HTML = """
        <aside class="stamp" aria-label="About this data"><strong>SYNTHETIC DATA</strong> \
        Invented people. Not for care.</aside>

        """

    /// Stands at the head of each printed sheet, so that a sheet lost from its others still says whose it is.
    private func sheetHeading(_ words: String?) -> HTML? {
        if words == nil && !synthetic { return nil }
        let stamped: HTML = "\(if: synthetic, "<strong>SYNTHETIC DATA</strong> ")\(words ?? "")"
        return "<p class=\"print-only sheet-heading\"><span>\(stamped)</span></p>\n"
    }

    private var places: HTML {
        """
        <nav class="places" aria-label="Main"><ul>\(navigation.map { place in
            """
            <li><a href="\(url: place.path)"\(if: place.current, " aria-current=\"page\"")>\(place.label)\
            \(if: place.waiting > 0, waiting(place.waiting))</a></li>
            """ as HTML
        })</ul></nav>

        """
    }

    private func waiting(_ count: Int) -> HTML {
        "<span class=\"count\">\(count)<span class=\"unseen\"> waiting</span></span>"
    }

    private func menu(_ person: Person) -> HTML {
        """
        <details class="person"><summary><span>\(person.name)</span> <span class="role">\(person.role)</span>\
        \(Icon.down.html)</summary>
        <div class="sheet">\(person.links.map { "<a href=\"\(url: $0.path)\">\($0.label)</a>" })
        <form method="post" action="\(url: person.signOutPath)"><input type="hidden" name="\(FormFrame.tokenName)" \
        value="\(person.token)"><button>Sign out</button></form></div></details>

        """
    }
}
