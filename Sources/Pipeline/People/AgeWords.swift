/// How long ago something was, as people say it: `3 分`, `5 時間`, `18 日`.
func ageWords(minutes: Int) -> String {
    switch minutes {
    case ..<120: "\(minutes) 分"
    case ..<2880: "\(minutes / 60) 時間"
    default: "\(minutes / 1440) 日"
    }
}
