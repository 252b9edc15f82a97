import Clinic

/// Checking the whole record. It changes nothing, so asking is a GET.
enum VerifyRoutes {
    static let routes: [Route] = [
        .get(Site.verify, .permission(.verifyRecord)) { visit in
            var result: RecordCheck?
            if visit.query["run"] != nil { result = try await visit.clinic.verifyRecord(access: try visit.access()) }
            let page = VerifyPage(result: result, checkedAt: visit.dateAndClock(visit.now))
            return .page(visit.page(title: "Verify", body: page.html, current: Site.verify, width: .narrow))
        }
    ]
}
