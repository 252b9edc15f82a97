/// Someone who can sign in to the synthetic clinic, with the documented password.
public struct SyntheticAccount: Sendable, Hashable {
    /// `front desk`, `nurse`, `prescriber`, `therapist`, `pharmacist`, `owner`, `auditor` or `patient`.
    public let role: String
    public let email: String
    public let password: String

    public init(role: String, email: String, password: String) {
        self.role = role
        self.email = email
        self.password = password
    }
}
