import Foundation

/// Reads `multipart/form-data` (RFC 7578): what a form with a file sends.
enum Multipart {
    /// Nil when the body is not what its boundary promises.
    static func form(_ body: Data, boundary: String) -> Form? {
        guard !boundary.isEmpty, boundary.utf8.count <= 70 else { return nil }
        let delimiter = Data("--\(boundary)".utf8)
        let lineEnd = Data("\r\n".utf8)
        var form = Form()
        guard var start = body.range(of: delimiter)?.upperBound else { return nil }
        while let next = body.range(of: lineEnd + delimiter, in: start..<body.endIndex) {
            guard body[start..<next.lowerBound].starts(with: lineEnd) else { return nil }
            let part = body[body.index(start, offsetBy: 2)..<next.lowerBound]
            guard add(part, to: &form) else { return nil }
            start = next.upperBound
        }
        return body[start...].starts(with: Data("--".utf8)) ? form : nil
    }

    private static func add(_ part: Data, to form: inout Form) -> Bool {
        guard let end = part.range(of: Data("\r\n\r\n".utf8)) else { return false }
        let head = String(decoding: part[part.startIndex..<end.lowerBound], as: UTF8.self)
        let content = Data(part[end.upperBound...])
        guard
            let disposition = head.split(whereSeparator: \.isNewline).first(where: {
                $0.lowercased().hasPrefix("content-disposition:")
            }),
            let name = parameter("name", of: disposition)
        else { return false }
        if parameter("filename", of: disposition) != nil {
            form.add(content, to: name)
        } else {
            form.add(String(decoding: content, as: UTF8.self), to: name)
        }
        return true
    }

    private static func parameter(_ name: String, of header: Substring) -> String? {
        for piece in header.split(separator: ";").dropFirst() {
            let parts = piece.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, parts[0].trimmingCharacters(in: .whitespaces).lowercased() == name else { continue }
            return parts[1].trimmingCharacters(in: CharacterSet(charactersIn: " \""))
        }
        return nil
    }
}
