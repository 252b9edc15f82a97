import Foundation
import Records
import Testing

@Suite("A statement")
struct SQLTests {
    @Test("binds every value and writes placeholders for both databases")
    func placeholders() {
        let name = "Ada'; DROP TABLE person; --"
        let statement: SQL = "SELECT * FROM person WHERE name = \(name) AND age > \(40) AND note IS \(String?.none)"
        #expect(statement.questionMarked == "SELECT * FROM person WHERE name = ? AND age > ? AND note IS ?")
        #expect(statement.numbered == "SELECT * FROM person WHERE name = $1 AND age > $2 AND note IS $3")
        #expect(statement.values == [.text(name), .int64(40), .null])
    }

    @Test("is made of fragments")
    func fragments() {
        let order: SQL = true ? "ORDER BY name DESC" : "ORDER BY name"
        var statement: SQL = "SELECT name FROM person WHERE here = \(true) \(order)"
        statement += " LIMIT \(5)"
        #expect(statement.numbered == "SELECT name FROM person WHERE here = $1 ORDER BY name DESC LIMIT $2")
        #expect(statement.values == [.int64(1), .int64(5)])
    }

    @Test("takes lists of any length with few texts", arguments: [0, 1, 2, 3, 4, 5, 100])
    func lists(count: Int) {
        let numbers = (0..<count).map { Int64($0) }
        let statement: SQL = "SELECT 1 WHERE 1 IN \(list: numbers)"
        #expect(Set(statement.values) == Set(numbers.map { SQLValue.int64($0) }))
        #expect(Set([0, 1, 2, 4, 8, 128]).contains(statement.values.count))
        #expect(statement.questionMarked.count { $0 == "?" } == statement.values.count)
    }

    @Test("answers rows whose columns are what they were asked for, or says what they are")
    func rows() throws {
        let row = Row([.int64(1), .double(2.5), .text("a"), .data(Data([1])), .null])
        #expect(try row.int64(0) == 1)
        #expect(try row.bool(0))
        #expect(try row.double(0) == 1)
        #expect(try row.double(1) == 2.5)
        #expect(try row.text(2) == "a")
        #expect(try row.data(3) == Data([1]))
        #expect(try row.textIfPresent(4) == nil)
        #expect(try row.textIfPresent(2) == "a")
        #expect(throws: StoreError.invalid(reason: "Column 2 holds text, a whole number was asked for.")) {
            try row.int64(2)
        }
        #expect(throws: StoreError.invalid(reason: "Column 4 holds nothing, text was asked for.")) { try row.text(4) }
        #expect(throws: StoreError.invalid(reason: "The row has 5 columns, column 5 was asked for.")) {
            try row.text(5)
        }
    }
}
