public import Reservations

extension StaffCodes {
    /// What pages say anew, each page after those that it is newer than.
    public func news(on sheets: [ScheduleSheet]) -> [StaffCode] {
        var known = self
        var news: [StaffCode] = []
        for sheet in sheets.sorted(by: { $0.interval.to < $1.interval.to }) {
            for (code, name) in sheet.day.codes.sorted(by: { $0.key < $1.key }) {
                let seen = StaffCode(
                    medium: sheet.medium, code: code, name: name, interval: sheet.interval,
                    capture: sheet.capture)
                if known.isNews(seen) {
                    known.add(seen)
                    news.append(seen)
                }
            }
        }
        return news
    }
}
