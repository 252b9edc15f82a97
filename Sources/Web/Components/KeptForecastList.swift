import Care
import Clinic

/// What was forecast at the time: each forecast of the record with its model, its inputs, and how it stands today.
struct KeptForecastList: Component {
    struct Line: Sendable {
        let kept: Recorded<KeptForecast>
        let standing: ForecastStanding
    }

    let lines: [Line]
    let clock: WallClock

    private static let most = 6

    /// The newest first.
    init(_ kept: [Recorded<KeptForecast>], from cache: ForecastCache, clock: WallClock) {
        lines = kept.suffix(Self.most).reversed().map {
            Line(kept: $0, standing: ForecastStanding($0.content, from: cache))
        }
        self.clock = clock
    }

    var html: HTML {
        guard !lines.isEmpty else { return HTML() }
        return Fold(
            title: "Forecast at the time", id: "kept-forecasts",
            body: "<ul class=\"plain small\">\(lines.map(item))</ul>"
        ).html
    }

    private func item(_ line: Line) -> HTML {
        let kept = line.kept.content
        return """
            <li><strong>\(kept.occasion.capitalisedFirst), \(clock.dayAndTime(line.kept.occurredAt)):</strong> \
            \(ForecastWords.peak(kept)); peaks of all models \(ForecastWords.whole(kept.lowestOfModels)) to \
            \(ForecastWords.whole(kept.highestOfModels)) ng/mL. <span class="soft">Model \(kept.modelID), hash \
            \(kept.modelHash.prefix(12)). From \(ForecastWords.inputs(kept)). \(ForecastWords.standing(line.standing))</span></li>
            """
    }
}
