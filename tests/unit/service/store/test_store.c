#include "cmocka_prelude.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "foundation/clock.h"
#include "foundation/hash.h"
#include "store_fixture.h"

static void closing_nothing_is_harmless(void **state)
{
    (void)state;
    pa_store_close(NULL);
}

static void a_store_that_works_says_so(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    assert_int_equal(pa_store_check(fixture->store, NULL), PA_OK);
    assert_int_equal(fixture_count_files(fixture), 0);
}

static void a_locked_database_is_not_ready_and_then_again(void **state)
{
    store_fixture *fixture = *state;
    fixture->options.busy_timeout_ms = 20;
    fixture_open(fixture);
    sqlite3 *other = fixture_connect(fixture);
    sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    pa_error err = {0};
    assert_int_equal(pa_store_check(fixture->store, &err), PA_BUSY);
    pa_model model = {.prompt = "x"};
    pa_span glb = {(const uint8_t *)"bytes", 5};
    assert_int_equal(pa_store_add_model(fixture->store, &model, NULL, glb, &err), PA_BUSY);
    assert_string_equal(model.id, "");
    assert_int_equal(fixture_count_files(fixture), 0);
    sqlite3_close(other);
    assert_int_equal(pa_store_check(fixture->store, NULL), PA_OK);
    assert_int_equal(pa_store_add_model(fixture->store, &model, NULL, glb, &err), PA_OK);
}

static void a_delete_that_the_database_refuses_changes_nothing(void **state)
{
    store_fixture *fixture = *state;
    fixture->options.busy_timeout_ms = 20;
    fixture_open(fixture);
    pa_model model = fixture_add(fixture, "bytes", NULL);
    sqlite3 *other = fixture_connect(fixture);
    sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    assert_int_equal(pa_store_delete_model(fixture->store, model.id, NULL), PA_BUSY);
    sqlite3_close(other);
    assert_string_equal(fixture_read(fixture, model.id), "bytes");
    assert_int_equal(fixture_count_files(fixture), 1);
}

/* Threads. */

enum { THREADS = 4, ROUNDS = 40 };

static void *add_and_delete(void *user)
{
    store_fixture *fixture = user;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    uintptr_t failures = 0;
    for (int i = 0; i < ROUNDS; i++) {
        char bytes[32];
        snprintf(bytes, sizeof bytes, "bytes of %d", i % 7);
        pa_model model = {.prompt = "p", .mode = "basic", .engine = "e", .kind = "k"}, found, again;
        pa_span glb = {(const uint8_t *)bytes, strlen(bytes)};
        failures += pa_store_add_model(fixture->store, &model, bytes, glb, NULL) != PA_OK;
        failures += pa_store_find_model(fixture->store, model.id, &arena, &found, NULL) != PA_OK;
        failures += pa_store_reuse_model(fixture->store, bytes, &arena, &again, NULL) != PA_OK;
        failures += pa_store_delete_model(fixture->store, model.id, NULL) != PA_OK;
        int fd = -1;
        uint64_t size = 0;
        char sha256[65];
        failures += pa_store_open_blob(fixture->store, model.id, &fd, &size, sha256, NULL) != PA_NOT_FOUND;
        if (pa_store_open_blob(fixture->store, again.id, &fd, &size, sha256, NULL) == PA_OK) {
            failures += size != strlen(bytes) || strcmp(sha256, found.sha256) != 0;
            close(fd);
        } else {
            failures++;
        }
    }
    pa_arena_done(&arena);
    return (void *)failures;
}

static void *log_and_measure(void *user)
{
    store_fixture *fixture = user;
    for (int i = 0; i < 1000; i++) {
        pa_store_figures figures;
        pa_store_log_request(fixture->store, &(pa_request_entry){.method = "GET", .path = "/"});
        pa_store_measure(fixture->store, &figures);
    }
    return NULL;
}

static void many_threads_leave_a_consistent_store(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pthread_t workers[THREADS], listeners[2];
    for (int i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_create(&workers[i], NULL, add_and_delete, fixture), 0);
    }
    for (int i = 0; i < 2; i++) {
        assert_int_equal(pthread_create(&listeners[i], NULL, log_and_measure, fixture), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        void *failures = NULL;
        pthread_join(workers[i], &failures);
        assert_null(failures);
    }
    for (int i = 0; i < 2; i++) {
        pthread_join(listeners[i], NULL);
    }
    assert_int_equal(fixture_count(fixture), THREADS * ROUNDS);
    assert_int_equal(fixture_count_files(fixture), 7);
    pa_store_figures figures;
    pa_store_measure(fixture->store, &figures);
    assert_int_equal(figures.models, THREADS * ROUNDS);
    assert_int_equal(figures.bytes, 7 * strlen("bytes of 0"));
    fixture_close(fixture);
    assert_int_equal(fixture_query_number(fixture, "SELECT count(*) FROM api_requests"), 2000);
    fixture_open(fixture);
    assert_int_equal(fixture_count(fixture), THREADS * ROUNDS);
}

/* Being killed. */

/* Adds, deletes and logs until it is killed; each model's bytes are its number, many times over. */
static _Noreturn void write_until_killed(store_fixture *fixture, unsigned round)
{
    fixture_open(fixture);
    char bytes[20000];
    for (unsigned i = 0;; i++) {
        size_t size = 0;
        while (size + 32 < sizeof bytes) {
            size += (size_t)snprintf(bytes + size, 32, "%u.%u ", round, i);
        }
        pa_model model = {.prompt = "p", .mode = "basic", .engine = "e", .kind = "k", .triangles = i};
        pa_span glb = {(const uint8_t *)bytes, size};
        pa_store_log_request(fixture->store, &(pa_request_entry){.method = "GET", .path = "/"});
        if (pa_store_add_model(fixture->store, &model, NULL, glb, NULL) != PA_OK ||
            (i % 3 == 0 && pa_store_delete_model(fixture->store, model.id, NULL) != PA_OK)) {
            _exit(1);
        }
    }
}

static void assert_every_model_is_whole(store_fixture *fixture)
{
    pa_model *models = NULL;
    uint32_t count = 0;
    uint64_t total = 0;
    pa_store_list_models(fixture->store, 100000, 0, &fixture->arena, &models, &count, &total, NULL);
    for (uint32_t i = 0; i < count; i++) {
        const char *bytes = fixture_read(fixture, models[i].id);
        assert_non_null(bytes);
        char sha256[65];
        pa_sha256_hex((pa_span){(const uint8_t *)bytes, strlen(bytes)}, sha256);
        assert_string_equal(sha256, models[i].sha256);
        /* No file was taken for one that somebody else had put there. */
        assert_string_equal(models[i].prompt, "p");
    }
    assert_int_equal(fixture_count_files(fixture), count);
}

static void a_killed_process_leaves_whole_models_or_none(void **state)
{
    store_fixture *fixture = *state;
    /* On a busy machine many may be killed before they have come to anything: each is given longer. */
    enum { ROUNDS_AT_LEAST = 12, ROUNDS_AT_MOST = 120 };
    int64_t logged = 0;
    int64_t models = 0;
    for (unsigned round = 0;
         round < ROUNDS_AT_LEAST || ((logged == 0 || models == 0) && round < ROUNDS_AT_MOST); round++) {
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            write_until_killed(fixture, round);
        }
        fixture_pause(60 + (int)round * 17);
        assert_int_equal(kill(child, SIGKILL), 0);
        int status = 0;
        waitpid(child, &status, 0);
        assert_true(WIFSIGNALED(status));
        fixture_open(fixture);
        assert_every_model_is_whole(fixture);
        fixture_close(fixture);
        int64_t rows = fixture_query_number(fixture, "SELECT count(*) FROM api_requests");
        assert_true(rows >= logged);
        logged = rows;
        models = fixture_query_number(fixture, "SELECT count(*) FROM models");
    }
    assert_true(logged > 0);
    assert_true(models > 0);
    assert_int_equal(fixture_query_number(fixture, "SELECT count(*) FROM pragma_integrity_check "
                                                   "WHERE integrity_check != 'ok'"),
                     0);
}

static int64_t newest_line_ms(store_fixture *fixture)
{
    return fixture_query_number(
        fixture, "SELECT CAST(round((julianday(max(timestamp_utc)) - 2440587.5) * 86400000) AS INTEGER) "
                 "FROM api_requests");
}

/* The parent is told of each line as it is logged, and so knows how far behind the disk is at the kill. */
static void a_kill_loses_only_the_last_lines(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    fixture_close(fixture);
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        fixture_open(fixture);
        for (;;) {
            int64_t now = pa_clock_wall_ms();
            pa_store_log_request(fixture->store,
                                 &(pa_request_entry){.wall_ms = now, .method = "GET", .path = "/"});
            if (write(ends[1], &now, sizeof now) != sizeof now) {
                _exit(1);
            }
            fixture_pause(1);
        }
    }
    close(ends[1]);
    /* 400 lines, and on a busy machine as many more as it takes until one of them is on the disk. */
    int64_t last = 0, first = 0, newest = 0;
    for (int i = 0; i < 400 || (newest <= first && i < 60000); i++) {
        assert_int_equal(read(ends[0], &last, sizeof last), sizeof last);
        first = first ? first : last;
        newest = i % 100 == 99 ? newest_line_ms(fixture) : newest;
    }
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    close(ends[0]);
    int64_t kept = newest_line_ms(fixture);
    assert_true(newest > first);
    assert_true(kept >= newest);
    print_message("# the newest line on the disk was %lld ms older than the last one logged\n",
                  (long long)(last - kept));
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(closing_nothing_is_harmless),
        STORE_TEST(a_store_that_works_says_so),
        STORE_TEST(a_locked_database_is_not_ready_and_then_again),
        STORE_TEST(a_delete_that_the_database_refuses_changes_nothing),
        STORE_TEST(many_threads_leave_a_consistent_store),
        STORE_TEST(a_killed_process_leaves_whole_models_or_none),
        STORE_TEST(a_kill_loses_only_the_last_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
