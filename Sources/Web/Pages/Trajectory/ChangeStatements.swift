import Care
import Measures

/// Whether there is enough to say something, and every published rule about the change with its source.
struct ChangeStatements: Component {
    let trajectory: Trajectory

    var html: HTML {
        """
        <p>\(Tag(word, tone)) \(trajectory.says)</p>\(trajectory.scale.practiceEffect.map(practice))\(reading)
        """
    }

    private func practice(_ effect: RuleSource) -> HTML {
        "<p>\(effect.text).\(effect.evidence.remark.map { " <span class=\"source\">(\($0))</span>" as HTML })</p>"
    }

    private var word: String { trajectory.isEnough ? "Enough to say" : "Not enough to say" }

    private var tone: Tone {
        switch trajectory.verdict {
        case .betterConfirmed: .good
        case .worseConfirmed: .hold
        case .worseOnce: .caution
        case .unchanged, .betterOnce, .notEnough: .note
        }
    }

    private var reading: HTML {
        guard let reading = trajectory.reading, let baseline = trajectory.baseline else {
            return "<p class=\"soft\">No rule speaks before there is a score after the baseline.</p>"
        }
        return """
            <p class="small soft">Baseline \(Figure.text(reading.baseline)) on \(Day(ordinal: baseline.ordinal).words), now \
            \(Figure.text(reading.current)). The baseline is the last score on or before the day of the first dose.</p>\
            <ul class="points">\(reading.statements.map(item))</ul>
            """
    }

    private func item(_ statement: ChangeReading.Statement) -> HTML {
        """
        <li class="point"><p class="what">\(statement.kind.words) \(Tag(met(statement), tone(statement)))</p>\
        <p class="small">\(statement.says.capitalisedFirst)\(statement.population.map { " (\($0))" } ?? "").</p>\
        <p class="source"><code>\(statement.rule)</code> \(statement.source)\(statement.evidence.remark.map { ", \($0)" } ?? "")</p></li>

        """
    }

    private func met(_ statement: ChangeReading.Statement) -> String {
        statement.met.map { $0 ? "met" : "not met" } ?? "not judged"
    }

    private func tone(_ statement: ChangeReading.Statement) -> Tone {
        guard statement.met == true else { return .plain }
        return switch statement.kind {
        case .worsening: .hold
        case .reliable: trajectory.reading.map { $0.improvement > 0 } == true ? .good : .hold
        default: .good
        }
    }
}

extension ChangeRule.Kind {
    var words: String {
        switch self {
        case .reliable: "Reliable change"
        case .meaningful: "Change that matters"
        case .partialResponse: "Partial response"
        case .response: "Response"
        case .remission: "Remission"
        case .recovered: "Recovery"
        case .worsening: "Worsening"
        }
    }
}

extension Evidence {
    /// What must be said beside a figure that was not read at its source.
    var remark: String? {
        switch self {
        case .readAtSource: nil
        case .readSecondHand: "read second-hand"
        case .fromMemory: "from memory, not verified"
        case .productDefault: "a default of the product, no source"
        }
    }
}
