enum ConsentRoutes { static let routes: [Route] = [] }
