import Testing

@testable import Care

@Suite("Figures as they may be written in a record")
struct FigureTests {
    @Test(
        "a leading zero, no trailing zero, at most the decimals asked for",
        arguments: [
            (5, "5"), (0.5, "0.5"), (0.25, "0.25"), (3.500, "3.5"), (100, "100"), (1_000, "1000"), (0, "0"),
            (-0.5, "-0.5"), (-0.0001, "0"), (-0.0, "0"), (0.0005, "0.001"), (2.0 / 3, "0.667"), (9.9996, "10"),
            (10.05, "10.05"), (1_234_567.891, "1234567.891"), (.nan, "?"), (.infinity, "?"), (-Double.infinity, "?"),
        ] as [(Double, String)])
    func text(value: Double, text: String) {
        #expect(Figure.text(value) == text)
    }

    @Test("decimals can be fewer")
    func decimals() {
        #expect(Figure.text(2.5, decimals: 0) == "3")
        #expect(Figure.text(119.6, decimals: 0) == "120")
        #expect(Figure.text(1.05, decimals: 1) == "1.1")
        #expect(Figure.text(10, decimals: 1) == "10")
    }

    @Test("quantities carry their unit and their own arithmetic")
    func quantities() {
        #expect(Milligrams(35).description == "35 mg")
        #expect(MilligramsPerKilogram(0.5) * Kilograms(70) == Milligrams(35))
        #expect(Milligrams(35).volume(at: MilligramsPerMillilitre(10)).description == "3.5 mL")
        #expect(Milligrams(35).per(Kilograms(70)).description == "0.5 mg/kg")
        #expect(Milligrams(1) + Milligrams(2) == Milligrams(3))
    }
}
