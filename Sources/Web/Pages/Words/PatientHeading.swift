import Care
import Clinic

extension PatientBand {
    /// The band of a charted patient. A page below the chart leads back to it by the name.
    init(_ course: Course, on today: Day, path: String? = nil, actions: HTML? = nil, heading: Bool = false) {
        let who = course.registration
        var details: [String] = []
        if let who, who.sex != .unknown { details.append(who.sex.rawValue) }
        if let (weight, day) = course.weight {
            details.append("\(Figure.text(weight.value, decimals: 1))\u{A0}kg on \(day.words)")
        }
        self.init(
            name: who?.name.display ?? "Name not recorded", born: who?.birthDate.words ?? "unknown",
            ageYears: who.map { today.years(since: $0.birthDate) } ?? 0,
            recordNumber: who?.medicalRecordNumber ?? "none", details: details, path: path, actions: actions,
            heading: heading)
    }
}

extension Course {
    /// For the head of each printed sheet.
    var sheetHeading: String {
        guard let registration else { return "Patient not registered" }
        return
            "\(registration.name.display) · born \(registration.birthDate.words) · \(registration.medicalRecordNumber)"
    }
}

extension Visit {
    /// A page below a chart: the patient's band, which leads back to the chart, then the page's own parts.
    func chartPage(
        title: String, remark: String? = nil, course: Course, width: PageFrame.Width = .standard, _ body: HTML
    ) -> Answer {
        let band = PatientBand(course, on: today, path: may(.seeChart) ? Site.chart(course.patient) : nil)
        let heading = PageHeading(title: title, remark: remark)
        return .page(
            page(
                title: title, body: "\(band)\(heading)\(body)", current: Site.patients, width: width,
                printHeading: course.sheetHeading))
    }

    /// Where a form about a patient leads when it is saved: the chart, or what this person may see of it.
    func afterSaving(_ patient: PatientID) -> String {
        may(.seeChart) ? Site.chart(patient) : Site.registration(patient)
    }
}
