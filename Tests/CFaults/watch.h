/* Between the calls and the notes. */
#include <stddef.h>
#include <stdint.h>

/* Whether any folder is watched. */
int faults_stand(void);

/* The watch that a path or descriptor belongs to, or -1. */
int faults_owner(const char *path);
int faults_of(int descriptor, const char **path);

/* Remembers what a new descriptor stands for; a null path forgets it. */
void faults_name(int descriptor, const char *path);

/* Takes the watch's lock for one call; comes back with the error the call is to fail with, or 0. */
int faults_enter(int watch, int kind);
/* Whether this is the first call that fails. */
int faults_is_first(int watch);
void faults_note(
    int watch, int kind, const char *path, const char *other, const void *bytes, size_t count,
    int64_t place);
void faults_leave(int watch);
