import Testing

/// The shape of the house as a test: who may import whom, and what a source file may look like.
@Suite struct ArchitectureTests {
    /// What every room may import beside its own list. `Care` is pure, so it gets none of these.
    static let system: Set = ["Foundation", "Dispatch", "Synchronization", "Glibc", "Darwin", "Musl"]

    /// Everything a room may import. A new room needs a line here and in Documentation/ARCHITECTURE.md.
    static let allowed: [String: Set<String>] = [
        "Care": ["Foundation", "Measures", "Crypto"],
        "Measures": ["Foundation", "Crypto"],
        "Pharmacology": ["Foundation", "Crypto", "Dispatch"],
        "Records": system.union(["Crypto", "GRDB", "GRDBSQLite"]),
        "Exchange": system.union(["Care", "Measures", "Crypto"]),
        "Clinic": system.union(["Care", "Measures", "Pharmacology", "Records", "Crypto", "CryptoExtras"]),
        "Web": system.union([
            "Care", "Clinic", "Exchange", "Measures", "Pharmacology", "Hummingbird", "HTTPTypes", "Logging", "NIOCore",
            "ServiceLifecycle",
        ]),
        "Bedside": system.union([
            "Care", "Clinic", "Exchange", "Logging", "NIOCore", "NIOPosix", "NIOSSL", "ServiceLifecycle",
        ]),
        "Simulation": system.union(["Care", "Clinic", "Measures", "Records"]),
        "halcyon": system.union([
            "Bedside", "Care", "Clinic", "Exchange", "Measures", "Pharmacology", "Records", "Simulation", "Web",
            "ArgumentParser", "Hummingbird", "Logging", "ServiceLifecycle", "UnixSignals",
        ]),
    ]

    static func forbiddenImports(in file: SourceTree.File) -> [String] {
        guard let allowed = allowed[file.module] else { return ["\(file.path): the room \(file.module) is not known"] }
        return file.imports.filter { !allowed.contains($0) }.map { "\(file.path): imports \($0)" }
    }

    static func faultsOfStyle(in file: SourceTree.File) -> [String] {
        var faults: [String] = []
        if file.lines.count > 301 { faults.append("\(file.path): \(file.lines.count - 1) lines, 300 are the limit") }
        for (index, line) in file.lines.enumerated() {
            // Typed errors: Swift 6.3.1 can hand an async caller an earlier error in the place of the one thrown.
            for phrase in ["try!", "as!", "fatalError(", "TODO", "FIXME", "throws("] where line.contains(phrase) {
                faults.append("\(file.path):\(index + 1): \(phrase)")
            }
            if let name = declaredType(in: line), !vagueWords.isDisjoint(with: words(of: name)) {
                faults.append("\(file.path):\(index + 1): \(name) does not say what it is")
            }
        }
        let name = file.path.split(separator: "/").last.map(String.init) ?? ""
        if !vagueWords.isDisjoint(with: words(of: name)) {
            faults.append("\(file.path): the file's name does not say what it is")
        }
        return faults
    }

    static let vagueWords: Set = ["Manager", "Managers", "Helper", "Helpers", "Util", "Utils", "Impl", "Impls"]

    /// `SessionManager` is `Session` and `Manager`.
    static func words(of name: String) -> Set<String> {
        Set(name.matches(of: /[A-Z]?[a-z]+/).map { String($0.output) })
    }

    static func declaredType(in line: Substring) -> String? {
        line.firstMatch(of: /^\s*(?:[a-z@()]+ )*(?:struct|class|enum|actor|protocol|typealias) (\w+)/)
            .map { String($0.output.1) }
    }

    @Test func `no room imports what the design forbids`() throws {
        let files = try SourceTree.files(under: "Sources", ending: ".swift")
        #expect(!files.isEmpty)
        #expect(files.flatMap(Self.forbiddenImports) == [])
    }

    @Test(arguments: [
        ("Care/Plan.swift", "import GRDB"),
        ("Care/Plan.swift", "public import Dispatch"),
        ("Records/Store.swift", "import Care"),
        ("Exchange/Bundle.swift", "import Clinic"),
        ("Clinic/People.swift", "@preconcurrency import GRDB"),
        ("Web/Chart.swift", "import Records"),
        ("Web/Chart.swift", "    import struct GRDB.Row"),
        ("Simulation/Day.swift", "import Web"),
        ("Plumbing/Pipe.swift", "import Foundation"),
    ])
    func `a planted import is caught`(path: String, line: String) {
        #expect(Self.forbiddenImports(in: .init(path: "Sources/\(path)", text: "import Foundation\n\(line)\n")) != [])
    }

    @Test func `source files are short and named for what they are`() throws {
        let files = try SourceTree.files(under: "Sources", ending: ".swift")
        #expect(files.flatMap(Self.faultsOfStyle) == [])
    }

    @Test(arguments: [
        "let day = try! Day()", "let day = thing as! Day", "fatalError()", "func day() throws(Refusal) -> Day",
        "// TODO: later", "public final class SessionManager {", "enum DateUtils {", "struct StoreImpl: Store {",
    ])
    func `a planted fault of style is caught`(text: String) {
        #expect(Self.faultsOfStyle(in: .init(path: "Sources/Care/Plan.swift", text: text)) != [])
    }

    @Test(arguments: [
        "let files = FileManager.default", "struct Implant {", "enum Utilisation {",
    ])
    func `what is allowed is let through`(text: String) {
        #expect(Self.faultsOfStyle(in: .init(path: "Sources/Care/Plan.swift", text: text)) == [])
    }

    @Test(arguments: [(300, true), (301, false)])
    func `a file has at most 300 lines`(count: Int, fits: Bool) {
        let file = SourceTree.File(path: "Sources/Care/Plan.swift", text: String(repeating: "\n", count: count))
        #expect(Self.faultsOfStyle(in: file).isEmpty == fits)
    }

    @Test func `every target is built under the package's settings, in which a warning is an error`() throws {
        let manifest = try SourceTree.text(of: "Package.swift")
        #expect(manifest.contains(".treatAllWarnings(as: .error)"))
        let targets = manifest.matches(of: /\.(?:target|testTarget|executableTarget)\(/).count
        #expect(targets > 0)
        #expect(manifest.matches(of: /swiftSettings: settings/).count == targets)
    }
}
