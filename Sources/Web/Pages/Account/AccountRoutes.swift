import Care
import Clinic

/// A person's own password and one-time code.
enum AccountRoutes {
    static let routes: [Route] = [
        .get(Site.account, .signedIn) { visit in try await page(visit) },
        .post(Site.password, .signedIn, changePassword) { visit, refusal in
            try await page(visit, refused: .password, refusal)
        },
        .post(Site.oneTimeCode, .signedIn, offerCode) { visit, refusal in
            try await page(visit, refused: .code, refusal)
        },
        .post(Site.oneTimeCodeConfirmed, .signedIn, confirmCode) { visit, refusal in
            .page(OneTimeCodePage(offer: nil, refusals: [refusal]).page(visit))
        },
        .post(Site.oneTimeCodeRemoved, .signedIn, removeCode) { visit, refusal in
            try await page(visit, refused: .code, refusal)
        },
    ]

    private static func page(
        _ visit: Visit, refused part: AccountPage.Part? = nil, _ refusal: Refusal? = nil
    ) async throws -> Answer {
        let person = try visit.person()
        let known = await visit.premises.people.directory.person(person.id)
        var page = AccountPage(
            name: person.name, email: known?.email ?? "", roles: person.roles.sorted(),
            usesOneTimeCode: known?.usesOneTimeCode ?? false,
            mustChangePassword: visit.session?.mustChangePassword ?? false)
        page.changed = visit.query["changed"]
        if let part, let refusal { page.refused = (part, refusal) }
        return .page(page.page(visit))
    }

    private static func token(_ visit: Visit) throws -> SessionToken {
        guard let token = visit.token else { throw Visit.denied }
        return token
    }

    private static func changePassword(_ visit: Visit) async throws -> Answer {
        let new = visit.form.exactly("password")
        guard new == visit.form.exactly("repeatedPassword") else {
            throw Refusal(
                code: "password.repeat", field: "repeatedPassword", reason: "The two new passwords differ.",
                remedy: "Type the new one twice.")
        }
        let session = try await namingOldPassword {
            try await visit.premises.signIn.changePassword(
                try token(visit), from: visit.form.exactly("currentPassword"), to: new, source: visit.source,
                now: visit.now)
        }
        return .signedIn(session.token, to: Site.account + "?changed=password")
    }

    private static func offerCode(_ visit: Visit) async throws -> Answer {
        let offer = try await namingOldPassword {
            try await visit.premises.signIn.offerOneTimeCode(
                try token(visit), password: visit.form.exactly("currentPassword"), source: visit.source, now: visit.now)
        }
        return .page(OneTimeCodePage(offer: offer).page(visit))
    }

    private static func confirmCode(_ visit: Visit) async throws -> Answer {
        try await visit.premises.signIn.confirmOneTimeCode(try token(visit), code: visit.form["code"], now: visit.now)
        return .redirect(Site.account + "?changed=code")
    }

    private static func removeCode(_ visit: Visit) async throws -> Answer {
        try await namingOldPassword {
            try await visit.premises.signIn.removeOneTimeCode(
                try token(visit), password: visit.form.exactly("currentPassword"), source: visit.source, now: visit.now)
        }
        return .redirect(Site.account + "?changed=removed")
    }

    /// A wrong password is said beside the field in which the present one was asked for.
    private static func namingOldPassword<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let refusal as Refusal where refusal.code == "sign-in.failed" {
            throw Refusal(
                code: refusal.code, field: "currentPassword", reason: "Your present password is not right.",
                remedy: "Type it again; nothing was changed.")
        }
    }
}
