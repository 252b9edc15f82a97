/// The one stylesheet of the product: tokens and layout, components, forms, charts, lists of work, the treatment room,
/// questionnaires, print.
enum Stylesheet {
    static let bytes: [UInt8] = [
        ground, components, forms, charts, chart, work, session, floor, questionnaire, print,
    ].flatMap { part in
        part.withUTF8Buffer { Array($0) }
    }
}
