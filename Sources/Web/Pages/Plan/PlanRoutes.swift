enum PlanRoutes { static let routes: [Route] = [] }
