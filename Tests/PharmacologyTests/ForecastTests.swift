import Foundation
import Testing

@testable import Pharmacology

@Suite struct ForecastTests {
    static let request = ForecastRequest(
        modelID: "otto-2021", patient: PatientCovariates(weightKilograms: 82, ageYears: 44, sex: .female),
        regimen: Regimen([Dose(.intravenous, milligrams: 41, startHours: 0, durationHours: 40.0 / 60)]),
        times: (0...48).map { Double($0) / 12 }, subjects: 200, seed: 9)

    @Test func `a stored forecast can be read and made again`() throws {
        let forecast = try Forecast(Self.request)
        let stored = try JSONEncoder().encode(forecast)
        let read = try JSONDecoder().decode(Forecast.self, from: stored)
        #expect(read == forecast)
        #expect(try Forecast(read.request) == forecast)
        #expect(read.modelHash == (try ModelLibrary.model("otto-2021")).hash)
    }

    @Test func `times are answered in the order they were asked`() throws {
        var request = Self.request
        request.times = [2, 0.5, 2, 1]
        let shuffled = try Forecast(request)
        request.times = [0.5, 1, 2, 2]
        let sorted = try Forecast(request)
        let (one, two) = (shuffled.series[0], sorted.series[0])
        #expect(one.typical == [two.typical[2], two.typical[0], two.typical[2], two.typical[1]])
        #expect(one.band?.p95 == two.band.map { [$0.p95[2], $0.p95[0], $0.p95[2], $0.p95[1]] })
    }

    @Test func `an infusion stopped early is the whole one until then and lower afterwards`() throws {
        var request = Self.request
        request.subjects = 0
        let whole = try Forecast(request).series[0].typical
        request.regimen = request.regimen.stopped(atHours: 0.25)
        let stopped = try Forecast(request).series[0].typical
        for index in 0...3 { #expect(abs(stopped[index] - whole[index]) <= 1e-9 * whole[index]) }
        for index in 4...48 { #expect(stopped[index] < whole[index]) }
    }

    @Test func `the models disagree more than people do, and each says where it was sampled`() throws {
        let spread = ModelSpread(Self.request)
        #expect(spread.lines.count == 6)
        let peaks = try #require(spread.peaks)
        #expect(peaks.upperBound / peaks.lowerBound > 1.5)
        #expect(Set(spread.lines.map(\.site)) == [.arterial, .venous])
    }

    @Test func `the picture has bands, marks, other models and the sentence about benefit`() throws {
        let forecast = try Forecast(Self.request)
        let drawing = ForecastDrawing(
            forecast, spread: ModelSpread(Self.request),
            marks: [
                ForecastMark(.now, hours: 1, label: "now <&>"),
                ForecastMark(.measured, hours: 1, value: 60, label: "60"),
                ForecastMark(.level, value: 180, label: "limit"),
            ])
        let svg = drawing.svg
        #expect(svg.hasPrefix("<svg") && svg.hasSuffix("</svg>"))
        #expect(svg.contains("now &lt;&amp;&gt;") && svg.contains("<circle") && svg.contains("limit"))
        #expect(svg.contains(Statement.exposure))
        #expect(svg.contains("kamp-2020, arterial"))
        #expect(!svg.contains("nan") && !svg.contains("inf,"))
        #expect(try XMLSyntax.isWellFormed(svg))
        var one = drawing
        one.analytes = [.norketamine]
        #expect(!one.svg.contains(">esketamine, ng/mL<"))
    }

    @Test func `axis marks are round numbers that reach the top`() {
        #expect(ForecastPanel.ticks(to: 158, about: 4) == [0, 50, 100, 150, 200])
        #expect(ForecastPanel.ticks(to: 0.03, about: 4).last ?? 0 >= 0.03)
        #expect(ForecastPanel.ticks(to: 4, about: 6).last == 4)
    }

    @Test func `a forecast says the sentence and the site`() throws {
        let forecast = try Forecast(Self.request)
        #expect(forecast.statement.contains("not been shown to predict antidepressant benefit"))
        #expect(forecast.notes.contains { $0.contains("venous") })
    }
}

/// Enough of XML to see that every element closes.
enum XMLSyntax {
    static func isWellFormed(_ text: String) throws -> Bool {
        var open: [Substring] = []
        for match in text.matches(of: /<(\/?)([a-zA-Z]+)[^<>]*?(\/?)>/) {
            if match.output.3 == "/" { continue }
            if match.output.1 == "/" {
                guard open.popLast() == match.output.2 else { return false }
            } else {
                open.append(match.output.2)
            }
        }
        return open.isEmpty
    }
}
