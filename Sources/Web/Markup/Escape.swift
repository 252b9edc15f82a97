/// What a value must go through before a browser may read it.
enum Escape {
    /// Escapes for element text and for attribute values in quotes; a NUL becomes U+FFFD, as browsers
    /// read it.
    static func append(_ text: String, to bytes: inout [UInt8]) {
        var text = text
        text.withUTF8 { source in
            var clean = source.startIndex
            for (index, byte) in source.enumerated() {
                let replacement: StaticString
                switch byte {
                case UInt8(ascii: "&"): replacement = "&amp;"
                case UInt8(ascii: "<"): replacement = "&lt;"
                case UInt8(ascii: ">"): replacement = "&gt;"
                case UInt8(ascii: "\""): replacement = "&quot;"
                case UInt8(ascii: "'"): replacement = "&#39;"
                case UInt8(ascii: "`"): replacement = "&#96;"
                case 0: replacement = "\u{FFFD}"
                default: continue
                }
                bytes.append(contentsOf: source[clean..<index])
                replacement.withUTF8Buffer { bytes.append(contentsOf: $0) }
                clean = index + 1
            }
            bytes.append(contentsOf: source[clean...])
        }
    }

    /// Percent-encodes all but the unreserved characters of RFC 3986 section 2.3.
    static func appendComponent(_ text: String, to bytes: inout [UInt8]) {
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            default:
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
    }

    /// True for an address on this host, a place on this page, or a plain web, mail or telephone address.
    ///
    /// Browsers drop tabs and line ends inside an address and read `\` as `/`, so an address with either is not safe.
    static func isSafe(url: String) -> Bool {
        guard url.utf8.allSatisfy({ $0 > 0x20 && $0 != UInt8(ascii: "\\") }) else { return false }
        if url.hasPrefix("/") { return !url.hasPrefix("//") }
        if url.hasPrefix("#") || url.hasPrefix("?") { return true }
        return ["https://", "http://", "mailto:", "tel:"].contains { url.lowercased().hasPrefix($0) }
    }
}
