import Clinic
import Logging
import ServiceLifecycle

/// Asks patients what their schedule asks and sends the links, while the server runs.
struct AskingWatch: Service {
    let clinic: Clinic
    let carrier: CommandCarrier
    let publicAddress: String
    let clock: SteadyClock
    let logger: Logger

    /// Seconds between two looks into the outbox, and between two at every patient's schedule.
    private static let outbox = 2.0
    private static let schedule = 60.0

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var scheduledAt: ContinuousClock.Instant?
            while !Task.isCancelled {
                do {
                    if scheduledAt.map({ ContinuousClock.now - $0 >= .seconds(Self.schedule) }) ?? true {
                        scheduledAt = .now
                        try await clinic.keepSchedule(at: clock.now)
                    }
                    try await clinic.sendWaiting(by: carrier, publicAddress: publicAddress) { clock.now }
                } catch is CancellationError {
                    return
                } catch {
                    // Should the record be full or busy, the next round tries again.
                    logger.error("the outbox could not be kept", metadata: ["type": "\(type(of: error))"])
                }
                try? await Task.sleep(for: .seconds(Self.outbox))
            }
        }
    }
}
