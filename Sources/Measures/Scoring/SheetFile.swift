public import Foundation

/// Scores a CSV file of answer sheets: one sheet to a row, an empty cell for a skipped question.
///
/// All or nothing: a row that cannot be scored refuses the file, so that no sheet is left out unseen.
public struct SheetFile {
    private let scale: CompiledScale
    private let names: [String]
    private let totalColumn: String?
    /// Place of each of the file's columns in the sheet: -1 for one that is passed over, -2 for the stated total.
    private var places: [Int] = []
    private var writer: ScoreWriter

    /// - Parameter columns: Names of the columns that hold the items, in the order of the items.
    /// - Parameter totalColumn: The column of totals that came with the sheets; those their items do not make are flagged.
    /// - Throws: A `ScaleRefusal` when there are too few or too many names, or one stands twice.
    public init(scale: CompiledScale, columns: [String], totalColumn: String? = nil) throws {
        try scale.fits(columns.count, field: "columns")
        if let twice = columns.indices.first(where: { columns[..<$0].contains(columns[$0]) }) {
            throw ScaleRefusal(
                field: "columns", reason: "\"\(columns[twice])\" stands twice.", remedy: "Name a column for each item.")
        }
        self.scale = scale
        names = columns
        self.totalColumn = totalColumn
        writer = ScoreWriter(scale)
    }

    /// The scores as CSV with the columns row, total, unrounded, answered, prorated, band and flags; rows count from 1.
    ///
    /// - Throws: A `ScaleRefusal` that names the row and the column of what cannot be read.
    public mutating func score(_ data: Data) throws -> [UInt8] {
        try data.withUnsafeBytes { raw in
            try score(raw.bindMemory(to: UInt8.self))
        }
    }

    private mutating func score(_ bytes: UnsafeBufferPointer<UInt8>) throws -> [UInt8] {
        var reader = CSVReader(bytes)
        try readHeader(&reader)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 2 + 128)
        output += Array("row,total,unrounded,answered,prorated,band,flags\n".utf8)
        var answers = [Int16](repeating: Answer.missing, count: scale.items.count)
        var row = 0
        while !reader.isAtEnd {
            // In a file of one column an empty line is a skipped question; in any other, empty last lines are no sheets.
            if places.count > 1, reader.onlyLineBreaksFollow { break }
            row += 1
            for place in answers.indices { answers[place] = Answer.missing }
            let stated = try readRow(row, &reader, &answers)
            var outcome = scale.outcome(&answers)
            if let stated { scale.compare(stated, &outcome) }
            writer.write(row, outcome, to: &output)
        }
        return output
    }

    private mutating func readHeader(_ reader: inout CSVReader) throws {
        var header: [String] = []
        var ended = reader.isAtEnd
        while !ended {
            let cell = try next(&reader, row: 0)
            header.append(String(decoding: reader.bytes(of: cell), as: UTF8.self))
            ended = cell.endsRow
        }
        places = header.map { name in names.firstIndex(of: name) ?? (name == totalColumn ? -2 : -1) }
        for name in names + [totalColumn].compactMap({ $0 }) {
            let count = header.count { $0 == name }
            guard count != 1 else { continue }
            throw ScaleRefusal(
                field: "columns",
                reason: count == 0
                    ? "The file has no column \"\(name)\"." : "The file has \(count) columns named \"\(name)\".",
                remedy: header.allSatisfy(\.isEmpty)
                    ? "The file is empty: give one whose first line names the columns."
                    : "Its columns are \(header.prefix(40).joined(separator: ", ")).")
        }
    }

    /// Reads one row into the answers, and gives the total that it states.
    private func readRow(_ row: Int, _ reader: inout CSVReader, _ answers: inout [Int16]) throws -> Double? {
        var stated: Double?
        for column in 0..<places.count {
            let cell = try next(&reader, row: row)
            let place = places[column]
            if place >= 0 {
                answers[place] = try answer(reader.bytes(of: cell), to: place, row)
            } else if place == -2 {
                stated = try total(reader.bytes(of: cell), row)
            }
            if cell.endsRow != (column == places.count - 1) {
                throw ScaleRefusal(
                    field: "row \(row)",
                    reason: "It has \(cell.endsRow ? "fewer" : "more") cells than the first line has columns.",
                    remedy: "Write one cell for each column, empty for a skipped question.")
            }
        }
        return stated
    }

    /// One digit is nearly every answer.
    private func answer(_ bytes: UnsafeBufferPointer<UInt8>, to place: Int, _ row: Int) throws -> Int16 {
        if bytes.count == 1 {
            let digit = Int16(bytes[0]) - 48
            if digit >= 0, digit <= 9, scale.items[place].accepts(digit) { return digit }
        } else if bytes.isEmpty {
            return Answer.missing
        }
        return try scale.answer(bytes, to: place, field: "row \(row), column \(names[place])")
    }

    private func total(_ bytes: UnsafeBufferPointer<UInt8>, _ row: Int) throws -> Double? {
        let text = String(decoding: bytes, as: UTF8.self).filter { $0 != " " }
        if text.isEmpty { return nil }
        guard text.wholeMatch(of: /-?[0-9]{1,6}(\.[0-9]{1,9})?/) != nil, let number = Double(text) else {
            throw ScaleRefusal(
                field: "row \(row), column \(totalColumn ?? "")", reason: "\"\(text.prefix(40))\" is not a number.",
                remedy: "Write a total, or leave the cell empty.")
        }
        return number
    }

    private func next(_ reader: inout CSVReader, row: Int) throws -> CSVReader.Cell {
        do { return try reader.next() } catch {
            throw ScaleRefusal(
                field: row == 0 ? "first line" : "row \(row)", reason: "A quoted cell is not closed as CSV asks.",
                remedy: "Put \" around the whole cell, and double each \" inside it.")
        }
    }
}
