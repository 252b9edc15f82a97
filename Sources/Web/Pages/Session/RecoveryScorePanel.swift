import Care
import Clinic

/// The recovery scales as they come out of what is charted, item by item.
struct RecoveryScorePanel: Component {
    let page: SessionPage

    var html: HTML {
        Panel(
            title: "Recovery scores", remark: "from what is charted",
            body: """
                \(score(RecoveryScores.aldrete(page.session, at: page.now), row: "D5-ALDRETE"))\
                \(score(RecoveryScores.padss(page.session, at: page.now), row: "D5-PADSS"))
                """
        ).html
    }

    private func score(_ score: RecoveryScore, row: String) -> HTML {
        let needed = page.view.treatment.number(row).map { ", \(Figure.text($0)) needed" } ?? ""
        let total = score.total.map { "\($0) of \(score.maximum)\(needed)" }
        return """
            <details class="more"><summary>\(score.title): \(total ?? "\(score.open.count) open")</summary>\
            <ul class="plain due-list">\(score.items.map { item in
                """
                <li><span>\(item.name)</span> <span class="soft">\(item.basis)</span> \
                <b>\(item.points.map { "\($0)" } ?? "?")</b></li>
                """ as HTML
            })</ul><p class="source">\(score.source)\
            \(if: page.view.treatment.rule(row)?.approved == false, " <span class=\"unapproved\">\(Icon.unknown.html)\(FindingList.notApproved)</span>")</p></details>
            """
    }
}
