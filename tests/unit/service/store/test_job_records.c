#include "cmocka_prelude.h"

#include <stdio.h>
#include <string.h>

#include "foundation/random.h"
#include "service/store/job_records.h"
#include "store_fixture.h"

static pa_job_record record_of(const char *owner, const char *key, const char *fingerprint)
{
    pa_job_record record = {.owner = owner,
                            .client = "192.0.2.1",
                            .idempotency_key = key,
                            .fingerprint = fingerprint,
                            .request = "{}",
                            .prompt = "a chair",
                            .mode = "basic",
                            .engine = "procedural",
                            .created_ms = 1000};
    pa_uuid_generate(record.id);
    return record;
}

static pa_job_change add(store_fixture *fixture, const pa_job_record *record)
{
    pa_job_change change = {.added = record};
    assert_int_equal(pa_store_change_jobs(fixture->store, &change, 1, NULL), PA_OK);
    return change;
}

static pa_status move(store_fixture *fixture, const char *id, pa_job_state to)
{
    pa_job_change change = {.to = to, .at_ms = 2000 + (int)to};
    strcpy(change.id, id);
    assert_int_equal(pa_store_change_jobs(fixture->store, &change, 1, NULL), PA_OK);
    return change.status;
}

static pa_job_record find(store_fixture *fixture, const char *id)
{
    pa_job_record record = {0};
    assert_int_equal(pa_store_find_job(fixture->store, id, &fixture->arena, &record, NULL), PA_OK);
    return record;
}

static void a_job_keeps_everything_that_was_said_of_it(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_job_record added = record_of("alice", "k1", "f1");
    added.webhook_url = "https://example.org/hook";
    add(fixture, &added);
    fixture_close(fixture);
    fixture_open(fixture);
    pa_job_record found = find(fixture, added.id);
    assert_int_equal(found.state, PA_JOB_QUEUED);
    assert_string_equal(found.owner, "alice");
    assert_string_equal(found.client, "192.0.2.1");
    assert_string_equal(found.idempotency_key, "k1");
    assert_string_equal(found.fingerprint, "f1");
    assert_string_equal(found.request, "{}");
    assert_string_equal(found.prompt, "a chair");
    assert_string_equal(found.mode, "basic");
    assert_string_equal(found.engine, "procedural");
    assert_string_equal(found.webhook_url, "https://example.org/hook");
    assert_int_equal(found.attempts, 0);
    assert_int_equal(found.created_ms, 1000);
    assert_int_equal(found.started_ms, 0);
    assert_int_equal(found.finished_ms, 0);
    assert_string_equal(found.error_code, "");
    assert_string_equal(found.model_id, "");
}

/* A row in each state, and every step from there. */
static void no_row_ever_makes_a_step_that_the_table_forbids(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    for (int from = 0; from < PA_JOB_STATE_COUNT; from++) {
        for (int to = 0; to < PA_JOB_STATE_COUNT; to++) {
            pa_job_record record = record_of("", NULL, NULL);
            add(fixture, &record);
            if (from != PA_JOB_QUEUED) {
                assert_int_equal(move(fixture, record.id, (pa_job_state)from), PA_OK);
            }
            bool allowed = pa_job_state_may_follow((pa_job_state)from, (pa_job_state)to);
            assert_int_equal(move(fixture, record.id, (pa_job_state)to), allowed ? PA_OK : PA_CONFLICT);
            assert_int_equal(find(fixture, record.id).state, allowed ? to : from);
        }
    }
}

static void times_and_attempts_follow_the_steps(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_job_record record = record_of("", NULL, NULL);
    add(fixture, &record);
    move(fixture, record.id, PA_JOB_RUNNING);
    assert_int_equal(find(fixture, record.id).attempts, 1);
    assert_int_equal(find(fixture, record.id).started_ms, 2000 + PA_JOB_RUNNING);
    move(fixture, record.id, PA_JOB_QUEUED);
    move(fixture, record.id, PA_JOB_RUNNING);
    assert_int_equal(find(fixture, record.id).attempts, 2);
    assert_int_equal(find(fixture, record.id).finished_ms, 0);
    move(fixture, record.id, PA_JOB_CANCELLED);
    assert_int_equal(find(fixture, record.id).finished_ms, 2000 + PA_JOB_CANCELLED);
}

static void a_failure_is_told_as_it_was(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_job_record record = record_of("", NULL, NULL);
    add(fixture, &record);
    pa_error error = {0};
    pa_fail(&error, PA_UNKNOWN_KIND, "No gizmo today.");
    pa_error_suggest(&error, "chair");
    pa_error_suggest(&error, "table");
    error.retry_after_s = 9;
    pa_job_change change = {.to = PA_JOB_FAILED, .at_ms = 5, .error = &error};
    strcpy(change.id, record.id);
    assert_int_equal(pa_store_change_jobs(fixture->store, &change, 1, NULL), PA_OK);
    pa_job_record found = find(fixture, record.id);
    assert_string_equal(found.error_code, "unknown_kind");
    assert_string_equal(found.error_detail, "No gizmo today.");
    assert_string_equal(found.suggestions, "chair\ntable");
    assert_int_equal(found.retry_after_s, 9);
}

static void a_key_stands_for_one_job_of_its_owner(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_job_record first = record_of("alice", "k", "f");
    pa_job_record again = record_of("alice", "k", "f");
    pa_job_record other_body = record_of("alice", "k", "g");
    pa_job_record other_owner = record_of("bob", "k", "g");
    assert_string_equal(add(fixture, &first).existing, "");
    pa_job_change replayed = add(fixture, &again);
    assert_int_equal(replayed.status, PA_OK);
    assert_string_equal(replayed.existing, first.id);
    assert_int_equal(add(fixture, &other_body).status, PA_CONFLICT);
    assert_string_equal(add(fixture, &other_owner).existing, "");
    assert_int_equal(fixture_query_number(fixture, "SELECT count(*) FROM jobs"), 2);
}

static void one_that_is_refused_does_not_hold_up_the_others(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_job_record record = record_of("", NULL, NULL);
    pa_job_change changes[3] = {
        {.to = PA_JOB_RUNNING, .at_ms = 1}, {.added = &record}, {.to = PA_JOB_RUNNING}};
    pa_uuid_generate(changes[0].id);
    strcpy(changes[2].id, record.id);
    assert_int_equal(pa_store_change_jobs(fixture->store, changes, 3, NULL), PA_OK);
    assert_int_equal(changes[0].status, PA_NOT_FOUND);
    assert_int_equal(changes[2].status, PA_OK);
    assert_int_equal(find(fixture, record.id).state, PA_JOB_RUNNING);
}

static void a_model_ends_its_jobs_or_is_not_there(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_job_record waits = record_of("", NULL, NULL);
    pa_job_record left = record_of("", NULL, NULL);
    add(fixture, &waits);
    add(fixture, &left);
    move(fixture, left.id, PA_JOB_CANCELLED);
    const pa_job_served jobs[] = {{waits.id, 1, 1500}, {left.id, 1, 1500}};
    pa_jobs_served served = {.jobs = jobs, .count = 2, .fallback_reason = "It slept."};
    pa_model model = {.prompt = "a chair", .mode = "basic", .engine = "stand-in", .kind = "chair"};
    const pa_span halves[] = {{(const uint8_t *)"gl", 2}, {(const uint8_t *)"TF", 2}};
    const pa_parts glb = {halves, 2, 4};
    fixture_execute(fixture,
                    "CREATE TRIGGER refuse BEFORE UPDATE ON jobs BEGIN SELECT RAISE(ABORT, 'no'); END");
    assert_int_equal(pa_store_add_model_for(fixture->store, &model, NULL, glb, &served, NULL), PA_IO);
    assert_int_equal(fixture_count(fixture), 0);
    assert_int_equal(fixture_count_files(fixture), 0);
    fixture_execute(fixture, "DROP TRIGGER refuse");
    assert_int_equal(pa_store_add_model_for(fixture->store, &model, "key", glb, &served, NULL), PA_OK);
    pa_job_record found = find(fixture, waits.id);
    assert_int_equal(found.state, PA_JOB_SUCCEEDED);
    assert_string_equal(found.model_id, model.id);
    assert_string_equal(found.engine, "stand-in");
    assert_string_equal(found.fallback_reason, "It slept.");
    assert_int_equal(found.attempts, 1);
    assert_int_equal(found.started_ms, 1500);
    assert_int_equal(find(fixture, left.id).state, PA_JOB_CANCELLED);

    pa_job_record later = record_of("", NULL, NULL);
    add(fixture, &later);
    pa_model shared;
    assert_int_equal(pa_store_reuse_model_for(fixture->store, "key",
                                              &(pa_jobs_served){&(pa_job_served){.id = later.id}, 1, NULL},
                                              &fixture->arena, &shared, NULL),
                     PA_OK);
    assert_true(find(fixture, later.id).cached);
    assert_string_equal(find(fixture, later.id).model_id, shared.id);
}

/* The model may be quicker than the note that its job began again. */
static void a_job_ends_with_the_attempt_that_made_its_model(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_job_record record = record_of("", NULL, NULL);
    add(fixture, &record);
    move(fixture, record.id, PA_JOB_RUNNING);
    move(fixture, record.id, PA_JOB_QUEUED);
    pa_model model = {.prompt = "a chair", .mode = "basic", .engine = "procedural", .kind = "chair"};
    const pa_span bytes = {(const uint8_t *)"glTF", 4};
    pa_jobs_served served = {&(pa_job_served){record.id, 2, 3000}, 1, NULL};
    assert_int_equal(pa_store_add_model_for(fixture->store, &model, NULL, pa_parts_of(&bytes), &served, NULL),
                     PA_OK);
    assert_int_equal(move(fixture, record.id, PA_JOB_RUNNING), PA_CONFLICT);
    pa_job_record found = find(fixture, record.id);
    assert_int_equal(found.state, PA_JOB_SUCCEEDED);
    assert_int_equal(found.attempts, 2);
    assert_int_equal(found.started_ms, 3000);
}

static void lists_are_of_an_owner_or_of_what_is_left_to_do(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_job_record records[4];
    for (int i = 0; i < 4; i++) {
        records[i] = record_of(i % 2 ? "alice" : "bob", NULL, NULL);
        records[i].created_ms = 100 + i;
        add(fixture, &records[i]);
    }
    move(fixture, records[0].id, PA_JOB_FAILED);
    pa_job_record *listed = NULL;
    uint32_t count = 0;
    uint64_t total = 0;
    assert_int_equal(pa_store_list_jobs(fixture->store, &(pa_job_filter){.owner = "alice", .limit = 1},
                                        &fixture->arena, &listed, &count, &total, NULL),
                     PA_OK);
    assert_int_equal(count, 1);
    assert_int_equal(total, 2);
    assert_string_equal(listed[0].id, records[3].id);
    assert_int_equal(pa_store_list_jobs(fixture->store, &(pa_job_filter){.unfinished = true}, &fixture->arena,
                                        &listed, &count, &total, NULL),
                     PA_OK);
    assert_int_equal(count, 3);
    assert_string_equal(listed[0].id, records[1].id);
}

static void a_message_waits_until_it_is_settled(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_job_record silent = record_of("", NULL, NULL);
    pa_job_record loud = record_of("", NULL, NULL);
    loud.webhook_url = "https://example.org/";
    add(fixture, &silent);
    add(fixture, &loud);
    pa_delivery next = {0};
    move(fixture, silent.id, PA_JOB_FAILED);
    move(fixture, loud.id, PA_JOB_RUNNING);
    assert_int_equal(pa_store_next_delivery(fixture->store, &next, NULL), PA_NOT_FOUND);
    move(fixture, loud.id, PA_JOB_FAILED);
    assert_int_equal(pa_store_next_delivery(fixture->store, &next, NULL), PA_OK);
    assert_string_equal(next.job_id, loud.id);
    next.attempts = 3;
    next.due_ms = 99999;
    assert_int_equal(pa_store_postpone_delivery(fixture->store, &next, NULL), PA_OK);
    fixture_close(fixture);
    fixture_open(fixture);
    pa_delivery again = {0};
    assert_int_equal(pa_store_next_delivery(fixture->store, &again, NULL), PA_OK);
    assert_int_equal(again.attempts, 3);
    assert_int_equal(again.due_ms, 99999);
    assert_int_equal(pa_store_settle_delivery(fixture->store, loud.id, NULL), PA_OK);
    assert_int_equal(pa_store_next_delivery(fixture->store, &again, NULL), PA_NOT_FOUND);
}

static void what_is_too_old_is_forgotten(void **state)
{
    store_fixture *fixture = *state;
    fixture_open(fixture);
    pa_job_record old = record_of("", NULL, NULL);
    pa_job_record owes = record_of("", NULL, NULL);
    pa_job_record waits = record_of("", NULL, NULL);
    owes.webhook_url = "https://example.org/";
    add(fixture, &old);
    add(fixture, &owes);
    add(fixture, &waits);
    move(fixture, old.id, PA_JOB_FAILED);
    move(fixture, owes.id, PA_JOB_FAILED);
    fixture_execute(fixture, "INSERT INTO api_requests (timestamp_utc, method, path) VALUES "
                             "('2020-01-01T00:00:00+00:00', 'GET', '/old'), "
                             "('2999-01-01T00:00:00+00:00', 'GET', '/new')");
    fixture_close(fixture);
    fixture->options.job_ttl_seconds = fixture->options.request_ttl_seconds = 86400;
    fixture_open(fixture);
    assert_true(fixture_await_number(fixture, "SELECT count(*) FROM jobs", 2));
    assert_true(fixture_await_number(fixture, "SELECT count(*) FROM api_requests", 1));
    assert_int_equal(find(fixture, waits.id).state, PA_JOB_QUEUED);
    assert_int_equal(find(fixture, owes.id).state, PA_JOB_FAILED);
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_job_keeps_everything_that_was_said_of_it),
        STORE_TEST(no_row_ever_makes_a_step_that_the_table_forbids),
        STORE_TEST(times_and_attempts_follow_the_steps),
        STORE_TEST(a_failure_is_told_as_it_was),
        STORE_TEST(a_key_stands_for_one_job_of_its_owner),
        STORE_TEST(one_that_is_refused_does_not_hold_up_the_others),
        STORE_TEST(a_model_ends_its_jobs_or_is_not_there),
        STORE_TEST(a_job_ends_with_the_attempt_that_made_its_model),
        STORE_TEST(lists_are_of_an_owner_or_of_what_is_left_to_do),
        STORE_TEST(a_message_waits_until_it_is_settled),
        STORE_TEST(what_is_too_old_is_forgotten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
