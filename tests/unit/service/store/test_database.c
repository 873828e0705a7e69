#include "cmocka_prelude.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "store_fixture.h"

static const char python_table[] =
    "CREATE TABLE api_requests (id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp_utc TEXT NOT NULL,"
    " method TEXT NOT NULL, path TEXT NOT NULL, client_ip TEXT, user_agent TEXT,"
    " created_at TEXT NOT NULL DEFAULT (datetime('now', 'utc')));"
    "CREATE INDEX idx_timestamp_utc ON api_requests(timestamp_utc);"
    "CREATE INDEX idx_client_ip ON api_requests(client_ip);"
    "INSERT INTO api_requests (timestamp_utc, method, path, client_ip, user_agent)"
    " VALUES ('2025-11-23T11:16:00.123456+00:00', 'POST', '/api/models/generate', '10.0.0.7', 'Dart/3.9'),"
    "        ('2025-11-23T11:16:01+00:00', 'GET', '/health', NULL, NULL)";

static void make_database(store_fixture *fixture, const char *sql)
{
    char folder[96];
    snprintf(folder, sizeof folder, "%s/data", fixture->root);
    assert_int_equal(mkdir(folder, 0755), 0);
    fixture_execute(fixture, sql);
}

static pa_error refusal(store_fixture *fixture)
{
    pa_error err = {0};
    assert_int_not_equal(pa_store_open(&fixture->options, &fixture->store, &err), PA_OK);
    assert_null(fixture->store);
    return err;
}

static void log_one(store_fixture *fixture)
{
    pa_store_log_request(fixture->store, &(pa_request_entry){.wall_ms = 1800000000123,
                                                             .method = "GET",
                                                             .path = "/new",
                                                             .client_ip = "::1",
                                                             .user_agent = "curl"});
}

static void a_new_database_has_tables_indexes_and_version(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    assert_int_equal(fixture_query_number(fixture, "PRAGMA user_version"), 2);
    assert_int_equal(fixture_query_number(fixture,
                                          "SELECT count(*) FROM sqlite_master WHERE type = 'index' AND "
                                          "name IN ('idx_timestamp_utc', 'idx_client_ip')"),
                     2);
    assert_int_equal(
        fixture_query_number(fixture, "SELECT count(*) FROM pragma_journal_mode WHERE journal_mode = 'wal'"),
        1);
}

static void the_python_backends_file_goes_on_being_used(void **state)
{
    store_fixture *fixture = *state;
    make_database(fixture, python_table);
    fixture_open(fixture);
    log_one(fixture);
    fixture_close(fixture);
    fixture_open(fixture);
    pa_request_entry *entries = NULL;
    uint32_t count = 0;
    assert_int_equal(pa_store_list_requests(fixture->store, &(pa_request_filter){0}, &fixture->arena,
                                            &entries, &count, NULL),
                     PA_OK);
    assert_int_equal(count, 3);
    assert_int_equal(entries[0].id, 3);
    assert_int_equal(entries[0].wall_ms, 1800000000123);
    assert_int_equal(entries[1].wall_ms, 1763896561000);
    assert_string_equal(entries[1].user_agent, "");
    assert_int_equal(entries[2].wall_ms, 1763896560123);
    assert_string_equal(entries[2].client_ip, "10.0.0.7");
    assert_int_equal(fixture_query_number(fixture, "SELECT count(*) FROM api_requests WHERE timestamp_utc = "
                                                   "'2027-01-15T08:00:00.123000+00:00' AND "
                                                   "created_at LIKE '____-__-__ __:__:__'"),
                     1);
}

static void missing_columns_are_added_and_foreign_ones_kept(void **state)
{
    store_fixture *fixture = *state;
    make_database(fixture, "CREATE TABLE api_requests (id INTEGER PRIMARY KEY, timestamp_utc TEXT, "
                           "Method TEXT, path TEXT, country TEXT);"
                           "INSERT INTO api_requests (timestamp_utc, method, path, country) "
                           "VALUES ('2025-01-01T00:00:00+00:00', 'GET', '/old', 'NP')");
    fixture_open(fixture);
    log_one(fixture);
    fixture_close(fixture);
    assert_int_equal(fixture_query_number(fixture, "SELECT count(*) FROM api_requests"), 2);
    assert_int_equal(fixture_query_number(fixture, "SELECT count(*) FROM api_requests WHERE country = 'NP'"),
                     1);
    assert_int_equal(fixture_query_number(fixture,
                                          "SELECT count(*) FROM api_requests WHERE client_ip = '::1' "
                                          "AND user_agent = 'curl' AND created_at IS NOT NULL"),
                     1);
}

static void a_database_of_a_newer_version_is_refused_and_left_alone(void **state)
{
    store_fixture *fixture = *state;
    make_database(fixture, "PRAGMA user_version = 99");
    assert_int_equal(refusal(fixture).status, PA_UNSUPPORTED);
    assert_int_equal(fixture_query_number(fixture, "PRAGMA user_version"), 99);
    assert_int_equal(fixture_query_number(fixture, "SELECT count(*) FROM sqlite_master"), 0);
}

static void a_file_that_is_no_database_is_refused_and_left_alone(void **state)
{
    store_fixture *fixture = *state;
    char folder[96];
    snprintf(folder, sizeof folder, "%s/data", fixture->root);
    assert_int_equal(mkdir(folder, 0755), 0);
    FILE *file = fopen(fixture->db_path, "w");
    for (int i = 0; i < 300; i++) {
        fputs("this is a shopping list, ", file);
    }
    fclose(file);
    assert_int_equal(refusal(fixture).status, PA_CORRUPT);
    struct stat about;
    assert_int_equal(stat(fixture->db_path, &about), 0);
    assert_int_equal(about.st_size, 300 * strlen("this is a shopping list, "));
}

static void a_damaged_page_is_reported_as_corrupt(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    fixture_add(fixture, "bytes", NULL);
    fixture_close(fixture);
    FILE *file = fopen(fixture->db_path, "r+");
    fseek(file, 4096, SEEK_SET);
    for (int i = 0; i < 16 * 4096; i++) {
        fputc(0xA5, file);
    }
    fclose(file);
    assert_int_equal(refusal(fixture).status, PA_CORRUPT);
}

static void a_database_locked_during_the_migration_is_busy(void **state)
{
    store_fixture *fixture = *state;
    make_database(fixture, python_table);
    fixture->options.busy_timeout_ms = 20;
    sqlite3 *other = fixture_connect(fixture);
    assert_int_equal(sqlite3_exec(other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(refusal(fixture).status, PA_BUSY);
    sqlite3_close(other);
    fixture_open(fixture);
}

static void a_path_that_cannot_be_made_is_an_io_error(void **state)
{
    store_fixture *fixture = *state;
    fixture->options.db_path = "/proc/none/requests.db";
    assert_int_equal(refusal(fixture).status, PA_IO);
    fixture->options.db_path = fixture->root;
    assert_int_equal(refusal(fixture).status, PA_IO);
}

static void a_passive_store_needs_a_file_and_changes_nothing(void **state)
{
    store_fixture *fixture = *state;
    fixture->options.passive = true;
    assert_int_equal(refusal(fixture).status, PA_NOT_FOUND);
    make_database(fixture, python_table);
    fixture_open(fixture);
    pa_request_entry *entries = NULL;
    uint32_t count = 0;
    assert_int_equal(pa_store_list_requests(fixture->store, &(pa_request_filter){.method = "POST"},
                                            &fixture->arena, &entries, &count, NULL),
                     PA_OK);
    assert_int_equal(count, 1);
    pa_model model = {0};
    assert_int_equal(pa_store_add_model(fixture->store, &model, NULL, (pa_span){0}, NULL), PA_UNSUPPORTED);
    assert_int_equal(pa_store_delete_model(fixture->store, "x", NULL), PA_UNSUPPORTED);
    assert_int_equal(pa_store_reuse_model(fixture->store, "key", &fixture->arena, &model, NULL),
                     PA_UNSUPPORTED);
    assert_int_equal(pa_store_check(fixture->store, NULL), PA_UNSUPPORTED);
    log_one(fixture);
    fixture_close(fixture);
    assert_int_equal(fixture_query_number(fixture, "SELECT count(*) FROM api_requests"), 2);
    struct stat about;
    assert_int_not_equal(stat(fixture->model_path, &about), 0);
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_new_database_has_tables_indexes_and_version),
        STORE_TEST(the_python_backends_file_goes_on_being_used),
        STORE_TEST(missing_columns_are_added_and_foreign_ones_kept),
        STORE_TEST(a_database_of_a_newer_version_is_refused_and_left_alone),
        STORE_TEST(a_file_that_is_no_database_is_refused_and_left_alone),
        STORE_TEST(a_damaged_page_is_reported_as_corrupt),
        STORE_TEST(a_database_locked_during_the_migration_is_busy),
        STORE_TEST(a_path_that_cannot_be_made_is_an_io_error),
        STORE_TEST(a_passive_store_needs_a_file_and_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
