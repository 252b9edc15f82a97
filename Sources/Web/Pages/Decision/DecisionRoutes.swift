enum DecisionRoutes { static let routes: [Route] = [] }
