import CCurl
import Foundation

/// The instant a server wrote as an HTTP `Date`, an IMAP INTERNALDATE or the like; nil when it cannot be read.
///
/// A text without a zone counts as GMT, as HTTP has it.
func wireDate(_ text: String) -> Date? {
    let seconds = unsafe curl_getdate(text, nil)
    return seconds == -1 ? nil : Date(timeIntervalSince1970: TimeInterval(seconds))
}
