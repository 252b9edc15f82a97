import Care
import Foundation

/// Reads what was typed into a field, or refuses naming it.
enum FactReading {
    /// A number as people type it: `0.5` or `0,5`; with a minus before it only where `signed`.
    static func number(_ typed: String, signed: Bool = false) -> Double? {
        if signed, let first = typed.first, first == "-" || first == "\u{2212}" {
            return number(String(typed.dropFirst())).map { -$0 }
        }
        let plain = typed.replacing(",", with: ".")
        guard !plain.isEmpty, plain.utf8.allSatisfy({ (48...57).contains($0) || $0 == UInt8(ascii: ".") }),
            let number = Double(plain), number.isFinite
        else { return nil }
        return number
    }

    static func words(_ form: Form, _ field: String, _ name: String, most: Int = 200) throws -> String {
        let typed = form[field]
        guard !typed.isEmpty, typed.count <= most else {
            throw Refusal(
                code: "fact.words", field: field, reason: "\(name) is empty or over \(most) characters.",
                remedy: "Write it in a few words.")
        }
        return typed
    }

    static func day(_ form: Form, _ field: String, notAfter today: Day) throws -> Day {
        guard let day = try optionalDay(form, field, notAfter: today) else {
            throw Refusal(
                code: "fact.day", field: field, reason: "No day was given.", remedy: "Enter the day it was.")
        }
        return day
    }

    static func optionalDay(_ form: Form, _ field: String, notAfter today: Day?) throws -> Day? {
        guard let typed = form.optional(field) else { return nil }
        guard let day = Day(typed) else {
            throw Refusal(
                code: "fact.day", field: field, reason: "\(typed) is not a day.",
                remedy: "Enter year, month and day, as 2026-03-31.")
        }
        if let today, day > today {
            throw Refusal(
                code: "fact.day", field: field, reason: "\(day) is in the future.",
                remedy: "Enter today or an earlier day.")
        }
        return day
    }

    static func milligrams(_ form: Form, _ field: String) throws -> Milligrams? {
        guard let typed = form.optional(field) else { return nil }
        guard let number = number(typed), number > 0, number <= 10_000 else {
            throw Refusal(
                code: "fact.dose", field: field, reason: "\(typed) is not a dose in milligrams.",
                remedy: "Enter milligrams, or leave it empty.")
        }
        return Milligrams(number)
    }

    static func whole(_ form: Form, _ field: String, _ range: ClosedRange<Int>, _ name: String) throws -> Int {
        guard let number = Int(form[field]), range.contains(number) else {
            throw Refusal(
                code: "fact.number", field: field, reason: "\(name) must be a whole number.",
                remedy: "Enter \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }

    static func choice<Choice: RawRepresentable>(
        _ form: Form, _ field: String, _ name: String
    ) throws -> Choice where Choice.RawValue == String {
        guard let choice = Choice(rawValue: form[field]) else {
            throw Refusal(
                code: "fact.choice", field: field, reason: "\(name) was not chosen.",
                remedy: "Choose one from the list.")
        }
        return choice
    }
}
