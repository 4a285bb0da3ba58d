#include "CFaults.h"

#ifndef __linux__

int faults_watch(const char *folder) { return -1; }
void faults_mark(int watch, const char *name) {}
const uint8_t *faults_notes(int watch, size_t *count) { *count = 0; return NULL; }
void faults_fail(int watch, uint32_t kinds, long from, long calls, int code) {}
long faults_failed(int watch) { return 0; }
void faults_end(int watch) {}

#else

#include "watch.h"
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

/* A folder that is watched, with its notes. */
struct watch {
    pthread_mutex_t lock;
    char *folder;
    size_t length;
    uint8_t *notes;
    size_t used, room;
    uint32_t failing;
    long from, calls, code, seen, failed;
};

#define MOST 16
static struct watch watches[MOST];
static _Atomic(int) busy[MOST];
static _Atomic(int) standing;

/* Which watched file a descriptor stands for. */
#define DESCRIPTORS 65536
static _Atomic(char *) names[DESCRIPTORS];

static int owner(const char *path) {
    if (!atomic_load(&standing) || !path || path[0] != '/') return -1;
    for (int i = 0; i < MOST; i++) {
        struct watch *watch = &watches[i];
        if (atomic_load(&busy[i]) == 2 && !strncmp(path, watch->folder, watch->length)
            && path[watch->length] == '/') {
            /* SQLite's shared memory is no file: it ends with its processes. */
            size_t length = strlen(path);
            if (length > 4 && !strcmp(path + length - 4, "-shm")) return -1;
            return i;
        }
    }
    return -1;
}

int faults_stand(void) { return atomic_load(&standing) > 0; }

int faults_owner(const char *path) { return owner(path); }

int faults_of(int descriptor, const char **path) {
    if (!atomic_load(&standing) || descriptor < 0 || descriptor >= DESCRIPTORS) return -1;
    *path = atomic_load(&names[descriptor]);
    return *path ? owner(*path) : -1;
}

void faults_name(int descriptor, const char *path) {
    if (descriptor < 0 || descriptor >= DESCRIPTORS) return;
    if (!path && !atomic_load(&names[descriptor])) return;
    char *old = atomic_exchange(&names[descriptor], path ? strdup(path) : NULL);
    free(old);
}

int faults_enter(int index, int kind) {
    struct watch *watch = &watches[index];
    pthread_mutex_lock(&watch->lock);
    if (!(watch->failing & (1u << kind))) return 0;
    long now = watch->seen++;
    if (now < watch->from || now >= watch->from + watch->calls) return 0;
    watch->failed++;
    return (int)watch->code;
}

int faults_is_first(int index) { return watches[index].failed == 1; }

void faults_leave(int index) { pthread_mutex_unlock(&watches[index].lock); }

static void put(struct watch *watch, const void *bytes, size_t count) {
    if (watch->used + count > watch->room) {
        watch->room = (watch->used + count) * 2;
        watch->notes = realloc(watch->notes, watch->room);
    }
    memcpy(watch->notes + watch->used, bytes, count);
    watch->used += count;
}

void faults_note(
    int index, int kind, const char *path, const char *other, const void *bytes, size_t count,
    int64_t place) {
    struct watch *watch = &watches[index];
    /* Names are told from the folder on. */
    if (kind != FAULTS_MARK) path += watch->length + 1;
    if (other) other += watch->length + 1;
    uint8_t first = (uint8_t)kind;
    uint32_t lengths[3] = {
        (uint32_t)strlen(path), other ? (uint32_t)strlen(other) : 0, (uint32_t)count};
    put(watch, &first, 1);
    put(watch, lengths, sizeof lengths);
    put(watch, &place, sizeof place);
    put(watch, path, lengths[0]);
    if (other) put(watch, other, lengths[1]);
    if (count) put(watch, bytes, count);
}

int faults_watch(const char *folder) {
    for (int i = 0; i < MOST; i++) {
        int free = 0;
        if (!atomic_compare_exchange_strong(&busy[i], &free, 1)) continue;
        memset(&watches[i], 0, sizeof watches[i]);
        pthread_mutex_init(&watches[i].lock, NULL);
        watches[i].folder = strdup(folder);
        watches[i].length = strlen(folder);
        atomic_store(&busy[i], 2);
        atomic_fetch_add(&standing, 1);
        return i;
    }
    return -1;
}

void faults_mark(int index, const char *name) {
    faults_enter(index, FAULTS_MARK);
    faults_note(index, FAULTS_MARK, name, NULL, NULL, 0, 0);
    faults_leave(index);
}

const uint8_t *faults_notes(int index, size_t *count) {
    *count = watches[index].used;
    return watches[index].notes;
}

void faults_fail(int index, uint32_t kinds, long from, long calls, int code) {
    struct watch *watch = &watches[index];
    pthread_mutex_lock(&watch->lock);
    watch->failing = kinds;
    watch->from = from;
    watch->calls = calls;
    watch->code = code;
    watch->seen = watch->failed = 0;
    pthread_mutex_unlock(&watch->lock);
}

long faults_failed(int index) { return watches[index].failed; }

void faults_end(int index) {
    atomic_fetch_sub(&standing, 1);
    atomic_store(&busy[index], 1);
    free(watches[index].folder);
    free(watches[index].notes);
    pthread_mutex_destroy(&watches[index].lock);
    atomic_store(&busy[index], 0);
}

#endif
