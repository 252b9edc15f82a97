import Testing

@testable import Web

@Suite struct StylesheetTests {
    private static let sheet = String(decoding: Asset.stylesheet.bytes, as: UTF8.self)

    /// The colours of a theme: the light ones hold where the dim theme names none.
    private static func colours(_ theme: String) -> [String: String] {
        func read(after selector: String) -> [String: String] {
            guard let start = sheet.firstRange(of: selector), let end = sheet[start.upperBound...].firstIndex(of: "}")
            else { return [:] }
            var found: [String: String] = [:]
            for part in sheet[start.upperBound..<end].split(whereSeparator: { $0 == ";" || $0 == "\n" }) {
                let pair = part.split(separator: ":").map { $0.filter { !$0.isWhitespace } }
                if pair.count == 2, pair[0].hasPrefix("--"), pair[1].hasPrefix("#") { found[pair[0]] = pair[1] }
            }
            return found
        }
        let light = read(after: ":root {")
        return theme == "day" ? light : light.merging(read(after: "[data-theme=\"dim\"] {")) { $1 }
    }

    /// Relative luminance, WCAG 2.2.
    private static func luminance(_ colour: String) -> Double {
        var digits = colour.dropFirst()
        if digits.count == 3 { digits = Substring(digits.flatMap { [$0, $0] }) }
        guard digits.count == 6, let value = Int(digits, radix: 16) else { return .nan }
        let parts = [value >> 16 & 255, value >> 8 & 255, value & 255].map { byte in
            let part = Double(byte) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    /// x to the power 2.4, as the fifth root of x to the twelfth, by Newton's method.
    private static func pow(_ x: Double) -> Double {
        let square = x * x
        let twelfth = square * square * square * square * square * square
        var root = x * x
        for _ in 0..<60 { root -= (root * root * root * root * root - twelfth) / (5 * root * root * root * root) }
        return root
    }

    private static func contrast(_ one: String, _ other: String, in theme: String) throws -> Double {
        let colours = colours(theme)
        let pair = [luminance(try #require(colours["--\(one)"])), luminance(try #require(colours["--\(other)"]))]
            .sorted()
        return (pair[1] + 0.05) / (pair[0] + 0.05)
    }

    private static let grounds = ["paper", "surface", "sunken"]
    private static let tones = ["exclude", "hold", "caution", "note", "good", "unknown"]
    private static let texts: [(String, String)] =
        ["ink", "ink-soft", "ink-faint", "accent", "accent-strong"].flatMap { ink in grounds.map { (ink, $0) } }
        + tones.flatMap { tone in (grounds + ["\(tone)-wash"]).map { (tone, $0) } }
        + tones.map { ("ink", "\($0)-wash") }
        + [
            ("on-accent", "accent"), ("on-accent", "accent-strong"), ("on-stamp", "stamp"), ("ink", "accent-wash"),
            ("accent-strong", "accent-wash"), ("accent", "accent-wash"), ("ink-soft", "accent-wash"),
        ]

    @Test(arguments: ["day", "dim"])
    func `text has a contrast of 4.5 or more`(_ theme: String) throws {
        for (ink, ground) in Self.texts {
            let contrast = try Self.contrast(ink, ground, in: theme)
            #expect(contrast >= 4.5, "\(ink) on \(ground) in \(theme): \(contrast)")
        }
    }

    @Test(arguments: ["day", "dim"])
    func `edges of controls and the focus ring have a contrast of 3 or more`(_ theme: String) throws {
        for edge in ["line-strong", "focus", "accent"] {
            for ground in Self.grounds {
                let contrast = try Self.contrast(edge, ground, in: theme)
                #expect(contrast >= 3, "\(edge) on \(ground) in \(theme): \(contrast)")
            }
        }
    }

    @Test func `the measure of contrast is right at its ends`() throws {
        #expect(abs(Self.luminance("#fff") - 1) < 0.0001)
        #expect(abs(Self.luminance("#777777") - 0.1845) < 0.0005)
    }

    @Test func `every colour used is one that a theme names`() {
        let named = Set(Self.sheet.matches(of: /(--[a-z-]+):/).map { String($0.1) })
        for used in Set(Self.sheet.matches(of: /var\((--[a-z-]+)\)/).map { String($0.1) }) {
            #expect(named.contains(used), "\(used)")
        }
    }

    @Test func `the stylesheet asks nothing of anyone and is closed`() {
        #expect(!Self.sheet.contains("url(") && !Self.sheet.contains("@import"))
        #expect(Self.sheet.count { $0 == "{" } == Self.sheet.count { $0 == "}" })
    }

    @Test func `movement is only for those who have not asked for less`() throws {
        #expect(!Self.sheet.contains("animation"))
        let transition = try #require(Self.sheet.firstRange(of: "transition:"))
        let guarded = try #require(Self.sheet.firstRange(of: "@media (prefers-reduced-motion: no-preference)"))
        #expect(guarded.lowerBound < transition.lowerBound)
        #expect(Self.sheet.ranges(of: "transition:").count == 1)
    }
}

@Suite struct AssetTests {
    @Test(arguments: Asset.allCases)
    func `an asset is found again by its path, and by no other`(_ asset: Asset) {
        #expect(Asset(path: asset.path) == asset)
        #expect(asset.path.wholeMatch(of: /\/assets\/[a-z]+\.[0-9a-f]{8}\.(css|js|svg)/) != nil)
        #expect(!asset.bytes.isEmpty)
    }

    @Test(arguments: ["/assets/app.00000000.css", "/assets/", "/assets/../secret", ""])
    func `an unknown path is no asset`(_ path: String) { #expect(Asset(path: path) == nil) }

    @Test(arguments: [Asset.script, .tasks])
    func `a script keeps nothing in the browser and asks nothing of others`(_ asset: Asset) {
        // A form may be sent to where its own button would send it.
        let script = String(decoding: asset.bytes, as: UTF8.self).replacing("fetch(form.action,", with: "")
        for word in ["localStorage", "sessionStorage", "indexedDB", "document.cookie", "innerHTML", "fetch(", "http"] {
            #expect(!script.contains(word), "\(word)")
        }
    }
}
