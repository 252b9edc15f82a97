/// A plain value that knows how it looks, so that it can be written straight into markup: `"<main>\(banner)</main>"`.
protocol Component: Sendable {
    var html: HTML { get }
}
