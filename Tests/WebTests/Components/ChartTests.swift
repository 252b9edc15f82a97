import Care
import Testing

@testable import Web

@Suite struct ChartTests {
    private func tags(_ component: some Component, _ kind: String) -> [MarkupReader.Tag] {
        MarkupReader(component.html.text).tags.filter {
            ($0["class"] ?? "").split(separator: " ").contains(Substring(kind))
        }
    }

    @Test func `every dose is a bar as tall as its milligrams`() throws {
        let bars = tags(Gallery.timeline, "dose")
        #expect(bars.count == 9)
        let heights = bars.compactMap { $0["height"].flatMap(Double.init) }
        #expect(abs(heights[0] / heights[8] - 35.0 / 45) < 0.01)
    }

    @Test func `planned sessions are drawn apart from given doses`() {
        #expect(tags(Gallery.timeline, "planned").count == 2)
    }

    @Test func `each scale is drawn on its own height`() {
        // 21 of 27 and 3 of 5 stand at different parts of lanes of one size.
        let dots = tags(Gallery.timeline, "score-dot").compactMap { $0["cy"].flatMap(Double.init) }
        #expect(dots.count == 12)
        #expect(abs((dots[8] - dots[0]) - (104 + (21.0 / 27 - 3.0 / 5) * 76)) < 0.2)
    }

    @Test func `nothing is drawn outside the drawing`() {
        for chart in [Gallery.timeline.html.text, Gallery.signs.html.text] {
            for tag in MarkupReader(chart).tags {
                for name in ["x", "x1", "x2", "cx"] {
                    guard let value = tag[name].flatMap(Double.init) else { continue }
                    #expect((0...1080).contains(value), "\(name)=\(value) in <\(tag.name)>")
                }
            }
        }
    }

    @Test func `the same facts stand in a table`() {
        let text = Gallery.timeline.html.text
        #expect(text.contains("<details>"))
        #expect(text.ranges(of: "<tr>").count == 1 + 9 + 12 + 4 + 2)
        #expect(Gallery.signs.html.text.contains("156/94 mmHg"))
    }

    @Test func `a drawing says in words what it shows`() {
        let text = Gallery.timeline.html.text
        #expect(text.contains("9 doses, the first 35 mg, the last 45 mg"))
        #expect(text.contains("PHQ-9 from 21 to 4."))
    }

    @Test func `a course that has not begun can be drawn`() {
        let day = Day(ordinal: 20_000)
        let empty = Timeline(
            title: "Course", from: day, through: day, today: day,
            scales: [.init(name: "PHQ-9", maximum: 27, scores: [])])
        #expect(empty.html.text.contains("not yet scored"))
        #expect(MarkupReader(empty.html.text).faults == [])
        let signs = SignsChart(title: "Signs", readings: [])
        #expect(signs.html.text.contains("No readings yet."))
    }

    @Test func `a year-long course keeps its axis readable`() {
        let from = Day(ordinal: 20_000)
        let long = Timeline(
            title: "Course", from: from, through: from.adding(days: 800), today: from.adding(days: 400),
            doses: (0..<80).map { .init(day: from.adding(days: $0 * 5), dose: Milligrams(40)) })
        let labels = MarkupReader(long.html.text).tags.filter { $0.name == "text" && $0["class"] == "axis" }
        #expect(labels.count < 20)
        #expect(tags(long, "value").count < 20)
    }

    @Test func `signs beyond the usual range stretch the scale rather than leave it`() {
        let chart = SignsChart(
            title: "Signs", readings: [.init(minute: 3, systolic: 231, diastolic: 130, heartRate: 28, oxygen: 71)])
        #expect(chart.html.text.contains(">240</text>"))
        #expect(chart.html.text.contains(">70</text>"))
        #expect(chart.html.text.contains(">20</text>"))
    }

    @Test func `hostile words in a chart stay words`() {
        let day = Day(ordinal: 20_000)
        let chart = Timeline(
            title: "<script>", from: day, through: day.adding(days: 9), today: day,
            events: [.init(day: day, words: "\"><script>", tone: .note)])
        #expect(!chart.html.text.contains("<script>"))
    }
}
