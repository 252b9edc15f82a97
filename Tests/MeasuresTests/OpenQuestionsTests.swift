import Measures
import Testing

/// What a sheet in progress still asks.
@Suite struct OpenQuestionsTests {
    private func open(_ scale: String, _ answers: [String: Int]) throws -> [String] {
        try Vectors.scale(scale).open(answers).map(\.id)
    }

    @Test func `questions behind a gate are open only after the answer that opens it`() throws {
        #expect(try open("c-ssrs-recent", [:]) == ["1", "2", "6"])
        #expect(try open("c-ssrs-recent", ["1": 1, "2": 0, "6": 0]) == [])
        #expect(try open("c-ssrs-recent", ["1": 1, "2": 1, "6": 0]) == ["3", "4", "5"])
        #expect(try open("c-ssrs-recent", ["1": 0, "2": 0, "6": 1]) == ["6-recent"])
    }

    @Test func `a question behind two gates waits for both`() throws {
        #expect(try open("audit", ["1": 0]) == ["9", "10"])
        #expect(try open("audit", ["1": 2]) == ["2", "3", "9", "10"])
        #expect(try open("audit", ["1": 2, "2": 0, "3": 0]) == ["9", "10"])
        #expect(try open("audit", ["1": 2, "2": 0, "3": 1]) == ["4", "5", "6", "7", "8", "9", "10"])
    }

    @Test func `a last question that may be left out is one only behind an open gate`() throws {
        let negative = ["1": 0, "2": 0, "3": 0, "4": 0]
        #expect(try open("asq", negative) == [])
        #expect(try open("asq", ["1": 0, "2": 0, "3": 0]) == ["4"])
        #expect(try open("asq", ["1": 0, "2": 0, "3": 1, "4": 0]) == ["5"])
    }
}
