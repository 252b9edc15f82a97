/// Writes scores as lines of CSV. Names of bands and flags are put into bytes once.
struct ScoreWriter {
    private let scale: CompiledScale
    private var bands: [Int: [UInt8]] = [:]
    private var flags: [UInt64: [UInt8]] = [:]

    init(_ scale: CompiledScale) { self.scale = scale }

    mutating func write(_ row: Int, _ outcome: Outcome, to output: inout [UInt8]) {
        number(row, &output)
        output.append(UInt8(ascii: ","))
        if outcome.hasTotal {
            number(outcome.total, &output)
            output.append(UInt8(ascii: ","))
            number(outcome.unrounded, &output)
        } else {
            output.append(UInt8(ascii: ","))
        }
        output.append(UInt8(ascii: ","))
        number(outcome.answered, &output)
        output += outcome.prorated ? Self.yes : Self.no
        output += band(outcome)
        output.append(UInt8(ascii: ","))
        if !outcome.flags.isEmpty || outcome.criteriaMet != 0 { output += flags(outcome) }
        output.append(UInt8(ascii: "\n"))
    }

    private static let yes = Array(",true,".utf8)
    private static let no = Array(",false,".utf8)

    private mutating func band(_ outcome: Outcome) -> [UInt8] {
        let key = outcome.band * 2 + (outcome.orHigher ? 1 : 0)
        if let known = bands[key] { return known }
        let made = Self.cell(scale.bandName(outcome) ?? "")
        bands[key] = made
        return made
    }

    private mutating func flags(_ outcome: Outcome) -> [UInt8] {
        let key = UInt64(outcome.flags.rawValue) << 32 | UInt64(outcome.criteriaMet)
        if let known = flags[key] { return known }
        let made = Self.cell(scale.flags(outcome).joined(separator: ";"))
        flags[key] = made
        return made
    }

    private static func cell(_ text: String) -> [UInt8] {
        guard text.contains(where: { ",\"\n\r".contains($0) }) else { return Array(text.utf8) }
        return Array("\"\(text.replacing("\"", with: "\"\""))\"".utf8)
    }

    private func number(_ number: Double, _ output: inout [UInt8]) {
        if let whole = Int(exactly: number) { return self.number(whole, &output) }
        output += Array("\(number)".utf8)
    }

    private func number(_ number: Int, _ output: inout [UInt8]) {
        if number < 0 {
            output.append(UInt8(ascii: "-"))
            return self.number(-number, &output)
        }
        if number < 10 {
            output.append(UInt8(number + 48))
            return
        }
        self.number(number / 10, &output)
        output.append(UInt8(number % 10 + 48))
    }
}
