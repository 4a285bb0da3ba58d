import CFaults
import Foundation

/// Notes what a program does to the files below a folder, call by call, and makes calls fail.
public final class FolderWatch: Sendable {
    private let number: Int32

    /// Nil where calls cannot be watched (elsewhere than on Linux).
    public init?(_ folder: String) {
        number = faults_watch(folder)
        if number < 0 { return nil }
    }

    deinit { faults_end(number) }

    /// Notes that something happens outside of the disk.
    public func mark(_ name: String) { faults_mark(number, name) }

    /// Lets calls fail from one of them on, counted from 0 among those that the fault strikes;
    /// `.max` is never.
    public func fail(_ fault: DiskFault, from call: Int) {
        let kinds = fault.kinds.reduce(UInt32(0)) { $0 | 1 << UInt32($1.rawValue) }
        faults_fail(number, kinds, call, fault.calls, fault.code)
    }

    public var failed: Int { faults_failed(number) }

    public var steps: [Step] {
        var count = 0
        guard let notes = faults_notes(number, &count) else { return [] }
        var reader = NoteReader(rest: UnsafeRawBufferPointer(start: notes, count: count))
        var steps: [Step] = []
        while let step = reader.next() { steps.append(step) }
        return steps
    }
}

/// One thing that a run did, to the disk or outside of it.
public struct Step: Sendable {
    public enum Kind: UInt8, Sendable {
        case create = 1
        case write, truncate, rename, remove, folder, sync, mark
        /// Asking for the right to write to a ledger; it fails or not, and is never noted.
        case lock
    }

    public let kind: Kind
    /// From the folder on; of a mark its name.
    public let path: String
    /// The new name of a rename.
    public let other: String
    public let bytes: [UInt8]
    /// Where bytes are written, or how long a file is from now on.
    public let place: Int
}

extension Step {
    /// Whether more than a file's bytes changes with it.
    public var isDoor: Bool {
        switch kind {
        case .rename, .remove, .sync, .mark: true
        case .create, .write, .truncate, .folder, .lock: false
        }
    }
}

/// What goes wrong with a disk.
public enum DiskFault: String, Sendable, CaseIterable {
    /// Full, until somebody makes room.
    case full
    /// One fsync fails.
    case sync
    /// One write fails.
    case write
    /// One rename fails.
    case rename
    /// Another program keeps the ledger locked from a call on, longer than anybody waits.
    case locked

    fileprivate var kinds: [Step.Kind] {
        switch self {
        case .full: [.create, .write, .folder]
        case .sync: [.sync]
        case .write: [.write]
        case .rename: [.rename]
        case .locked: [.lock]
        }
    }

    public func strikes(_ kind: Step.Kind) -> Bool { kinds.contains(kind) }

    /// All from the first on, or one.
    fileprivate var calls: Int {
        switch self {
        case .full, .locked: 1 << 40
        case .sync, .write, .rename: 1
        }
    }

    fileprivate var code: Int32 {
        switch self {
        case .full: ENOSPC
        case .sync, .write, .rename: EIO
        case .locked: EAGAIN
        }
    }
}

private struct NoteReader {
    var rest: UnsafeRawBufferPointer

    mutating func next() -> Step? {
        guard !rest.isEmpty else { return nil }
        let kind = Step.Kind(rawValue: rest[0])!
        let lengths = (0..<3).map {
            Int(rest.loadUnaligned(fromByteOffset: 1 + $0 * 4, as: UInt32.self))
        }
        let place = Int(rest.loadUnaligned(fromByteOffset: 13, as: Int64.self))
        rest = UnsafeRawBufferPointer(rebasing: rest[21...])
        let path = take(lengths[0])
        let other = take(lengths[1])
        return Step(
            kind: kind, path: String(decoding: path, as: UTF8.self),
            other: String(decoding: other, as: UTF8.self), bytes: Array(take(lengths[2])),
            place: place)
    }

    private mutating func take(_ count: Int) -> UnsafeRawBufferPointer {
        defer { rest = UnsafeRawBufferPointer(rebasing: rest[count...]) }
        return UnsafeRawBufferPointer(rebasing: rest[..<count])
    }
}
