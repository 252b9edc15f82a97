import Testing

@testable import Care

@Suite struct SurveillanceHistoryTests {
    private static func bladder(_ total: Double, flags: [String] = []) -> ChartEntry {
        .answered(
            AnswerSheet(
                scale: "own-bladder", version: "1.0.0", hash: "00", recall: "1-month", items: [], total: total,
                band: nil, answered: 5, prorated: false, flags: flags, suicideItem: nil, triage: nil, mode: .link,
                on: Sample.today))
    }

    private static func history(_ contents: ChartEntry...) throws -> [SurveillanceItem: SurveillanceResult] {
        var log = EntryLog()
        for content in contents { log.append(content) }
        return log.course.surveillanceHistory(under: try ShippedProtocols.treatment("iv-racemic"), zone: Sample.zone)
    }

    @Test func `an answered bladder questionnaire is surveillance done, and two symptoms or blood make it positive`()
        throws
    {
        #expect(try Self.history(Self.bladder(1))[.bladder] == SurveillanceResult(on: Sample.today))
        #expect(try Self.history(Self.bladder(2))[.bladder]?.positive == true)
        #expect(try Self.history(Self.bladder(1, flags: ["blood-in-urine"]))[.bladder]?.positive == true)
        let reviewed = SurveillanceDone(item: "bladder", positive: false, on: Sample.today, remark: "culture negative")
        #expect(try Self.history(Self.bladder(3), .surveillanceDone(reviewed))[.bladder]?.positive == false)
    }

    @Test func `a cognitive total three points under the first one is positive`() throws {
        func moca(_ total: Double, _ days: Int) -> ChartEntry {
            .scored(Score(scale: "moca", total: total, on: Sample.today.adding(days: days)))
        }
        #expect(try Self.history(moca(28, 0), moca(26, 90))[.cognition]?.positive == false)
        #expect(try Self.history(moca(28, 0), moca(25, 90))[.cognition]?.positive == true)
    }

    @Test func `a weight and the pressure of a session are both watched, as of the older of the two`() throws {
        let morning = Sample.morning
        func session(_ systolic: Int?) -> ChartEntry {
            .sessionClosed(
                SessionSummary(
                    session: SessionID("s"), number: 1, ending: .discharged, openedAt: morning, closedAt: morning,
                    given: Milligrams(35), weight: nil, route: .intravenous, protocolID: "iv-racemic",
                    peakSystolic: systolic, peakDiastolic: systolic.map { _ in 80 }, lowestSaturation: 97,
                    adverseEvents: [], overridden: [], remarks: ""))
        }
        let day = Day(morning, in: Sample.zone)
        func weight(_ on: Day) -> ChartEntry {
            .measured(
                Observation(
                    concept: Concept(codings: [Coding(.loinc, "29463-7")]), value: .quantity(70, unit: "kg"), on: on,
                    reference: "staff"))
        }
        let earlier = day.adding(days: -3)
        let item = SurveillanceItem.weightAndBloodPressure
        #expect(try Self.history(session(130))[item] == nil)
        #expect(try Self.history(weight(day), session(nil))[item] == nil)
        #expect(try Self.history(weight(day), session(130))[item] == SurveillanceResult(on: day))
        #expect(try Self.history(weight(earlier), session(130))[item] == SurveillanceResult(on: earlier))
        let found = SurveillanceDone(item: item.rawValue, positive: true, on: earlier, remark: "gained 9 kg")
        #expect(try Self.history(.surveillanceDone(found), weight(day), session(130))[item]?.positive == true)
    }

    private static func task(_ scale: String, _ total: Double, _ days: Int) -> ChartEntry {
        .scored(Score(scale: scale, total: total, on: Sample.today.adding(days: days)))
    }

    /// Reaction time in milliseconds and symbols coded, on one day.
    private static func battery(_ reaction: Double, _ coded: Double, _ days: Int) -> [ChartEntry] {
        [task("own-reaction-time", reaction, days), task("own-symbol-coding", coded, days)]
    }

    private static func cognition(_ contents: [ChartEntry]) throws -> SurveillanceResult? {
        var log = EntryLog()
        for content in contents { log.append(content) }
        return log.course.surveillanceHistory(under: try ShippedProtocols.treatment("iv-racemic"), zone: Sample.zone)[
            .cognition]
    }

    @Test func `the own tasks are the cognitive test when all of them were done on one day`() throws {
        #expect(try Self.cognition([Self.task("own-reaction-time", 300, 0)]) == nil)
        #expect(
            try Self.cognition([Self.task("own-reaction-time", 300, 0), Self.task("own-symbol-coding", 50, 1)]) == nil)
        let later = try Self.cognition(Self.battery(300, 50, 0) + Self.battery(310, 48, 180))
        #expect(later == SurveillanceResult(on: Sample.today.adding(days: 180)))
    }

    static let losses: [(Double, Double, Bool)] = [
        (374, 50, false), (375, 50, true), (300, 38, false), (300, 37.5, true), (200, 80, false), (600, 10, true),
    ]

    @Test(arguments: losses)
    func `slower, or fewer symbols, by a quarter of the first time is positive`(
        reaction: Double, coded: Double, isPositive: Bool
    ) throws {
        let result = try Self.cognition(Self.battery(300, 50, 0) + Self.battery(reaction, coded, 180))
        #expect(result?.positive == isPositive)
        #expect(result?.rule == (isPositive ? "SURVEY-COGNITION-TASKS-LOSS" : nil))
    }

    @Test func `a lost task holds the next dose by its own row, and an overdue battery by the calendar's`() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        let progress = try CourseProgress.example(
            phase: .maintenance, days: [0, 20], scores: [(0, 20)], intervalDays: 20)
        func holds(_ result: SurveillanceResult, on today: Day) -> [String] {
            var history: [SurveillanceItem: SurveillanceResult] = [:]
            for item in SurveillanceItem.allCases { history[item] = SurveillanceResult(on: today) }
            history[.cognition] = result
            return SurveillanceCalendar.due(history: history, progress, treatment, on: today).findings.map(\.id)
        }
        let today = try day("2026-09-20")
        let lost = SurveillanceResult(on: today, positive: true, rule: "SURVEY-COGNITION-TASKS-LOSS")
        #expect(holds(lost, on: today) == ["SURVEY-COGNITION-TASKS-LOSS"])
        #expect(holds(SurveillanceResult(on: try day("2026-03-20")), on: today) == [])
        #expect(holds(SurveillanceResult(on: try day("2026-03-19")), on: today) == ["SURVEY-COGNITION"])
    }

    @Test func `signs of dependence, craving, liver, heart and relapse come from the chart`() throws {
        func condition(_ words: String, code: String? = nil, onset: Day? = nil) -> ChartEntry {
            .condition(
                ReportedCondition(
                    concept: Concept(codings: code.map { [Coding(.icd10cm, $0)] } ?? [], texts: [words]),
                    status: .active, onset: onset, abated: nil, grade: nil, reference: "c"))
        }
        func progress(_ contents: ChartEntry...) -> CourseProgress {
            var log = EntryLog()
            for content in contents { log.append(content) }
            return log.course.progress(zone: Sample.zone)
        }
        let flag = SurveillanceDone(item: "early-refill", positive: true, on: Sample.today, remark: "")
        #expect(progress(.surveillanceDone(flag)).dependence.flags == [.earlyRefill])
        let cleared = SurveillanceDone(item: "early-refill", positive: false, on: Sample.today, remark: "")
        #expect(progress(.surveillanceDone(flag), .surveillanceDone(cleared)).dependence.flags == [])
        #expect(
            progress(.scored(Score(scale: "own-craving", total: 6, on: Sample.today))).dependence.craving == 6)
        #expect(progress(condition("cirrhosis of liver", code: "K74.60")).liverRisk)
        #expect(progress(condition("suicide attempt")).relapseEvents.count == 1)
        #expect(progress(condition("psychiatric hospitalization")).relapseEvents.count == 1)
        #expect(progress(condition("history of suicide attempt", code: "Z91.51")).relapseEvents.isEmpty)
        #expect(progress(condition("depression", code: "F33.2")).relapseEvents.isEmpty)
    }

    @Test func `a dose a quarter higher for the same response, twice, is tolerance`() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        func findings(_ rates: [Double]) throws -> [String] {
            let progress = try CourseProgress.example(
                phase: .maintenance, days: [0, 20, 40, 60], perKilogram: rates,
                scores: [(0, 20), (10, 8), (30, 8), (50, 8), (70, 8)], intervalDays: 20)
            var history: [SurveillanceItem: SurveillanceResult] = [:]
            let today = try day("2026-03-20")
            for item in SurveillanceItem.allCases { history[item] = SurveillanceResult(on: today) }
            return SurveillanceCalendar.due(history: history, progress, treatment, on: today).findings.map(\.id)
        }
        #expect(try findings([0.5, 0.5, 0.65, 0.65]) == [])
        #expect(try findings([0.5, 0.65, 0.85, 0.85]) == ["DEPENDENCE-TOLERANCE"])
    }
}
