import Faults
import Foundation

/// A folder's files as a program sees them, and what of them a power cut would leave.
///
/// The model is that of a journaling file system: bringing any file to the disk also brings all
/// earlier names there (files that began, moved or went), but of the bytes only that file's own.
struct Disk {
    /// What a file holds, whatever it is called.
    private struct File {
        var bytes: [UInt8] = []
        /// What of it is surely on the disk.
        var safe: [UInt8] = []
    }

    private var files: [Int: File] = [:]
    private var names: [String: Int] = [:]
    private var safeNames: [String: Int] = [:]
    private var folders: Set<String> = []
    private var count = 0

    init() {}

    /// A folder whose every byte is safe.
    init(_ image: DiskImage) {
        for (name, bytes) in image.files {
            files[count] = File(bytes: bytes, safe: bytes)
            names[name] = count
            count += 1
        }
        safeNames = names
        folders = image.folders
    }

    mutating func take(_ step: Step) {
        switch step.kind {
        case .create:
            files[count] = File()
            names[step.path] = count
            count += 1
        case .write: change(step.path) { $0.overwrite(step.bytes[...], at: step.place) }
        case .truncate: change(step.path) { $0.resize(step.place) }
        case .rename:
            names[step.other] = names.removeValue(forKey: step.path)
        case .remove:
            names[step.path] = nil
            folders.remove(step.path)
        case .folder: folders.insert(step.path)
        case .sync:
            safeNames = names
            if let name = names[step.path], let file = files[name] {
                files[name]?.safe = file.bytes
            }
        case .mark, .lock: break
        }
    }

    /// As a program that is killed now leaves it.
    var now: DiskImage {
        DiskImage(files: names.compactMapValues { files[$0]?.bytes }, folders: folders)
    }

    /// As a program that is killed in the middle of its next write leaves it.
    func amid(_ step: Step) -> DiskImage? {
        guard step.kind == .write, step.bytes.count > 1 else { return nil }
        var image = now
        image.files[step.path]?.overwrite(
            step.bytes[..<(step.bytes.count / 2)], at: step.place)
        return image
    }

    /// As a power cut leaves it that takes everything which was not brought to the disk.
    var atLeast: DiskImage {
        DiskImage(files: safeNames.compactMapValues { files[$0]?.safe }, folders: folders)
    }

    /// As a power cut leaves it before which all names reached the disk, but no loose byte.
    var namesOnly: DiskImage {
        DiskImage(files: names.compactMapValues { files[$0]?.safe }, folders: folders)
    }

    private mutating func change(_ path: String, _ work: (inout [UInt8]) -> Void) {
        guard let file = names[path] else { return }
        work(&files[file, default: File()].bytes)
    }
}

extension [UInt8] {
    fileprivate mutating func overwrite(_ bytes: ArraySlice<UInt8>, at place: Int) {
        if count < place + bytes.count { resize(place + bytes.count) }
        withUnsafeMutableBytes { all in
            bytes.withUnsafeBytes { new in
                if let start = new.baseAddress {
                    memcpy(all.baseAddress! + place, start, new.count)
                }
            }
        }
    }

    fileprivate mutating func resize(_ length: Int) {
        if length < count {
            removeLast(count - length)
        } else {
            // A loop over an unspecialised sequence would take half of the whole test's time.
            let old = self
            self = [UInt8](unsafeUninitializedCapacity: length) { room, count in
                old.withUnsafeBytes { bytes in
                    if let start = bytes.baseAddress { memcpy(room.baseAddress!, start, old.count) }
                }
                memset(room.baseAddress! + old.count, 0, length - old.count)
                count = length
            }
        }
    }
}
