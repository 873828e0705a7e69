/** A store in a fresh folder of its own, and small tools to look at it from outside. */
#ifndef PA_TESTS_STORE_FIXTURE_H
#define PA_TESTS_STORE_FIXTURE_H

#include <sqlite3.h>

#include "service/store/store.h"

typedef struct store_fixture {
    char root[64];
    char db_path[96];
    char model_path[96];
    pa_store_options options; /* what the next opening uses */
    pa_store *store;
    pa_arena arena;
} store_fixture;

/** cmocka set-up and tear-down: *state is the fixture; nothing is opened yet. */
int fixture_setup(void **state);
int fixture_teardown(void **state);

void fixture_open(store_fixture *fixture);
void fixture_close(store_fixture *fixture);

/** Adds a model of these bytes and gives its id. */
pa_model fixture_add(store_fixture *fixture, const char *bytes, const char *request_key);
/** The bytes a download of the id would send; NULL when there is none. In the fixture's arena. */
const char *fixture_read(store_fixture *fixture, const char *id);
bool fixture_finds(store_fixture *fixture, const char *id);
uint64_t fixture_count(store_fixture *fixture);

/** name is relative to the model folder. */
void fixture_write_file(store_fixture *fixture, const char *name, const char *bytes);
bool fixture_has_file(store_fixture *fixture, const char *name);
/** Every file in the model folder. */
int fixture_count_files(store_fixture *fixture);
const char *fixture_path(store_fixture *fixture, const char *name);

/** Runs SQL on a connection of its own. */
void fixture_execute(store_fixture *fixture, const char *sql);
int64_t fixture_query_number(store_fixture *fixture, const char *sql);
sqlite3 *fixture_connect(store_fixture *fixture);

/** Asks again until the query gives this number; false after many seconds. */
bool fixture_await_number(store_fixture *fixture, const char *sql, int64_t wanted);
void fixture_pause(int milliseconds);

#endif
