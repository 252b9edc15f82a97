/// Places values along a stretch of a drawing.
struct ChartScale: Sendable {
    let from: Double
    let through: Double
    /// Where `from` and `through` lie in the drawing; the second is smaller for a vertical scale, which grows upwards.
    let start: Double
    let end: Double

    init(_ values: ClosedRange<Double>, onto start: Double, _ end: Double) {
        from = values.lowerBound
        through = max(values.upperBound, values.lowerBound + 0.000_1)
        self.start = start
        self.end = end
    }

    func callAsFunction(_ value: Double) -> Double {
        let held = min(max(value, from), through)
        return start + (held - from) / (through - from) * (end - start)
    }
}
