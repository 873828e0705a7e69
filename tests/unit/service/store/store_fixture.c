#include "cmocka_prelude.h"

#include "store_fixture.h"

#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

int fixture_setup(void **state)
{
    store_fixture *fixture = calloc(1, sizeof *fixture);
    strcpy(fixture->root, "/tmp/promptar-store-XXXXXX");
    if (!fixture || !mkdtemp(fixture->root)) {
        return -1;
    }
    snprintf(fixture->db_path, sizeof fixture->db_path, "%s/data/requests.db", fixture->root);
    snprintf(fixture->model_path, sizeof fixture->model_path, "%s/models", fixture->root);
    fixture->options = (pa_store_options){.db_path = fixture->db_path, .model_path = fixture->model_path};
    pa_arena_init(&fixture->arena, 0);
    *state = fixture;
    return 0;
}

static int remove_entry(const char *path, const struct stat *about, int kind, struct FTW *where)
{
    (void)about;
    (void)kind;
    (void)where;
    return remove(path);
}

int fixture_teardown(void **state)
{
    store_fixture *fixture = *state;
    fixture_close(fixture);
    pa_arena_done(&fixture->arena);
    int result = nftw(fixture->root, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    free(fixture);
    return result;
}

void fixture_open(store_fixture *fixture)
{
    pa_error err = {0};
    if (pa_store_open(&fixture->options, &fixture->store, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
}

void fixture_close(store_fixture *fixture)
{
    pa_store_close(fixture->store);
    fixture->store = NULL;
}

pa_model fixture_add(store_fixture *fixture, const char *bytes, const char *request_key)
{
    pa_model model = {
        .prompt = "a wooden chair",
        .mode = "basic",
        .engine = "procedural",
        .kind = "chair",
        .seed = 7,
        .triangles = 12,
        .size_m = {0.5f, 0.9f, 0.45f},
        .elapsed_ms = 3.5,
    };
    pa_error err = {0};
    pa_span glb = {(const uint8_t *)bytes, strlen(bytes)};
    if (pa_store_add_model(fixture->store, &model, request_key, glb, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    return model;
}

const char *fixture_read(store_fixture *fixture, const char *id)
{
    int fd = -1;
    uint64_t size = 0;
    char sha256[65];
    if (pa_store_open_blob(fixture->store, id, &fd, &size, sha256, NULL) != PA_OK) {
        return NULL;
    }
    char *bytes = pa_arena_alloc(&fixture->arena, size + 1);
    ssize_t got = read(fd, bytes, size);
    close(fd);
    assert_int_equal(got, size);
    return bytes;
}

bool fixture_finds(store_fixture *fixture, const char *id)
{
    pa_model model;
    return pa_store_find_model(fixture->store, id, &fixture->arena, &model, NULL) == PA_OK;
}

uint64_t fixture_count(store_fixture *fixture)
{
    pa_model *models = NULL;
    uint32_t count = 0;
    uint64_t total = 0;
    assert_int_equal(
        pa_store_list_models(fixture->store, 10000, 0, &fixture->arena, &models, &count, &total, NULL),
        PA_OK);
    assert_int_equal(count, total);
    return total;
}

const char *fixture_path(store_fixture *fixture, const char *name)
{
    return pa_arena_printf(&fixture->arena, "%s/%s", fixture->model_path, name);
}

void fixture_write_file(store_fixture *fixture, const char *name, const char *bytes)
{
    FILE *file = fopen(fixture_path(fixture, name), "w");
    assert_non_null(file);
    fputs(bytes, file);
    assert_int_equal(fclose(file), 0);
}

bool fixture_has_file(store_fixture *fixture, const char *name)
{
    return access(fixture_path(fixture, name), F_OK) == 0;
}

int fixture_count_files(store_fixture *fixture)
{
    DIR *folder = opendir(fixture->model_path);
    assert_non_null(folder);
    int count = 0;
    for (struct dirent *entry; (entry = readdir(folder));) {
        count += entry->d_name[0] != '.';
    }
    closedir(folder);
    return count;
}

sqlite3 *fixture_connect(store_fixture *fixture)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(fixture->db_path, &db), SQLITE_OK);
    sqlite3_busy_timeout(db, 10000);
    return db;
}

void fixture_execute(store_fixture *fixture, const char *sql)
{
    sqlite3 *db = fixture_connect(fixture);
    char *problem = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &problem) != SQLITE_OK) {
        fail_msg("%s", problem);
    }
    sqlite3_close(db);
}

int64_t fixture_query_number(store_fixture *fixture, const char *sql)
{
    sqlite3 *db = fixture_connect(fixture);
    sqlite3_stmt *query = NULL;
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &query, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(query), SQLITE_ROW);
    int64_t number = sqlite3_column_int64(query, 0);
    sqlite3_finalize(query);
    sqlite3_close(db);
    return number;
}

bool fixture_await_number(store_fixture *fixture, const char *sql, int64_t wanted)
{
    for (int i = 0; i < 1000; i++) {
        if (fixture_query_number(fixture, sql) == wanted) {
            return true;
        }
        fixture_pause(20);
    }
    return false;
}

void fixture_pause(int milliseconds)
{
    nanosleep(&(struct timespec){.tv_sec = milliseconds / 1000, .tv_nsec = milliseconds % 1000 * 1000000L},
              NULL);
}
