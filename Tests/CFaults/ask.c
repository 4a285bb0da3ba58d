#include "CFaults.h"
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

/* SQLite counts the memory it takes behind one lock; two threads would wait there for each other. */
__attribute__((constructor)) static void count_no_memory(void) {
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

void *faults_open(const char *path) {
    sqlite3 *db = NULL;
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK) return db;
    sqlite3_close(db);
    return NULL;
}

void faults_close(void *db) { sqlite3_close(db); }

char *faults_ask(void *db, const char *sql) {
    sqlite3_stmt *statement = NULL;
    char *text = NULL;
    size_t used = 0;
    int found = SQLITE_ERROR;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK) {
        while ((found = sqlite3_step(statement)) == SQLITE_ROW) {
            const void *cell = sqlite3_column_text(statement, 0);
            size_t count = (size_t)sqlite3_column_bytes(statement, 0);
            text = realloc(text, used + count + 2);
            text[used] = 30;
            memcpy(text + used + 1, cell, count);
            used += count + 1;
            text[used] = 0;
        }
    }
    sqlite3_finalize(statement);
    if (found == SQLITE_DONE) return text ? text : strdup("");
    free(text);
    return NULL;
}
