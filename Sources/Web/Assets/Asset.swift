/// A file that every page may ask for. Its path holds a digest of its bytes, so it may be kept by browsers for ever.
enum Asset: CaseIterable, Sendable {
    case stylesheet
    case script
    /// For pages that bring themselves up to date.
    case liveScript
    case replayScript
    /// For patients' links alone.
    case answers
    /// For timed tasks that a patient does on a device of the clinic.
    case tasks
    case icon

    /// As `/assets/app.1f3c9a77.css`.
    var path: String { Self.paths[self] ?? "" }

    var contentType: String {
        switch self {
        case .stylesheet: "text/css; charset=utf-8"
        case .script, .liveScript, .replayScript, .answers, .tasks: "text/javascript; charset=utf-8"
        case .icon: "image/svg+xml"
        }
    }

    var bytes: [UInt8] {
        switch self {
        case .stylesheet: Stylesheet.bytes
        case .script: Script.bytes
        case .liveScript: LiveScript.bytes
        case .replayScript: ReplayScript.bytes
        case .answers: AnswerScript.bytes
        case .tasks: TaskScript.bytes
        case .icon: Mark.file
        }
    }

    /// The asset that a request's path names, when its digest is the one this build serves.
    init?(path: String) {
        guard let asset = Self.allCases.first(where: { $0.path == path }) else { return nil }
        self = asset
    }

    /// For `Cache-Control`: a changed file has another path, so nothing need be asked again.
    static let cacheControl = "public, max-age=31536000, immutable"

    private static let paths: [Asset: String] = Dictionary(
        uniqueKeysWithValues: allCases.map { asset in
            let name = asset.name
            return (asset, "/assets/\(name.stem).\(digest(asset.bytes)).\(name.kind)")
        })

    private var name: (stem: String, kind: String) {
        switch self {
        case .stylesheet: ("app", "css")
        case .script: ("app", "js")
        case .liveScript: ("live", "js")
        case .replayScript: ("replay", "js")
        case .answers: ("answers", "js")
        case .tasks: ("tasks", "js")
        case .icon: ("icon", "svg")
        }
    }

    /// Eight hexadecimal digits of FNV-1a. It tells builds apart; it guards nothing.
    private static func digest(_ bytes: [UInt8]) -> String {
        var hash: UInt32 = 2_166_136_261
        for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
