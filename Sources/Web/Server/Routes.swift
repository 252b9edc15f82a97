import Care
import Clinic

extension Site {
    /// Every route there is.
    static let routes: [Route] =
        assets
        + SignInRoutes.routes
        + AccountRoutes.routes
        + TodayRoutes.routes
        + TasksRoutes.routes
        + PatientsRoutes.routes
        + RegistrationRoutes.routes
        + BookingRoutes.routes
        + ReferralImportRoutes.routes
        + SessionRoutes.routes
        + SummaryRoutes.routes
        + MonitorRoutes.routes
        + FloorRoutes.routes
        + EmergencyRoutes.routes
        + SessionPaperRoutes.routes
        + ReplayRoutes.routes
        + ProtocolRoutes.routes
        + PeopleRoutes.routes
        + AccessLogRoutes.routes
        + VerifyRoutes.routes
        + BreakGlassRoutes.routes
        + ChartRoutes.routes
        + SafetyRoutes.routes
        + TrajectoryRoutes.routes
        + RiskCoverRoutes.routes
        + SheetRoutes.routes
        + AskingRoutes.routes
        + OutboxRoutes.routes
        + PatientNoticeRoutes.routes
        + AnswerLinkRoutes.routes
        + HistoryRoutes.routes
        + ScreeningRoutes.routes
        + ConsentRoutes.routes
        + PlanRoutes.routes
        + DecisionRoutes.routes

    private static let assets: [Route] = Asset.allCases.map { asset in
        .get(asset.path, .open) { _ in .asset(asset) }
    }
}
