import Care

/// The part of a page that brings itself up to date: it listens at an address, and its parts are exchanged one by one.
///
/// Without JavaScript it is an ordinary part of the page, which then says when it was made.
struct LiveRegion: Component {
    /// Where it hears that something changed.
    let path: String
    /// Where the record stood when it was made.
    let position: Int64
    /// When this changes, the whole region is exchanged: it has other parts then.
    let stage: String
    let madeAt: String
    let body: HTML

    var html: HTML {
        """
        <p class="banner tone-exclude live-state" role="alert" data-live-state hidden></p>
        <div class="live" data-live="\(url: path)" data-position="\(position)" data-stage="\(stage)">
        \(body)
        </div>
        <noscript><p class="soft small">As of \(madeAt). Load the page again to see what is new.</p></noscript>

        """
    }

    /// A piece of a region. Its name says which piece takes its place.
    static func part(_ name: String, _ body: HTML?) -> HTML {
        "<div data-part=\"\(name)\">\(body ?? HTML())</div>\n"
    }
}
