#include "CFaults.h"
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

char *faults_ask(const char *path, const char *sql) {
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    char *text = NULL;
    size_t used = 0;
    int found = SQLITE_ERROR;
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK
        && sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK) {
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
    sqlite3_close(db);
    if (found == SQLITE_DONE) return text ? text : strdup("");
    free(text);
    return NULL;
}
