/// The product's mark: a low sun over still water, the halcyon days.
enum Mark {
    /// In the colour of the text around it.
    static let html: HTML = """
        <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false"><path fill="currentColor" d="M16 6a9 9 0 0 1 \
        9 9H7a9 9 0 0 1 9-9Z"/><path fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" \
        d="M4 19.5h24M8 24.5h16"/></svg>
        """

    /// As a file of its own, for the browser's tab.
    static let file: [UInt8] = {
        let source: StaticString = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">\
            <rect width="32" height="32" rx="7" fill="#0f5d78"/>\
            <path fill="#fff" d="M16 8a7.5 7.5 0 0 1 7.5 7.5h-15A7.5 7.5 0 0 1 16 8Z"/><path fill="none" stroke="#fff" \
            stroke-width="2.2" stroke-linecap="round" d="M6 19.5h20M10 24h12"/></svg>
            """
        return source.withUTF8Buffer { Array($0) }
    }()
}
