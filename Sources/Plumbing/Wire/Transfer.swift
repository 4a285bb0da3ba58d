import CCurl

/// Where the bytes of one answer gather, up to a limit.
final class Receiver {
    private let limit: Int
    private(set) var body: [UInt8] = []
    /// Header lines of HTTP, or reply lines of a mail server, without their line ends.
    private(set) var lines: [[UInt8]] = []
    /// Whether libcurl was told to stop because more came than the limit allows.
    private(set) var overflowed = false
    private var lineBytes = 0

    init(limit: Int) {
        self.limit = limit
    }

    fileprivate func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
        overflowed = overflowed || body.count + bytes.count > limit
        if !overflowed { unsafe body.append(contentsOf: bytes) }
        return !overflowed
    }

    fileprivate func takeLine(_ bytes: UnsafeRawBufferPointer) -> Bool {
        lineBytes += bytes.count
        overflowed = overflowed || lineBytes > 200 << 10
        guard !overflowed else { return false }
        unsafe lines.append(Array(bytes.prefix { $0 != 13 && $0 != 10 }))
        return true
    }
}

/// The bytes of one upload, and how far they went.
final class Sender {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    fileprivate func fill(_ space: UnsafeMutableRawBufferPointer) -> Int {
        let part = bytes[position..<min(bytes.count, position + space.count)]
        unsafe space.copyBytes(from: part)
        position = part.endIndex
        return part.count
    }
}

// libcurl calls these; they capture nothing, and fewer bytes than offered make it stop.

let receiveBody: shim_data_cb = { bytes, size, count, box in
    guard let bytes = unsafe bytes, let box = unsafe box else { return 0 }
    let receiver = unsafe Unmanaged<Receiver>.fromOpaque(box).takeUnretainedValue()
    let whole = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
    return unsafe receiver.take(whole) ? size * count : size * count + 1
}

let receiveHeader: shim_data_cb = { bytes, size, count, box in
    guard let bytes = unsafe bytes, let box = unsafe box else { return 0 }
    let receiver = unsafe Unmanaged<Receiver>.fromOpaque(box).takeUnretainedValue()
    let whole = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
    return unsafe receiver.takeLine(whole) ? size * count : size * count + 1
}

let sendBody: shim_data_cb = { bytes, size, count, box in
    guard let bytes = unsafe bytes, let box = unsafe box else { return 0 }
    let sender = unsafe Unmanaged<Sender>.fromOpaque(box).takeUnretainedValue()
    let space = unsafe UnsafeMutableRawBufferPointer(start: bytes, count: size * count)
    return unsafe sender.fill(space)
}
