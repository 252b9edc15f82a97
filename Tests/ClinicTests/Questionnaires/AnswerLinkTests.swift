import Care
import Foundation
import Testing

@testable import Clinic

@Suite struct AnswerLinkTests {
    private static let key = Data((0..<32).map { UInt8($0) })
    private static let asking = AskingID("00112233445566778899aabbccddeeff")
    private static let end = Instant(microseconds: 1_790_000_000_000_000)
    private static let link = AnswerLink(asking: asking, expires: end)

    @Test func `a link that was signed opens what it names`() {
        let text = Self.link.text(key: Self.key)
        #expect(text.count == 72)
        #expect(AnswerLink(text: text, key: Self.key) == Self.link)
        #expect(!Self.link.isOver(at: Self.end.adding(minutes: -1)))
        #expect(Self.link.isOver(at: Self.end))
    }

    @Test func `any altered digit, another key, or another length opens nothing`() {
        let text = Self.link.text(key: Self.key)
        for place in text.indices {
            for digit in "0123456789abcdef" where digit != text[place] {
                var altered = text
                altered.replaceSubrange(place...place, with: String(digit))
                #expect(AnswerLink(text: altered, key: Self.key) == nil)
            }
        }
        #expect(AnswerLink(text: text, key: Data(repeating: 7, count: 32)) == nil)
        for wrong in ["", String(text.dropLast()), text + "0", text.uppercased(), "é" + text.dropFirst(2), text + " "] {
            #expect(AnswerLink(text: wrong, key: Self.key) == nil)
        }
    }

    @Test func `a later end cannot be written into a link`() {
        let text = Self.link.text(key: Self.key)
        let later = AnswerLink(asking: Self.asking, expires: Self.end.adding(minutes: 60 * 24 * 365)).text(
            key: Self.key)
        let mended = String(text.prefix(32)) + String(later.dropFirst(32).prefix(8)) + String(text.suffix(32))
        #expect(mended.count == text.count)
        #expect(AnswerLink(text: mended, key: Self.key) == nil)
    }
}
