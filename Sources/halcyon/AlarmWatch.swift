import Care
import Clinic
import Foundation
import ServiceLifecycle

/// Keeps alarms charted while the server runs: what was raised, went unanswered or is over with time alone.
struct AlarmWatch: Service {
    let clinic: Clinic

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await clinic.watchAlarms { Instant(Date()) }
        }
    }
}
