#include <string.h>

#include "service/store/store_private.h"

static int bind_text(sqlite3_stmt *command, int at, const char *text)
{
    return sqlite3_bind_text(command, at, text, -1, SQLITE_STATIC);
}

static const char *column_text(sqlite3_stmt *row, int at, pa_arena *arena)
{
    const char *text = (const char *)sqlite3_column_text(row, at);
    return pa_arena_string(arena, text ? text : "");
}

pa_status store_read_model(sqlite3_stmt *row, pa_arena *arena, pa_model *out_model, pa_error *err)
{
    pa_model model = {
        .prompt = column_text(row, 1, arena),
        .mode = column_text(row, 2, arena),
        .engine = column_text(row, 3, arena),
        .kind = column_text(row, 4, arena),
        .seed = sqlite3_column_int64(row, 5),
        .bytes = (uint64_t)sqlite3_column_int64(row, 6),
        .triangles = (uint64_t)sqlite3_column_int64(row, 7),
        .elapsed_ms = sqlite3_column_double(row, 11),
        .created_ms = sqlite3_column_int64(row, 12),
    };
    const char *id = column_text(row, 0, arena);
    const char *sha256 = column_text(row, 13, arena);
    if (!model.prompt || !model.mode || !model.engine || !model.kind || !id || !sha256) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (int axis = 0; axis < 3; axis++) {
        model.size_m[axis] = (float)sqlite3_column_double(row, 8 + axis);
    }
    strncpy(model.id, id, sizeof model.id - 1);
    strncpy(model.sha256, sha256, sizeof model.sha256 - 1);
    *out_model = model;
    return PA_OK;
}

pa_status store_add_blob_row(pa_store *store, store_blob *blob, pa_error *err)
{
    char file[37];
    uuid_key_format(blob->file, file);
    sqlite3_stmt *add = database_prepare(&store->writer, STATEMENT_ADD_BLOB);
    int bound = bind_text(add, 1, file) | sqlite3_bind_int64(add, 2, (sqlite3_int64)blob->bytes) |
                bind_text(add, 3, blob->sha256[0] ? blob->sha256 : NULL);
    pa_status status = database_run(&store->writer, add, bound, err);
    if (status == PA_OK) {
        blob->row = sqlite3_last_insert_rowid(store->writer.handle);
    }
    return status;
}

pa_status store_add_model_row(pa_store *store, const pa_model *model, int64_t blob_row,
                              const char *request_key, pa_error *err)
{
    sqlite3_stmt *add = database_prepare(&store->writer, STATEMENT_ADD_MODEL);
    int bound = bind_text(add, 1, model->id) | sqlite3_bind_int64(add, 2, blob_row) |
                bind_text(add, 3, model->prompt) | bind_text(add, 4, model->mode) |
                bind_text(add, 5, model->engine) | bind_text(add, 6, model->kind) |
                sqlite3_bind_int64(add, 7, model->seed) |
                sqlite3_bind_int64(add, 8, (sqlite3_int64)model->triangles) |
                sqlite3_bind_double(add, 9, (double)model->size_m[0]) |
                sqlite3_bind_double(add, 10, (double)model->size_m[1]) |
                sqlite3_bind_double(add, 11, (double)model->size_m[2]) |
                sqlite3_bind_double(add, 12, model->elapsed_ms) |
                sqlite3_bind_int64(add, 13, model->created_ms) | bind_text(add, 14, request_key);
    return database_run(&store->writer, add, bound, err);
}

pa_status store_remove_rows(pa_store *store, const char *id, const store_blob *last_of,
                            const pa_jobs_served *served, pa_error *err)
{
    database *db = &store->writer;
    pa_status status = database_run_plain(db, STATEMENT_BEGIN, err);
    if (status == PA_OK) {
        status = store_take_jobs_back(store, served, id, err);
    }
    if (status == PA_OK) {
        sqlite3_stmt *remove = database_prepare(db, STATEMENT_REMOVE_MODEL);
        status = database_run(db, remove, bind_text(remove, 1, id), err);
    }
    if (status == PA_OK && last_of) {
        sqlite3_stmt *remove = database_prepare(db, STATEMENT_REMOVE_BLOB);
        status = database_run(db, remove, sqlite3_bind_int64(remove, 1, last_of->row), err);
    }
    if (status == PA_OK) {
        status = database_run_plain(db, STATEMENT_COMMIT, err);
    }
    database_roll_back(db);
    return status;
}
