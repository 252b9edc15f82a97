/// Small shapes that say what a colour says, for eyes that do not see the colour.
enum Icon: String, Sendable, CaseIterable {
    /// An octagon with a bar: stop.
    case exclude
    /// A square with two bars: wait.
    case hold
    /// A triangle: take care.
    case caution
    /// A disc with an i.
    case note
    /// A disc with a tick.
    case good
    /// A broken ring with a question mark.
    case unknown
    /// A small arrow for what opens below.
    case down
    /// A tick without a disc: a step that is done.
    case tick

    var html: HTML {
        """
        <svg class="icon icon-\(rawValue)" viewBox="0 0 20 20" aria-hidden="true" focusable="false">\(shape)</svg>
        """
    }

    /// The shape alone, for use within another drawing, on a field of 20 by 20.
    var shape: HTML {
        switch self {
        case .exclude:
            """
            <path fill-rule="evenodd" d="M6.3 1h7.4L19 6.3v7.4L13.7 19H6.3L1 13.7V6.3ZM5 8.6v2.8h10V8.6Z"/>
            """
        case .hold:
            """
            <path fill-rule="evenodd" d="M3 1.5h14A1.5 1.5 0 0 1 18.5 3v14a1.5 1.5 0 0 1-1.5 1.5H3A1.5 1.5 0 0 1 1.5 \
            17V3A1.5 1.5 0 0 1 3 1.5ZM6 5.5v9h2.8v-9Zm5.2 0v9H14v-9Z"/>
            """
        case .caution:
            """
            <path fill-rule="evenodd" \
            d="M10 1.2a1.3 1.3 0 0 1 1.1.7l8.2 14.4a1.3 1.3 0 0 1-1.1 1.9H1.8a1.3 1.3 0 0 1-1.1\
            -1.9L8.9 1.9A1.3 1.3 0 0 1 10 1.2ZM8.8 7l.3 5.4h1.8l.3-5.4Zm1.2 6.6a1.3 1.3 0 1 0 0 2.6 1.3 1.3 0 0 0 \
            0-2.6Z"/>
            """
        case .note:
            """
            <path fill-rule="evenodd" \
            d="M10 1a9 9 0 1 1 0 18 9 9 0 0 1 0-18Zm0 3.6a1.35 1.35 0 1 0 0 2.7 1.35 1.35 0 0 \
            0 0-2.7ZM8.8 8.6v6.8h2.4V8.6Z"/>
            """
        case .good:
            """
            <path fill-rule="evenodd" d="M10 1a9 9 0 1 1 0 18 9 9 0 0 1 0-18Zm3.9 5.2-5 5.6-2.6-2.5-1.6 1.7 4.3 4.1 \
            6.6-7.4Z"/>
            """
        case .unknown:
            """
            <circle cx="10" cy="10" r="8.1" fill="none" stroke="currentColor" stroke-width="1.8" \
            stroke-dasharray="3.6 2.76"/>\
            <path fill="none" stroke="currentColor" stroke-width="2" d="M7.5 8a2.5 2.5 0 1 1 3.7 2.2q-1.2.7-1.2 2"/>\
            <circle cx="10" cy="14.4" r="1.3"/>
            """
        case .tick:
            """
            <path d="M7.6 15.8 2.4 10.6l1.6-1.7 3.5 3.4 8.3-8.4 1.7 1.6Z"/>
            """
        case .down:
            """
            <path d="M5.3 7.3 10 12l4.7-4.7L16 8.6l-6 6-6-6Z"/>
            """
        }
    }
}
