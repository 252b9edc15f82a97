/// The one stylesheet of the product: tokens and layout, then components, forms, charts and print, in that order.
enum Stylesheet {
    static let bytes: [UInt8] = [ground, components, forms, charts, work, print].flatMap { part in
        part.withUTF8Buffer { Array($0) }
    }
}
