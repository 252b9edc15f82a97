import Care
import Testing

@testable import Clinic

@Suite("Sign-in: passwords") struct SignInPasswordTests {
    private func code(_ password: String, hasCode: Bool = false) -> String? {
        do {
            try PasswordRules.check(
                password, email: "nina.nurse@harbour.example", clinic: "Harbour Clinic", hasCode: hasCode)
            return nil
        } catch {
            return (error as? Refusal)?.code ?? "not a refusal: \(error)"
        }
    }

    @Test(arguments: [
        "seven quiet herons wade", "correct battery horse 9 staple", "žluťoučký kůň úpěl", "aB3$kk9!pQz7&mNw",
        "the tide came in at noon",
    ])
    func aLongPasswordIsTakenWithoutComposition(password: String) {
        #expect(code(password) == nil)
    }

    @Test func fifteenCharactersAloneOrEightBesideACode() {
        #expect(code("herons wade 14") == "password.too-short")
        #expect(code("herons wade 154") == nil)
        #expect(code("heronsw", hasCode: true) == "password.too-short")
        #expect(code("heronswa", hasCode: true) == nil)
        #expect(code("heronswa") == "password.too-short")
    }

    @Test(arguments: [
        "passwordpassword", "Password1234567", "harbourclinic2026", "Harbour Clinic 123", "nina.nurse@harbour.example",
        "ninanurse1234567", "qwertyuiopasdfghjkl", "123456789012345", "aaaaaaaaaaaaaaaa", "abababababababab",
        "correct horse battery staple", "KetamineClinic2026!", "Welcome12345678", "987654321098765",
    ])
    func whatEverybodyTriesIsRefused(password: String) {
        #expect(code(password) == "password.guessable")
    }

    @Test func aPasswordMayBeVeryLongButNotEndless() {
        let words = "seven quiet herons wade through the reeds at dawn "
        #expect(code(String(repeating: words, count: 5)) == nil)
        #expect(code(String(repeating: words, count: 6)) == "password.too-long")
    }

    @Test func theRefusalNamesTheFieldAndTheRemedy() {
        do {
            try PasswordRules.check("short", email: "a@b.example", clinic: "Harbour", hasCode: false)
            Issue.record("a short password was taken")
        } catch {
            #expect(
                (error as? Refusal)?.line == "password: The password has 5 characters. "
                    + "Use at least 15 characters; several unrelated words are easy to remember.")
        }
    }

    @Test func theProductionCostIsTheOneThatIsDocumented() async throws {
        let hasher = PasswordHasher()
        #expect(hasher.cost == ScryptCost(rounds: 131_072, blockSize: 8, parallelism: 1))
        let kept = try await hasher.hash("seven quiet herons wade")
        #expect(kept.cost == hasher.cost && kept.salt.count == 16 && kept.hash.count == 32)
        #expect(try await hasher.matches("seven quiet herons wade", kept))
    }

    /// RFC 7914 section 12, the first 32 of 64 bytes: the last step of scrypt makes them independently of the length.
    @Test func theHashIsScrypt() async throws {
        let hasher = PasswordHasher(
            random: RandomBytes { _ in Array("NaCl".utf8) },
            cost: ScryptCost(rounds: 1024, blockSize: 8, parallelism: 16))
        let hash = try await hasher.hash("password").hash
        #expect(hexadecimal(hash) == "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162")
    }

    @Test func twoSpellingsOfTheSameWordAreOnePassword() async throws {
        let hasher = PasswordHasher(random: .system, cost: .negligible)
        let kept = try await hasher.hash("caf\u{E9} by the river")
        #expect(try await hasher.matches("cafe\u{301} by the river", kept))
        #expect(try await !hasher.matches("cafe by the river", kept))
    }

    @Test func twoHashesOfOnePasswordDiffer() async throws {
        let hasher = PasswordHasher(random: .system, cost: .negligible)
        #expect(try await hasher.hash("seven quiet herons") != hasher.hash("seven quiet herons"))
    }

    @Test func atMostTwoAreHashedAtOnceAndAFloodIsTurnedAway() async throws {
        let hasher = PasswordHasher(
            random: .system, cost: ScryptCost(rounds: 4096, blockSize: 8, parallelism: 1))
        let refused = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<400 {
                group.addTask {
                    do {
                        _ = try await hasher.matches("seven quiet herons", nil)
                        return false
                    } catch {
                        return (error as? Refusal)?.code == "sign-in.busy"
                    }
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(await hasher.mostAtOnce == 2)
        #expect(await hasher.made + refused == 400)
        #expect(await hasher.made >= PasswordHasher.longestQueue)
        #expect(refused > 0)
    }
}
