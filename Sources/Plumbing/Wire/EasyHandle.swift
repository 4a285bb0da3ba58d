import CCurl

/// One libcurl handle with everything libcurl only borrows: error text, lists, and where bytes go.
@safe
final class EasyHandle {
    let raw: UnsafeMutableRawPointer
    private let words: UnsafeMutablePointer<CChar>
    private var lists: [UnsafeMutablePointer<curl_slist>] = unsafe []
    private var receiver = Receiver(limit: 0)
    private var sender: Sender?

    init() throws(CurlFailure) {
        guard curlIsReady, let raw = unsafe curl_easy_init() else {
            throw CurlFailure(code: CURLE_FAILED_INIT, words: "")
        }
        unsafe self.raw = raw
        unsafe words = .allocate(capacity: Int(CURL_ERROR_SIZE))
        unsafe words.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        unsafe curl_easy_cleanup(raw)
        unsafe words.deallocate()
        freeLists()
    }

    /// Back to libcurl's own settings; open connections and cookies stay.
    func reset() throws(CurlFailure) {
        unsafe curl_easy_reset(raw)
        freeLists()
        sender = nil
        try unsafe check(shim_setopt_ptr(raw, CURLOPT_ERRORBUFFER, words))
        try set(CURLOPT_NOSIGNAL, 1)
    }

    func set(_ option: CURLoption, _ value: Int) throws(CurlFailure) {
        try unsafe check(shim_setopt_long(raw, option, value))
    }

    func set(_ option: CURLoption, bytes value: Int) throws(CurlFailure) {
        try unsafe check(shim_setopt_off(raw, option, curl_off_t(value)))
    }

    func set(_ option: CURLoption, _ value: String) throws(CurlFailure) {
        try unsafe check(shim_setopt_str(raw, option, value))
    }

    /// For options of which libcurl keeps its own copy.
    func set(_ option: CURLoption, blob: [UInt8]) throws(CurlFailure) {
        try unsafe check(shim_setopt_blob(raw, option, blob, blob.count))
    }

    func set(_ option: CURLoption, _ values: [String]) throws(CurlFailure) {
        var list: UnsafeMutablePointer<curl_slist>?
        for value in values {
            guard let longer = unsafe curl_slist_append(list, value) else {
                unsafe curl_slist_free_all(list)
                throw CurlFailure(code: CURLE_OUT_OF_MEMORY, words: "")
            }
            unsafe list = longer
        }
        guard let list = unsafe list else { return }
        unsafe lists.append(list)
        try unsafe check(shim_setopt_slist(raw, option, list))
    }

    /// Bytes and header lines of the next transfer go to `receiver`, which this handle keeps.
    func receive(into receiver: Receiver) throws(CurlFailure) {
        self.receiver = receiver
        let box = unsafe Unmanaged.passUnretained(receiver).toOpaque()
        try unsafe check(shim_setopt_data_cb(raw, CURLOPT_WRITEFUNCTION, receiveBody))
        try unsafe check(shim_setopt_ptr(raw, CURLOPT_WRITEDATA, box))
        try unsafe check(shim_setopt_data_cb(raw, CURLOPT_HEADERFUNCTION, receiveHeader))
        try unsafe check(shim_setopt_ptr(raw, CURLOPT_HEADERDATA, box))
    }

    /// The next transfer uploads `bytes`.
    func send(_ bytes: [UInt8]) throws(CurlFailure) {
        let sender = Sender(bytes)
        self.sender = sender
        try unsafe check(shim_setopt_data_cb(raw, CURLOPT_READFUNCTION, sendBody))
        try unsafe check(
            shim_setopt_ptr(raw, CURLOPT_READDATA, Unmanaged.passUnretained(sender).toOpaque()))
        try set(CURLOPT_UPLOAD, 1)
        try set(CURLOPT_INFILESIZE_LARGE, bytes: bytes.count)
    }

    /// Does the transfer, or makes the connection when `CURLOPT_CONNECT_ONLY` is set.
    func perform() throws(CurlFailure) {
        unsafe words[0] = 0
        try unsafe check(curl_easy_perform(raw))
    }

    func number(_ info: CURLINFO) -> Int {
        var value = 0
        return unsafe shim_getinfo_long(raw, info, &value) == CURLE_OK ? value : 0
    }

    func text(_ info: CURLINFO) -> String? {
        var value: UnsafeMutablePointer<CChar>?
        guard unsafe shim_getinfo_str(raw, info, &value) == CURLE_OK, let value = unsafe value
        else { return nil }
        return unsafe String(cString: value)
    }

    /// A list that libcurl makes for the asker, such as its cookies.
    func texts(_ info: CURLINFO) -> [String] {
        var list: UnsafeMutablePointer<curl_slist>?
        guard unsafe shim_getinfo_slist(raw, info, &list) == CURLE_OK else { return [] }
        defer { unsafe curl_slist_free_all(list) }
        var texts: [String] = []
        var item = unsafe list
        while let here = unsafe item {
            if let data = unsafe here.pointee.data { unsafe texts.append(String(cString: data)) }
            unsafe item = here.pointee.next
        }
        return texts
    }

    func check(_ code: CURLcode) throws(CurlFailure) {
        guard code == CURLE_OK else {
            throw unsafe CurlFailure(code: code, words: String(cString: words))
        }
    }

    private func freeLists() {
        while let list = unsafe lists.popLast() { unsafe curl_slist_free_all(list) }
    }
}

/// libcurl's one preparation per process.
private let curlIsReady = curl_global_init(Int(CURL_GLOBAL_SSL)) == CURLE_OK
