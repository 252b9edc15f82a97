import Foundation
import Testing

@testable import Pharmacology

@Suite struct DocumentationTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Documentation/pharmacology")

    @Test(arguments: ModelLibrary.models.map(\.id))
    func `every model has the page and the picture that its numbers make`(id: String) throws {
        let document = ModelDocument(try ModelLibrary.model(id))
        let remedy = "write it again with halcyon forecast --list --pages Documentation/pharmacology"
        let page = try String(contentsOf: Self.folder.appending(path: "\(id).md"), encoding: .utf8)
        #expect(page == document.page, "the page of \(id) was made from other numbers: \(remedy)")
        #expect(page.contains(document.model.hash) && page.contains("limits.md"))
        let picture = try String(contentsOf: Self.folder.appending(path: "\(id).svg"), encoding: .utf8)
        // Coordinates may differ in their last digit from machine to machine; what it was made from may not.
        #expect(picture.contains("model \(document.model.hash.prefix(12))"), "the picture of \(id) is old: \(remedy)")
        #expect(picture.contains(Statement.exposure))
    }

    @Test func `the page of limits says what a concentration does not`() throws {
        let page = try String(contentsOf: Self.folder.appending(path: "limits.md"), encoding: .utf8)
        #expect(page.contains("says nothing about benefit"))
        #expect(page.contains(PlasticityCascade.label))
    }
}
