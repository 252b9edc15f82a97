import Care
import Clinic

/// Signing in, unlocking and signing out.
enum SignInRoutes {
    static let routes: [Route] = [
        .get(Site.signIn, .open) { visit in
            if let session = visit.session { return .redirect(Site.home(of: session.person)) }
            return .page(SignInPage(clinic: visit.clinic.identity.name).page(visit))
        },
        .post(Site.signIn, .open, signIn) { visit, refusal in
            .page(
                SignInPage(clinic: visit.clinic.identity.name, email: visit.form["email"], refusal: refusal)
                    .page(visit))
        },
        .get(Site.unlock, .open) { visit in try await unlockPage(visit, refusal: nil) },
        .post(Site.unlock, .open, unlock) { visit, refusal in try await unlockPage(visit, refusal: refusal) },
        .post(Site.signOut, .open, signOut),
    ]

    private static func signIn(_ visit: Visit) async throws -> Answer {
        let begun = try await visit.premises.signIn.signIn(
            email: visit.form["email"], password: visit.form.exactly("password"), code: visit.form.optional("code"),
            source: visit.source, replacing: visit.token, now: visit.now)
        guard case .active(let session) = try await visit.premises.signIn.look(begun.token, now: visit.now) else {
            return .redirect(Site.signIn)
        }
        // A password that an owner set signs nothing, so it is replaced before any work begins.
        let start = session.mustChangePassword ? Site.account : Site.home(of: session.person)
        return .signedIn(begun.token, to: start)
    }

    private static func unlock(_ visit: Visit) async throws -> Answer {
        guard let token = visit.token else { return .redirect(Site.signIn) }
        let opened = try await visit.premises.signIn.unlock(
            token, password: visit.form.exactly("password"), source: visit.source, now: visit.now)
        guard case .active(let session) = try await visit.premises.signIn.look(opened.token, now: visit.now) else {
            return .redirect(Site.signIn)
        }
        let back = visit.form.optional("to").flatMap(Site.safeReturn) ?? Site.home(of: session.person)
        return .signedIn(opened.token, to: back)
    }

    private static func unlockPage(_ visit: Visit, refusal: Refusal?) async throws -> Answer {
        guard let token = visit.token else { return .redirect(Site.signIn) }
        switch try await visit.premises.signIn.look(token, isActivity: false, now: visit.now) {
        case .ended: return .redirect(Site.signIn)
        case .active(let session): return .redirect(Site.home(of: session.person))
        case .locked(_, let name):
            let to = (visit.query["to"] ?? visit.form.optional("to")).flatMap(Site.safeReturn)
            return .page(UnlockPage(name: name, returnTo: to, refusal: refusal).page(visit))
        }
    }

    /// Open, so that a session that has locked can still be signed out of; its form token is asked for all the same.
    private static func signOut(_ visit: Visit) async throws -> Answer {
        guard let token = visit.token, token.accepts(formToken: visit.form[FormFrame.tokenName]) else {
            throw Refusal(
                code: "form.token", reason: "This form belongs to another session.",
                remedy: "Load the page again; nothing was changed.")
        }
        try await visit.premises.signIn.signOut(token, now: visit.now)
        return .signedOut(to: Site.signIn)
    }
}
