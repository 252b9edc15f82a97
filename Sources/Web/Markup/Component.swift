/// A plain value that knows how it looks, so that it can be written straight into markup: `"<main>\(banner)</main>"`.
protocol Component: Sendable {
    var html: HTML { get }
}

extension Array where Element: Component {
    /// One after the other: `[weight, height].html`.
    var html: HTML { map(\.html).joined() }
}
