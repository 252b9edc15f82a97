import Care
import Clinic
import Measures

/// A timed task: its instruction in words, the stage on which a script runs it, and the form that sends its result.
struct TaskForm: Component {
    let scoring: SheetScoring
    let task: ScreenTask
    let path: String
    let refusal: Refusal?

    var html: HTML {
        """
        <div class="stack" data-before><p class="instruction">\(scoring.definition.instruction ?? "")</p>\
        <p class="soft">This task is timed. You may stop at any time; nothing is saved then. It needs your eyes and one hand: say so \
        when it does not suit you. Your result is compared with your own earlier ones alone.</p></div>\
        <noscript><div class="refusals" role="alert"><p>This task needs JavaScript, which is switched off on this device. Please hand \
        it back. Staff can enter a result by hand: on the chart, Score, \(scoring.definition.title).</p>\
        <p><a class="button" href="\(url: Site.unlock)">Staff: unlock</a></p></div></noscript>\
        <div class="timed-task" data-task="\(task.kind.rawValue)" data-practice="\(task.practice)"\(figures) hidden>\
        <p class="turn" data-part="progress"></p>\
        <div class="stage" data-part="stage" tabindex="-1" hidden>\(stage)</div>\
        <p class="says" role="status" data-part="says"></p>\
        <div class="actions"><button type="button" class="button primary" data-part="begin">Start</button>\
        <button type="button" class="button" data-part="stop" hidden>Stop, save nothing</button></div></div>\
        <form class="form" method="post" action="\(url: path)" data-result hidden>\
        <h2 tabindex="-1">Done</h2><p data-part="summary"></p>\(results)\
        <p class="saving" role="status" data-part="sending"></p>\
        <div class="actions"><button type="submit" class="button primary">Send the result</button></div></form>\
        <p class="source">\(scoring.definition.licence.notice)</p>
        """
    }

    private var results: [HTML] {
        task.kind.results.map { "<input type=\"hidden\" name=\"\(SheetScoring.field($0))\">" }
    }

    private var figures: HTML {
        switch task.kind {
        case .reactionTime:
            let wait = task.waitMilliseconds ?? []
            return """
                 data-trials="\(task.trials ?? 0)" data-wait-from="\(wait.first ?? 0)" data-wait-to="\(wait.last ?? 0)" \
                data-early="\(task.falseStartMilliseconds ?? 0)" data-late="\(task.lapseMilliseconds ?? 0)"
                """
        case .symbolCoding: return " data-seconds=\"\(task.seconds ?? 0)\""
        }
    }

    private var stage: HTML {
        switch task.kind {
        case .reactionTime: "<button type=\"button\" class=\"signal\" data-part=\"signal\"></button>"
        case .symbolCoding:
            """
            \(CodingSymbol.sheet)\
            <ol class="coding-key" aria-label="Each symbol and its digit">\((1...9).map { digit in
                "<li><svg class=\"symbol\" viewBox=\"0 0 40 40\" role=\"img\" aria-label=\"\" data-part=\"key\"><use/></svg>\(digit)</li>"
                    as HTML
            })</ol>\
            <svg class="symbol current" viewBox="0 0 40 40" role="img" aria-label="" data-part="current"><use/></svg>\
            <div class="digits" role="group" aria-label="Digits">\((1...9).map { digit in
                "<button type=\"button\" class=\"button\" data-digit=\"\(digit)\">\(digit)</button>" as HTML
            })</div>
            """
        }
    }
}

/// The nine symbols of the coding task, drawn for it: plain strokes that are told apart without colour.
struct CodingSymbol {
    let name: String
    let shape: HTML

    static let all = [
        CodingSymbol(
            name: "ring with a dot",
            shape: "<circle cx=\"20\" cy=\"20\" r=\"13\"/><circle cx=\"20\" cy=\"20\" r=\"2\"/>"),
        CodingSymbol(name: "roof over a line", shape: "<path d=\"M7 22 20 8 33 22M9 31H31\"/>"),
        CodingSymbol(name: "open box", shape: "<path d=\"M9 9V31H31V9\"/>"),
        CodingSymbol(name: "hourglass", shape: "<path d=\"M9 8H31L9 32H31Z\"/>"),
        CodingSymbol(name: "hook", shape: "<path d=\"M13 7V24A8 8 0 0 0 29 24V19\"/>"),
        CodingSymbol(name: "three steps", shape: "<path d=\"M7 31H15V23H23V15H31V7\"/>"),
        CodingSymbol(name: "leaning cross", shape: "<path d=\"M9 9 31 31M31 9 9 31\"/>"),
        CodingSymbol(name: "half moon", shape: "<path d=\"M14 7A13 13 0 0 1 14 33Z\"/>"),
        CodingSymbol(name: "two waves", shape: "<path d=\"M6 15Q13 6 20 15T34 15M6 28Q13 19 20 28T34 28\"/>"),
    ]

    static var sheet: HTML {
        """
        <svg width="0" height="0" aria-hidden="true">\(all.enumerated().map { place, symbol in
            "<symbol id=\"symbol-\(place + 1)\" viewBox=\"0 0 40 40\" data-name=\"\(symbol.name)\">\(symbol.shape)</symbol>" as HTML
        })</svg>
        """
    }
}
