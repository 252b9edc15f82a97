import Testing

/// Keeps SAFETY.md honest: a test it names exists, and a hazard without one says so.
@Suite struct SafetyLogTests {
    static let unproven = "No test yet"

    /// The tests that a log's rows name but `exists` does not know, and rows that name none without saying so.
    static func faults(in log: String, exists: (_ suite: String, _ test: String) -> Bool) -> [String] {
        var faults: [String] = []
        for line in log.split(separator: "\n") where line.hasPrefix("| H-") {
            let cells = line.split(separator: "|").map { $0.trimmingPrefix(/\s+/).trimmingSuffix() }
            guard cells.count == 5 else {
                faults.append("\(cells.first ?? "?"): five columns are needed, there are \(cells.count)")
                continue
            }
            let names = cells[4].matches(of: /`([^`\/]+)\/([^`]+)`/).map { (String($0.output.1), String($0.output.2)) }
            if names.isEmpty, cells[4] != unproven {
                faults.append("\(cells[0]): name a test as `Suite/test`, or say \(unproven)")
            }
            faults += names.filter { !exists($0, $1) }.map { "\(cells[0]): there is no \($0)/\($1)" }
        }
        return faults
    }

    /// Swift files that declare or extend each suite, and the browser's Python files by name.
    static func catalogue() throws -> [String: [String]] {
        var texts: [String: [String]] = [:]
        for file in try SourceTree.files(under: "Tests", ending: ".swift") {
            for match in file.text.matches(of: /(?:struct|class|enum|actor|extension) (\w+)/) {
                texts[String(match.output.1), default: []].append(file.text)
            }
        }
        for file in try SourceTree.files(under: "Tests/Browser", ending: ".py") {
            texts[file.path.split(separator: "/").last.map(String.init) ?? "", default: []].append(file.text)
        }
        return texts
    }

    static func isNamed(_ test: String, in text: String) -> Bool {
        ["func \(test)(", "func `\(test)`(", "@Test(\"\(test)\"", "def \(test)("].contains(where: text.contains)
    }

    @Test func `every test the hazard log names exists`() throws {
        let catalogue = try Self.catalogue()
        let log = try SourceTree.text(of: "SAFETY.md")
        #expect(log.contains("| H-01 |"))
        let faults = Self.faults(in: log) { suite, test in
            catalogue[suite, default: []].contains { Self.isNamed(test, in: $0) }
        }
        #expect(faults == [])
    }

    @Test(arguments: [
        "| H-01 | hazard | cause | control | `GateTests/renamed` |",
        "| H-01 | hazard | cause | control | `GoneTests/holds` |",
        "| H-01 | hazard | cause | control | tested by hand |",
        "| H-01 | hazard | cause | `GateTests/holds` |",
    ])
    func `a row that proves nothing is caught`(row: String) {
        #expect(Self.faults(in: row) { $0 == "GateTests" && $1 == "holds" } != [])
    }

    @Test(arguments: [
        "| H-01 | hazard | cause | control | `GateTests/holds`, `GateTests/holds` |",
        "| H-01 | hazard | cause | control | No test yet |",
    ])
    func `a row that is proven, or says that it is not, passes`(row: String) {
        #expect(Self.faults(in: row) { $0 == "GateTests" && $1 == "holds" } == [])
    }
}

extension Substring {
    fileprivate func trimmingSuffix() -> Substring {
        self[..<(lastIndex { !$0.isWhitespace }.map(index(after:)) ?? startIndex)]
    }
}
