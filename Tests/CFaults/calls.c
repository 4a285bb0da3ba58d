/* The system calls that change files, in front of the C library's. */
#ifdef __linux__

#define _GNU_SOURCE
#include "CFaults.h"
#include "watch.h"
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define NEXT(result, name, ...) \
    static result (*next)(__VA_ARGS__); \
    if (!next) next = (result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

#define MODE(flags, mode) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { \
        va_list list; \
        va_start(list, flags); \
        mode = va_arg(list, mode_t); \
        va_end(list); \
    }

typedef int (*open_call)(const char *, int, ...);

static int opened(open_call next, const char *path, int flags, mode_t mode) {
    int watch = faults_owner(path);
    if (watch < 0) {
        int made = next(path, flags, mode);
        faults_name(made, NULL);
        return made;
    }
    struct stat facts;
    int is_new = (flags & O_CREAT) && stat(path, &facts) != 0;
    int code = is_new ? faults_enter(watch, FAULTS_CREATE) : (faults_enter(watch, 0), 0);
    int made = code ? (errno = code, -1) : next(path, flags, mode);
    int error = errno;
    if (made >= 0) {
        faults_name(made, path);
        if (is_new) faults_note(watch, FAULTS_CREATE, path, NULL, NULL, 0, 0);
        else if (flags & O_TRUNC) faults_note(watch, FAULTS_TRUNCATE, path, NULL, NULL, 0, 0);
    }
    faults_leave(watch);
    errno = error;
    return made;
}

int open(const char *path, int flags, ...) {
    MODE(flags, mode)
    NEXT(int, "open", const char *, int, ...);
    return opened(next, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    MODE(flags, mode)
    NEXT(int, "open64", const char *, int, ...);
    return opened(next, path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...) {
    MODE(flags, mode)
    NEXT(int, "openat", int, const char *, int, ...);
    const char *above;
    if (path[0] == '/' || folder == AT_FDCWD) return open(path, flags, mode);
    if (faults_of(folder, &above) >= 0) {
        char whole[4096];
        snprintf(whole, sizeof whole, "%s/%s", above, path);
        return open(whole, flags, mode);
    }
    int made = next(folder, path, flags, mode);
    faults_name(made, NULL);
    return made;
}

int openat64(int folder, const char *path, int flags, ...) {
    MODE(flags, mode)
    return openat(folder, path, flags, mode);
}

int creat(const char *path, mode_t mode) { return open(path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return creat(path, mode); }
int __open_2(const char *path, int flags) { return open(path, flags); }
int __open64_2(const char *path, int flags) { return open64(path, flags); }

int mkstemp(char *path) {
    NEXT(int, "mkstemp", char *);
    int watch = faults_owner(path);
    int code = watch < 0 ? 0 : faults_enter(watch, FAULTS_CREATE);
    int made = code ? (errno = code, -1) : next(path);
    int error = errno;
    if (made >= 0) faults_name(made, watch < 0 ? NULL : path);
    if (watch >= 0) {
        if (made >= 0) faults_note(watch, FAULTS_CREATE, path, NULL, NULL, 0, 0);
        faults_leave(watch);
    }
    errno = error;
    return made;
}

int mkstemp64(char *path) { return mkstemp(path); }

int close(int descriptor) {
    NEXT(int, "close", int);
    faults_name(descriptor, NULL);
    return next(descriptor);
}

static int named_like(int made, int old) {
    const char *path;
    if (made >= 0) faults_name(made, faults_of(old, &path) < 0 ? NULL : path);
    return made;
}

int dup(int old) {
    NEXT(int, "dup", int);
    return named_like(next(old), old);
}

int dup2(int old, int made) {
    NEXT(int, "dup2", int, int);
    return named_like(next(old, made), old);
}

/* Writes through `call`, which gets the bytes and may be asked for the first half only. */
typedef ssize_t (*write_call)(int, const void *, size_t, off64_t);

static ssize_t written(
    write_call call, int descriptor, const void *bytes, size_t count, off64_t place) {
    const char *path;
    int watch = faults_of(descriptor, &path);
    if (watch < 0) return call(descriptor, bytes, count, place);
    int code = faults_enter(watch, FAULTS_WRITE);
    off64_t from = place;
    if (from < 0) {
        int isAppending = fcntl(descriptor, F_GETFL) & O_APPEND;
        from = lseek64(descriptor, 0, isAppending ? SEEK_END : SEEK_CUR);
    }
    ssize_t done = -1;
    if (!code) done = call(descriptor, bytes, count, place);
    else if (faults_is_first(watch) && count > 1) done = call(descriptor, bytes, count / 2, place);
    else errno = code;
    int error = errno;
    if (done > 0) faults_note(watch, FAULTS_WRITE, path, NULL, bytes, (size_t)done, from);
    faults_leave(watch);
    errno = error;
    return done;
}

static ssize_t plain_write(int descriptor, const void *bytes, size_t count, off64_t place) {
    NEXT(ssize_t, "write", int, const void *, size_t);
    return next(descriptor, bytes, count);
}

static ssize_t placed_write(int descriptor, const void *bytes, size_t count, off64_t place) {
    NEXT(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    return next(descriptor, bytes, count, place);
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
    return written(plain_write, descriptor, bytes, count, -1);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t place) {
    return written(placed_write, descriptor, bytes, count, place);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t place) {
    return written(placed_write, descriptor, bytes, count, place);
}

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
    NEXT(ssize_t, "writev", int, const struct iovec *, int);
    const char *path;
    if (faults_of(descriptor, &path) < 0) return next(descriptor, parts, count);
    ssize_t all = 0;
    for (int i = 0; i < count; i++) {
        ssize_t done = write(descriptor, parts[i].iov_base, parts[i].iov_len);
        if (done < 0) return all ? all : -1;
        all += done;
        if ((size_t)done < parts[i].iov_len) break;
    }
    return all;
}

/* A call that fails or is noted whole. */
#define WHOLE(watch, kind, call, path, other, place) \
    int code = faults_enter(watch, kind); \
    int done = code ? (errno = code, -1) : (call); \
    int error = errno; \
    if (done == 0) faults_note(watch, kind, path, other, NULL, 0, place); \
    faults_leave(watch); \
    errno = error; \
    return done

int ftruncate64(int descriptor, off64_t length) {
    NEXT(int, "ftruncate64", int, off64_t);
    const char *path;
    int watch = faults_of(descriptor, &path);
    if (watch < 0) return next(descriptor, length);
    WHOLE(watch, FAULTS_TRUNCATE, next(descriptor, length), path, NULL, length);
}

int ftruncate(int descriptor, off_t length) { return ftruncate64(descriptor, length); }

int fsync(int descriptor) {
    NEXT(int, "fsync", int);
    const char *path;
    int watch = faults_of(descriptor, &path);
    if (watch < 0) return next(descriptor);
    WHOLE(watch, FAULTS_SYNC, next(descriptor), path, NULL, 0);
}

int fdatasync(int descriptor) {
    NEXT(int, "fdatasync", int);
    const char *path;
    int watch = faults_of(descriptor, &path);
    if (watch < 0) return next(descriptor);
    WHOLE(watch, FAULTS_SYNC, next(descriptor), path, NULL, 0);
}

int rename(const char *path, const char *other) {
    NEXT(int, "rename", const char *, const char *);
    int watch = faults_owner(other);
    if (watch < 0 || faults_owner(path) != watch) return next(path, other);
    WHOLE(watch, FAULTS_RENAME, next(path, other), path, other, 0);
}

int renameat(int from, const char *path, int to, const char *other) {
    NEXT(int, "renameat", int, const char *, int, const char *);
    if (path[0] == '/' && other[0] == '/') return rename(path, other);
    return next(from, path, to, other);
}

/* The C library has it from 2.28 on; the flags are kept. */
int renameat2(int from, const char *path, int to, const char *other, unsigned int flags) {
    NEXT(int, "renameat2", int, const char *, int, const char *, unsigned int);
    int watch = other[0] == '/' ? faults_owner(other) : -1;
    if (watch < 0 || faults_owner(path) != watch) return next(from, path, to, other, flags);
    WHOLE(watch, FAULTS_RENAME, next(from, path, to, other, flags), path, other, 0);
}

int unlink(const char *path) {
    NEXT(int, "unlink", const char *);
    int watch = faults_owner(path);
    if (watch < 0) return next(path);
    WHOLE(watch, FAULTS_REMOVE, next(path), path, NULL, 0);
}

int unlinkat(int folder, const char *path, int flags) {
    NEXT(int, "unlinkat", int, const char *, int);
    char whole[4096];
    const char *above;
    if (path[0] != '/' && folder != AT_FDCWD && faults_of(folder, &above) >= 0) {
        snprintf(whole, sizeof whole, "%s/%s", above, path);
    } else {
        snprintf(whole, sizeof whole, "%s", path);
    }
    int watch = faults_owner(whole);
    if (watch < 0) return next(folder, path, flags);
    WHOLE(watch, FAULTS_REMOVE, next(folder, path, flags), whole, NULL, 0);
}

int rmdir(const char *path) {
    NEXT(int, "rmdir", const char *);
    int watch = faults_owner(path);
    if (watch < 0) return next(path);
    WHOLE(watch, FAULTS_REMOVE, next(path), path, NULL, 0);
}

int remove(const char *path) {
    NEXT(int, "remove", const char *);
    int watch = faults_owner(path);
    if (watch < 0) return next(path);
    WHOLE(watch, FAULTS_REMOVE, next(path), path, NULL, 0);
}

int mkdir(const char *path, mode_t mode) {
    NEXT(int, "mkdir", const char *, mode_t);
    int watch = faults_owner(path);
    if (watch < 0) return next(path, mode);
    WHOLE(watch, FAULTS_FOLDER, next(path, mode), path, NULL, 0);
}

/* SQLite asks for the right to write by this byte of its shared memory (UNIX_SHM_BASE). */
#define WRITE_BYTE 120

/* Whether this thread's next sleep is one that waits for a lock that fails. */
static __thread int hurries;

static int refused(int descriptor, int command, const struct flock *lock) {
    if (command != F_SETLK || lock->l_type != F_WRLCK || lock->l_start != WRITE_BYTE) return 0;
    if (!faults_stand()) return 0;
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 4) return 0;
    path[length] = 0;
    if (strcmp(path + length - 4, "-shm")) return 0;
    /* The file is watched, its shared memory is not. */
    path[length - 4] = 0;
    int watch = faults_owner(path);
    if (watch < 0) return 0;
    int code = faults_enter(watch, FAULTS_LOCK);
    faults_leave(watch);
    if (code) hurries = 1;
    return code;
}

typedef int (*fcntl_call)(int, int, ...);

static int controlled(fcntl_call next, int descriptor, int command, void *argument) {
    int code = refused(descriptor, command, argument);
    return code ? (errno = code, -1) : next(descriptor, command, argument);
}

#define ARGUMENT(before, argument) \
    va_list list; \
    va_start(list, before); \
    void *argument = va_arg(list, void *); \
    va_end(list)

int fcntl(int descriptor, int command, ...) {
    NEXT(int, "fcntl", int, int, ...);
    ARGUMENT(command, argument);
    return controlled(next, descriptor, command, argument);
}

int fcntl64(int descriptor, int command, ...) {
    NEXT(int, "fcntl64", int, int, ...);
    ARGUMENT(command, argument);
    return controlled(next, descriptor, command, argument);
}

int usleep(useconds_t wish) {
    NEXT(int, "usleep", useconds_t);
    if (!hurries) return next(wish);
    hurries = 0;
    return 0;
}

#endif
