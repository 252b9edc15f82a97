import Care

/// What a monitor measured from minute to minute, beside the signs that people charted.
struct SignsTrace: Sendable {
    enum Sign: Sendable {
        case heartRate
        case oxygen
    }

    /// One stretch of time: its middle, and the values in it.
    struct Stretch: Sendable {
        let minute: Double
        let lowest: Double
        let highest: Double
        let last: Double
    }

    let sign: Sign
    /// Oldest first; apart by more than two of them nothing is drawn between.
    let stretches: [Stretch]
    /// The length of a stretch in minutes.
    let length: Double

    /// A line through the last values with the range of each stretch behind it, broken where nothing was measured.
    func drawing(x: ChartScale, y: ChartScale) -> HTML {
        let kind = sign == .heartRate ? "heart" : "oxygen"
        var runs: [[Stretch]] = []
        for stretch in stretches {
            if let last = runs.last?.last, stretch.minute - last.minute <= length * 2.5 {
                runs[runs.count - 1].append(stretch)
            } else {
                runs.append([stretch])
            }
        }
        return runs.map { run in
            run.filter { $0.highest > $0.lowest }.map { stretch in
                Draw.line(x(stretch.minute), y(stretch.lowest), x(stretch.minute), y(stretch.highest), "\(kind) range")
            }.joined() + Draw.path(run.map { (x: x($0.minute), y: y($0.last)) }, "\(kind) trace")
        }.joined()
    }
}
