#include "cmocka_prelude.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "store_fixture.h"

static const int64_t noon = 1800000000000;

static void log_line(store_fixture *fixture, int64_t wall_ms, const char *method, const char *path,
                     const char *ip)
{
    pa_store_log_request(fixture->store, &(pa_request_entry){.wall_ms = wall_ms,
                                                             .method = method,
                                                             .path = path,
                                                             .client_ip = ip,
                                                             .user_agent = "Dart/3.9 (dart:io)"});
}

static uint32_t list(store_fixture *fixture, pa_request_filter filter, pa_request_entry **out_entries)
{
    uint32_t count = 0;
    assert_int_equal(
        pa_store_list_requests(fixture->store, &filter, &fixture->arena, out_entries, &count, NULL), PA_OK);
    return count;
}

static void a_line_is_written_without_anyone_asking(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    log_line(fixture, noon, "GET", "/health", "10.0.0.1");
    assert_true(fixture_await_number(fixture, "SELECT count(*) FROM api_requests", 1));
}

static void closing_loses_no_line(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    for (int i = 0; i < 3000; i++) {
        log_line(fixture, noon + i, "GET", "/health", "10.0.0.1");
    }
    fixture_close(fixture);
    assert_int_equal(fixture_query_number(fixture, "SELECT count(*) FROM api_requests"), 3000);
}

static void lines_are_listed_newest_first_and_filtered(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    log_line(fixture, noon, "GET", "/api/models/1", "10.0.0.1");
    log_line(fixture, noon + 1500, "POST", "/api/models/generate", "10.0.0.2");
    log_line(fixture, noon + 3000, "GET", "/apiary%", "10.0.0.1");
    fixture_close(fixture);
    fixture_open(fixture);
    pa_request_entry *entries = NULL;
    assert_int_equal(list(fixture, (pa_request_filter){0}, &entries), 3);
    assert_int_equal(entries[0].wall_ms, noon + 3000);
    assert_int_equal(entries[1].wall_ms, noon + 1500);
    assert_string_equal(entries[1].method, "POST");
    assert_string_equal(entries[1].path, "/api/models/generate");
    assert_string_equal(entries[1].client_ip, "10.0.0.2");
    assert_string_equal(entries[1].user_agent, "Dart/3.9 (dart:io)");
    assert_int_equal(list(fixture, (pa_request_filter){.path = "/api/"}, &entries), 2);
    assert_int_equal(list(fixture, (pa_request_filter){.path = "/%"}, &entries), 0);
    assert_int_equal(list(fixture, (pa_request_filter){.client_ip = "10.0.0.1"}, &entries), 2);
    assert_int_equal(list(fixture, (pa_request_filter){.client_ip = "10.0.0.1", .path = "/api/"}, &entries),
                     1);
    assert_int_equal(list(fixture, (pa_request_filter){.method = "POST"}, &entries), 1);
    assert_int_equal(list(fixture, (pa_request_filter){.since_ms = noon + 1500}, &entries), 2);
    assert_int_equal(list(fixture, (pa_request_filter){.since_ms = noon + 1501}, &entries), 1);
    assert_int_equal(list(fixture, (pa_request_filter){.limit = 1}, &entries), 1);
    assert_int_equal(entries[0].wall_ms, noon + 3000);
    assert_int_equal(list(fixture, (pa_request_filter){.client_ip = "' OR 1=1 --"}, &entries), 0);
}

static void missing_texts_are_stored_as_null(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_store_log_request(fixture->store, &(pa_request_entry){.wall_ms = noon, .method = "GET", .path = "/"});
    fixture_close(fixture);
    assert_int_equal(
        fixture_query_number(
            fixture, "SELECT count(*) FROM api_requests WHERE client_ip IS NULL AND user_agent IS NULL"),
        1);
}

static void foreign_bytes_become_text_that_every_program_reads(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_store_log_request(fixture->store, &(pa_request_entry){.wall_ms = noon,
                                                             .method = "GET",
                                                             .path = "/\xff\xfe",
                                                             .client_ip = "::1",
                                                             .user_agent = "caf\xc3\xa9"});
    fixture_close(fixture);
    assert_int_equal(fixture_query_number(fixture,
                                          "SELECT count(*) FROM api_requests WHERE path = '/?' || '?' AND "
                                          "user_agent = 'caf' || char(233)"),
                     1);
}

static void an_over_long_text_is_cut_between_characters(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    char path[8000];
    path[0] = '/';
    for (size_t at = 1; at + 2 < sizeof path; at += 2) {
        memcpy(path + at, "\xc3\xa9", 3);
    }
    log_line(fixture, noon, "GET", path, "::1");
    fixture_close(fixture);
    assert_int_equal(fixture_query_number(fixture, "SELECT length(CAST(path AS BLOB)) FROM api_requests"),
                     2047);
    assert_int_equal(fixture_query_number(fixture, "SELECT count(*) FROM api_requests WHERE path LIKE '%?%'"),
                     0);
}

static void a_locked_database_delays_lines_and_loses_none(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    sqlite3 *other = fixture_connect(fixture);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    for (int i = 0; i < 100; i++) {
        log_line(fixture, noon + i, "GET", "/health", "10.0.0.1");
    }
    fixture_pause(500);
    pa_store_figures figures;
    pa_store_measure(fixture->store, &figures);
    assert_int_equal(figures.requests_written, 0);
    assert_int_equal(sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(other);
    assert_true(fixture_await_number(fixture, "SELECT count(*) FROM api_requests", 100));
    fixture_close(fixture);
}

static int count_lines_with(int fd, const char *words)
{
    FILE *file = fdopen(fd, "r");
    rewind(file);
    char line[4096];
    int count = 0;
    while (fgets(line, sizeof line, file)) {
        count += strstr(line, words) != NULL;
    }
    fclose(file);
    return count;
}

/* A trigger that refuses stands for a disk that does. */
static void a_full_queue_drops_counts_and_reports_once(void **state)
{
    store_fixture *fixture = *state;
    FILE *written = tmpfile();
    pa_log log = {.fd = fileno(written)};
    fixture->options.log = &log;
    fixture_open(fixture);
    fixture_execute(fixture, "CREATE TRIGGER refuse BEFORE INSERT ON api_requests "
                             "BEGIN SELECT RAISE(ABORT, 'no'); END");
    enum { LINES = 40000 };
    for (int i = 0; i < LINES; i++) {
        log_line(fixture, noon + i, "GET", "/a/path/that/is/not/so/very/short", "10.0.0.1");
    }
    pa_store_figures figures;
    pa_store_measure(fixture->store, &figures);
    assert_true(figures.requests_dropped > 0);
    fixture_pause(500);
    fixture_execute(fixture, "DROP TRIGGER refuse");
    assert_true(fixture_await_number(fixture, "SELECT count(*) > 0 FROM api_requests", 1));
    log_line(fixture, noon + LINES, "GET", "/last", "10.0.0.1");
    fixture_close(fixture);
    int64_t rows = fixture_query_number(fixture, "SELECT count(*) FROM api_requests");
    assert_int_equal(rows, LINES + 1 - (int64_t)figures.requests_dropped);
    assert_int_equal(fixture_query_number(fixture, "SELECT count(*) FROM api_requests WHERE path = '/last'"),
                     1);
    int copy = dup(fileno(written));
    assert_int_equal(count_lines_with(copy, "waits in memory"), 1);
    copy = dup(fileno(written));
    assert_int_equal(count_lines_with(copy, "is written again"), 1);
    fclose(written);
}

static void what_the_disk_refuses_to_the_end_is_counted_as_lost(void **state)
{
    store_fixture *fixture = *state;
    FILE *written = tmpfile();
    pa_log log = {.fd = fileno(written)};
    fixture->options.log = &log;
    fixture_open(fixture);
    fixture_execute(fixture, "CREATE TRIGGER refuse BEFORE INSERT ON api_requests "
                             "BEGIN SELECT RAISE(ABORT, 'no'); END");
    log_line(fixture, noon, "GET", "/", "10.0.0.1");
    log_line(fixture, noon, "GET", "/", "10.0.0.1");
    fixture_close(fixture);
    assert_int_equal(count_lines_with(dup(fileno(written)), "2 lines of the request log are lost"), 1);
    fclose(written);
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_line_is_written_without_anyone_asking),
        STORE_TEST(closing_loses_no_line),
        STORE_TEST(lines_are_listed_newest_first_and_filtered),
        STORE_TEST(missing_texts_are_stored_as_null),
        STORE_TEST(foreign_bytes_become_text_that_every_program_reads),
        STORE_TEST(an_over_long_text_is_cut_between_characters),
        STORE_TEST(a_locked_database_delays_lines_and_loses_none),
        STORE_TEST(a_full_queue_drops_counts_and_reports_once),
        STORE_TEST(what_the_disk_refuses_to_the_end_is_counted_as_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
