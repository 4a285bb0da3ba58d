/* What a program does to the files below one folder, call by call.
 *
 * This target defines the system calls that change files (open, write, rename, fsync ...). Linked
 * into a test program they come before the C library's, so that SQLite, Foundation and our own code
 * all pass through here and then go on to the C library. As long as nobody watches a folder they
 * do nothing else. Linux only: elsewhere `faults_watch` answers -1.
 */
#ifndef CFAULTS_H
#define CFAULTS_H

#include <stddef.h>
#include <stdint.h>

enum faults_kind {
    FAULTS_CREATE = 1,   /* a file begins, empty */
    FAULTS_WRITE = 2,    /* bytes at an offset */
    FAULTS_TRUNCATE = 3, /* the file is `count` bytes long now */
    FAULTS_RENAME = 4,   /* path becomes other */
    FAULTS_REMOVE = 5,   /* file or folder is gone */
    FAULTS_FOLDER = 6,   /* a folder begins */
    FAULTS_SYNC = 7,     /* what was written to path is on the disk */
    FAULTS_MARK = 8,     /* something outside happened; path is its name */
    FAULTS_LOCK = 9      /* somebody wants to write to an SQLite file; never noted */
};

/* Begins to note what happens below `folder` (absolute, no slash at its end): a number, or -1. */
int faults_watch(const char *folder);

/* Notes that something outside of the disk happens now. */
void faults_mark(int watch, const char *name);

/* The notes until now, one after the other, each: kind (1 byte), length of path (4), of other (4),
 * of the bytes (4), offset or count (8), path, other, bytes; numbers little-endian. Stays as it is
 * until the watch goes on or ends. */
const uint8_t *faults_notes(int watch, size_t *count);

/* From the `from`-th call below the folder on (counted from 0) `calls` calls fail with `code`.
 * `kinds` holds a bit (1 << kind) for each kind that fails. A write that fails first comes half
 * through, as on a disk that fills up. Reading never fails. Whoever waits for a lock that fails has
 * waited at once. */
void faults_fail(int watch, uint32_t kinds, long from, long calls, int code);

/* How many calls have failed since `faults_fail`. */
long faults_failed(int watch);

void faults_end(int watch);

/* Opens an SQLite file; null where that does not succeed. A dump of a whole ledger is asked for
 * after each of many thousand runs, so this is bare C. */
void *faults_open(const char *path);

/* What it answers to a question: the first column of each row, each behind a byte 30. The caller
 * frees it; null where the file or the question is no good. */
char *faults_ask(void *file, const char *sql);

void faults_close(void *file);

#endif
