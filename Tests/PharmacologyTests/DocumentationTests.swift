import Foundation
import Testing

@testable import Pharmacology

@Suite struct DocumentationTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Documentation/pharmacology")

    @Test(arguments: ModelLibrary.models.map(\.id))
    func `every model has a page with its present numbers and a picture made from them`(id: String) throws {
        let model = try ModelLibrary.model(id)
        let page = try String(contentsOf: Self.folder.appending(path: "\(id).md"), encoding: .utf8)
        #expect(page.contains(model.hash), "the page of \(id) was made from other numbers")
        #expect(page.contains(Statement.exposure))
        for defect in model.knownDefects { #expect(page.contains(defect)) }
        let picture = try String(contentsOf: Self.folder.appending(path: "\(id).svg"), encoding: .utf8)
        #expect(picture.contains("<svg"))
        #expect(picture.contains(Statement.exposure))
    }

    @Test func `the page of limits says what a concentration does not`() throws {
        let page = try String(contentsOf: Self.folder.appending(path: "limits.md"), encoding: .utf8)
        #expect(page.contains("says nothing about benefit"))
        #expect(page.contains(PlasticityCascade.label))
    }
}
