enum HistoryRoutes { static let routes: [Route] = [] }
