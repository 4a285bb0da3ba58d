import CFaults
import Foundation
import Testing

/// Notes what a program does to the files below a folder, call by call, and makes calls fail.
final class FolderWatch: Sendable {
    private let number: Int32

    /// Nil where calls cannot be watched (elsewhere than on Linux).
    init?(_ folder: String) {
        number = faults_watch(folder)
        if number < 0 { return nil }
    }

    deinit { faults_end(number) }

    /// Notes that something happens outside of the disk.
    func mark(_ name: String) { faults_mark(number, name) }

    /// Lets calls fail from one of them on.
    func fail(_ fault: DiskFault, from call: Int) {
        let kinds = fault.kinds.reduce(UInt32(0)) { $0 | 1 << UInt32($1.rawValue) }
        faults_fail(number, kinds, call, fault.calls, fault.code)
    }

    var failed: Int { faults_failed(number) }

    var steps: [Step] {
        var count = 0
        guard let notes = faults_notes(number, &count) else { return [] }
        var reader = NoteReader(rest: UnsafeRawBufferPointer(start: notes, count: count))
        var steps: [Step] = []
        while let step = reader.next() { steps.append(step) }
        return steps
    }
}

/// One thing that a run did, to the disk or outside of it.
struct Step {
    enum Kind: UInt8 {
        case create = 1
        case write, truncate, rename, remove, folder, sync, mark
    }

    let kind: Kind
    /// From the folder on; of a mark its name.
    let path: String
    /// The new name of a rename.
    let other: String
    let bytes: [UInt8]
    /// Where bytes are written, or how long a file is from now on.
    let place: Int
}

extension Step {
    /// Whether more than a file's bytes changes with it.
    var isDoor: Bool {
        switch kind {
        case .rename, .remove, .sync, .mark: true
        case .create, .write, .truncate, .folder: false
        }
    }
}

/// What goes wrong with a disk.
enum DiskFault: String, CaseIterable {
    /// Full, until somebody makes room.
    case full
    /// One fsync fails.
    case sync
    /// One write fails.
    case write

    fileprivate var kinds: [Step.Kind] {
        switch self {
        case .full: [.create, .write, .folder]
        case .sync: [.sync]
        case .write: [.write]
        }
    }

    func strikes(_ kind: Step.Kind) -> Bool { kinds.contains(kind) }

    fileprivate var calls: Int { self == .full ? 1 << 40 : 1 }
    fileprivate var code: Int32 { self == .full ? ENOSPC : EIO }
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
