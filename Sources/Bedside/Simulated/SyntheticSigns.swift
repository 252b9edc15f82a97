import Foundation

/// Made-up signs of somebody who has an infusion of forty minutes, again every hundred minutes: for demonstrations and
/// load. It resembles the course of a session and predicts nobody's.
struct SyntheticSigns: Sendable {
    /// Different for each chair.
    let seed: UInt64

    struct Values: Sendable, Hashable {
        /// Nil while the probe is off.
        var heartRate: Int?
        var saturation: Int?
        var pulseRate: Int?
        var respiratoryRate: Int
        var systolic: Int
        var diastolic: Int
        /// Seconds since the cuff was last inflated.
        var cuffAge: Int
    }

    /// Seconds between two inflations of the cuff.
    private static let cuffInterval = 300

    func values(at second: Int) -> Values {
        let cuffAge = second % Self.cuffInterval
        let effect = effect(at: second)
        let atCuff = self.effect(at: second - cuffAge)
        let base = 64 + Int(seed % 17)
        let isOff = noise(second / 20, 5) > 0.994
        let rate = base + Int((18 * effect + 2.5 * sin(Double(second) / 11) + 2 * noise(second, 1)).rounded())
        let spread = Int((4 * noise(second - cuffAge, 2)).rounded())
        return Values(
            heartRate: rate,
            saturation: isOff ? nil : 98 - Int((2 * effect + 0.8 * noise(second / 7, 3)).rounded()),
            pulseRate: isOff ? nil : rate,
            respiratoryRate: 14 + Int((2 * sin(Double(second) / 23) - effect).rounded()),
            systolic: 112 + Int(seed % 19) + Int((26 * atCuff).rounded()) + spread,
            diastolic: 70 + Int(seed % 11) + Int((14 * atCuff).rounded()) + spread / 2, cuffAge: cuffAge)
    }

    /// 0 before and long after the infusion, 1 at its end.
    private func effect(at second: Int) -> Double {
        let minute = Double((max(0, second) + Int(seed % 1200)) % 6000) / 60
        switch minute {
        case ..<5: return 0
        case ..<40: return (minute - 5) / 35
        default: return exp(-(minute - 40) / 18)
        }
    }

    /// From 0 to 1, the same for the same moment.
    private func noise(_ moment: Int, _ kind: UInt64) -> Double {
        var bits = seed &+ UInt64(bitPattern: Int64(moment)) &* 0x9E37_79B9_7F4A_7C15 &+ kind &* 0xD1B5_4A32_D192_ED03
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((bits ^ (bits >> 31)) >> 11) / Double(1 << 53)
    }
}
