#include "cmocka_prelude.h"

#include <stdio.h>
#include <string.h>

#include "jobs_fixture.h"

static acceptance store_prompt(jobs_fixture *fixture, const char *prompt)
{
    acceptance to;
    store_job(fixture, &to, (pa_job_order){.request = &(pa_request){.prompt = prompt}, .use_cache = true});
    assert_int_equal(to.status, PA_OK);
    return to;
}

/* What a process that is killed leaves behind: the rows say what they said. */
static void end_process(jobs_fixture *fixture)
{
    pa_jobs_stop(fixture->jobs, 0);
    fixture->jobs = NULL;
}

static pa_job_view look(jobs_fixture *fixture, const char *id)
{
    pa_job_view view = {0};
    assert_int_equal(pa_jobs_find(fixture->jobs, id, &fixture->store->arena, &view, NULL), PA_OK);
    return view;
}

/* The desk has looked for it in the store: until then its model may be on the way into a row already. */
static void await_queued(jobs_fixture *fixture, const char *id)
{
    for (int i = 0; look(fixture, id).position < 0; i++) {
        assert_true(i < 2000);
        fixture_pause(5);
    }
}

static void a_stored_job_ends_in_its_row(void **state)
{
    jobs_fixture *fixture = *state;
    jobs_fixture_start(fixture);
    acceptance chair = store_prompt(fixture, "chair");
    pa_job_view view = await_end(fixture, chair.id);
    assert_int_equal(view.state, PA_JOB_SUCCEEDED);
    assert_string_equal(view.prompt, "chair");
    assert_string_equal(view.engine, "first");
    assert_int_equal(view.attempts, 1);
    assert_true(view.started_ms >= view.created_ms && view.finished_ms >= view.started_ms);
    assert_non_null(view.outcome.model);
    assert_true(fixture_finds(fixture->store, view.outcome.model->id));
    /* The same again is answered from the store, and never ran. */
    acceptance again = store_prompt(fixture, "chair");
    view = await_end(fixture, again.id);
    assert_true(view.outcome.cached);
    assert_int_equal(view.attempts, 0);
    assert_int_equal(count_begun(&fixture->first), 1);
}

static void a_failure_ends_in_its_row(void **state)
{
    jobs_fixture *fixture = *state;
    fixture->first.fails = PA_UNKNOWN_KIND;
    jobs_fixture_start(fixture);
    acceptance gizmo = store_prompt(fixture, "gizmo");
    pa_job_view view = await_end(fixture, gizmo.id);
    assert_int_equal(view.state, PA_JOB_FAILED);
    assert_int_equal(view.outcome.error->status, PA_UNKNOWN_KIND);
    assert_string_equal(view.outcome.error->detail, "No gizmo today.");
    assert_string_equal(view.outcome.error->suggestions[0], "chair");
}

static void what_was_not_finished_is_taken_up_again(void **state)
{
    jobs_fixture *fixture = *state;
    fixture->options.workers = 1;
    set_gate(&fixture->first, false);
    jobs_fixture_start(fixture);
    acceptance running = store_prompt(fixture, "a");
    await_begun(&fixture->first, 1);
    /* The engine does not wait for its row to say so. */
    assert_true(fixture_await_number(fixture->store, "SELECT attempts FROM jobs", 1));
    acceptance waiting[5];
    for (int i = 0; i < 5; i++) {
        char prompt[8];
        snprintf(prompt, sizeof prompt, "b%.*s", i, "xxxxx");
        waiting[i] = store_prompt(fixture, prompt);
    }
    end_process(fixture);
    assert_int_equal(fixture_query_number(fixture->store, "SELECT count(*) FROM jobs WHERE state IN "
                                                          "('queued', 'running')"),
                     6);
    set_gate(&fixture->first, true);
    jobs_fixture_start(fixture);
    pa_job_view view = await_end(fixture, running.id);
    assert_int_equal(view.state, PA_JOB_SUCCEEDED);
    assert_int_equal(view.attempts, 2);
    for (int i = 0; i < 5; i++) {
        assert_int_equal(await_end(fixture, waiting[i].id).state, PA_JOB_SUCCEEDED);
    }
    assert_int_equal(fixture_count(fixture->store), 6);
}

/* Nobody waits for the row of a job to say that it runs: the model may be stored before. */
static void attempts_count_even_where_a_beginning_is_written_after_the_end(void **state)
{
    jobs_fixture *fixture = *state;
    set_gate(&fixture->first, false);
    jobs_fixture_start(fixture);
    acceptance chair = store_prompt(fixture, "chair");
    await_begun(&fixture->first, 1);
    end_process(fixture);
    fixture_execute(fixture->store, "CREATE TRIGGER refuse BEFORE UPDATE ON jobs WHEN new.state = 'running' "
                                    "BEGIN SELECT RAISE(ABORT, 'not now'); END");
    set_gate(&fixture->first, true);
    jobs_fixture_start(fixture);
    assert_int_equal(await_end(fixture, chair.id).attempts, 2);
    fixture_execute(fixture->store, "DROP TRIGGER refuse");
    end_process(fixture);
    jobs_fixture_start(fixture);
    pa_job_view view = look(fixture, chair.id);
    assert_int_equal(view.state, PA_JOB_SUCCEEDED);
    assert_int_equal(view.attempts, 2);
    assert_int_equal(count_begun(&fixture->first), 2);
}

static void what_may_spend_a_quota_is_not_begun_again(void **state)
{
    jobs_fixture *fixture = *state;
    fixture->registry.engines[0].remote = true;
    fixture->options.remote_workers = 1;
    set_gate(&fixture->first, false);
    jobs_fixture_start(fixture);
    acceptance running = store_prompt(fixture, "a");
    acceptance waiting = store_prompt(fixture, "b");
    await_begun(&fixture->first, 1);
    end_process(fixture);
    set_gate(&fixture->first, true);
    jobs_fixture_start(fixture);
    assert_int_equal(look(fixture, running.id).state, PA_JOB_INTERRUPTED);
    assert_int_equal(look(fixture, waiting.id).state, PA_JOB_INTERRUPTED);
    assert_int_equal(look(fixture, waiting.id).outcome.error->status, PA_INTERRUPTED);
    assert_int_equal(count_begun(&fixture->first), 1);
}

static void what_ends_the_process_again_and_again_is_given_up(void **state)
{
    jobs_fixture *fixture = *state;
    set_gate(&fixture->first, false);
    jobs_fixture_start(fixture);
    acceptance deadly = store_prompt(fixture, "a");
    for (int attempt = 1; attempt <= 3; attempt++) {
        await_begun(&fixture->first, attempt);
        assert_true(fixture_await_number(fixture->store, "SELECT attempts FROM jobs", attempt));
        end_process(fixture);
        jobs_fixture_start(fixture);
    }
    assert_int_equal(look(fixture, deadly.id).state, PA_JOB_INTERRUPTED);
    assert_int_equal(count_begun(&fixture->first), 3);
}

static void a_cancelled_job_stays_cancelled(void **state)
{
    jobs_fixture *fixture = *state;
    fixture->options.workers = 1;
    set_gate(&fixture->first, false);
    jobs_fixture_start(fixture);
    acceptance running = store_prompt(fixture, "a");
    await_begun(&fixture->first, 1);
    acceptance waiting = store_prompt(fixture, "b");
    assert_int_equal(look(fixture, running.id).state, PA_JOB_RUNNING);
    await_queued(fixture, waiting.id);
    /* The waiting one first, or the worker that gets free would begin it. */
    assert_true(pa_jobs_cancel(fixture->jobs, waiting.id));
    assert_true(pa_jobs_cancel(fixture->jobs, running.id));
    assert_int_equal(look(fixture, running.id).state, PA_JOB_CANCELLED);
    await_cancelled(&fixture->first, 1);
    assert_int_equal(await_end(fixture, running.id).state, PA_JOB_CANCELLED);
    assert_int_equal(await_end(fixture, waiting.id).state, PA_JOB_CANCELLED);
    assert_false(pa_jobs_cancel(fixture->jobs, waiting.id));
    end_process(fixture);
    set_gate(&fixture->first, true);
    jobs_fixture_start(fixture);
    assert_int_equal(look(fixture, waiting.id).state, PA_JOB_CANCELLED);
    assert_int_equal(count_begun(&fixture->first), 1);
}

/* Waits within the store for whoever has locked the database. */
static void *write_something(void *user)
{
    store_fixture *fixture = user;
    pa_job_change change = {.to = PA_JOB_RUNNING, .at_ms = 1};
    strcpy(change.id, "00000000-0000-4000-8000-000000000000");
    pa_store_change_jobs(fixture->store, &change, 1, NULL);
    return NULL;
}

/* Somebody writes for a while: nobody need wait for that to hear that nothing was made yet. */
static void a_job_that_is_looked_for_in_a_locked_store_can_be_cancelled(void **state)
{
    jobs_fixture *fixture = *state;
    fixture->options.workers = 1;
    set_gate(&fixture->first, false);
    jobs_fixture_start(fixture);
    answer running, waiting;
    submit(fixture, &running, (pa_request){.prompt = "running"}, false);
    await_begun(&fixture->first, 1);
    sqlite3 *other = fixture_connect(fixture->store);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    pthread_t writer;
    assert_int_equal(pthread_create(&writer, NULL, write_something, fixture->store), 0);
    submit_prompt(fixture, &waiting, "chair");
    await_queued(fixture, waiting.job_id);
    assert_true(pa_jobs_cancel(fixture->jobs, waiting.job_id));
    await_answer(&waiting);
    assert_int_equal(waiting.status, PA_CANCELLED);
    assert_int_equal(sqlite3_close(other), SQLITE_OK);
    pthread_join(writer, NULL);
    set_gate(&fixture->first, true);
    await_answer(&running);
}

static void identical_jobs_share_a_generation_and_a_model(void **state)
{
    jobs_fixture *fixture = *state;
    set_gate(&fixture->first, false);
    jobs_fixture_start(fixture);
    acceptance one = store_prompt(fixture, "chair");
    await_begun(&fixture->first, 1);
    acceptance other = store_prompt(fixture, "chair");
    answer held;
    submit_prompt(fixture, &held, "chair");
    set_gate(&fixture->first, true);
    await_answer(&held);
    assert_string_equal(await_end(fixture, one.id).outcome.model->id, held.id);
    assert_string_equal(await_end(fixture, other.id).outcome.model->id, held.id);
    assert_int_equal(count_begun(&fixture->first), 1);
}

static void a_key_gives_the_same_job_again(void **state)
{
    jobs_fixture *fixture = *state;
    jobs_fixture_start(fixture);
    pa_job_order order = {.request = &(pa_request){.prompt = "chair"},
                          .owner = "alice",
                          .idempotency_key = "k",
                          .fingerprint = "f"};
    acceptance first, again, other;
    store_job(fixture, &first, order);
    await_end(fixture, first.id);
    store_job(fixture, &again, order);
    assert_true(again.replayed);
    assert_string_equal(again.id, first.id);
    order.fingerprint = "g";
    store_job(fixture, &other, order);
    assert_int_equal(other.status, PA_CONFLICT);
    assert_int_equal(count_begun(&fixture->first), 1);
}

static void a_store_that_refuses_accepts_nothing(void **state)
{
    jobs_fixture *fixture = *state;
    jobs_fixture_start(fixture);
    fixture_execute(fixture->store,
                    "CREATE TRIGGER refuse BEFORE INSERT ON jobs BEGIN SELECT RAISE(ABORT, 'no'); END");
    acceptance refused;
    store_job(fixture, &refused, (pa_job_order){.request = &(pa_request){.prompt = "chair"}});
    assert_int_equal(refused.status, PA_IO);
    fixture_execute(fixture->store, "DROP TRIGGER refuse");
    acceptance taken = store_prompt(fixture, "chair");
    assert_int_equal(await_end(fixture, taken.id).state, PA_JOB_SUCCEEDED);
}

typedef struct ends {
    jobs_fixture *fixture;
    int count;
    pa_job_state state;
    bool stored;
    char id[37];
} ends;

static void note_end(void *user, const pa_job_end *end)
{
    ends *of = user;
    pthread_mutex_lock(&of->fixture->lock);
    of->count++;
    of->state = end->state;
    of->stored = end->stored;
    strcpy(of->id, end->id);
    pthread_mutex_unlock(&of->fixture->lock);
}

static void who_listens_hears_every_end_after_it_is_written(void **state)
{
    jobs_fixture *fixture = *state;
    jobs_fixture_start(fixture);
    ends of = {.fixture = fixture};
    pa_jobs_listen(fixture->jobs, note_end, &of);
    answer done;
    submit_prompt(fixture, &done, "chair");
    await_answer(&done);
    acceptance table = store_prompt(fixture, "table");
    await_end(fixture, table.id);
    end_process(fixture);
    assert_int_equal(of.count, 2);
    assert_int_equal(of.state, PA_JOB_SUCCEEDED);
    assert_true(of.stored);
    assert_string_equal(of.id, table.id);
}

static void progress_and_position_can_be_seen(void **state)
{
    jobs_fixture *fixture = *state;
    fixture->options.workers = 1;
    set_gate(&fixture->first, false);
    jobs_fixture_start(fixture);
    acceptance running = store_prompt(fixture, "a");
    await_begun(&fixture->first, 1);
    acceptance next = store_prompt(fixture, "b");
    acceptance last = store_prompt(fixture, "c");
    assert_int_equal(look(fixture, running.id).position, -1);
    /* The desk looks for one after the other. */
    await_queued(fixture, last.id);
    assert_int_equal(look(fixture, next.id).position, 0);
    assert_int_equal(look(fixture, last.id).position, 1);
    pa_job_view *views = NULL;
    uint32_t count = 0;
    uint64_t total = 0;
    assert_int_equal(
        pa_jobs_list(fixture->jobs, NULL, 2, 0, &fixture->store->arena, &views, &count, &total, NULL), PA_OK);
    assert_int_equal(total, 3);
    assert_int_equal(count, 2);
    assert_string_equal(views[0].id, last.id);
    set_gate(&fixture->first, true);
    assert_int_equal(await_end(fixture, last.id).state, PA_JOB_SUCCEEDED);
}

static void one_client_leaves_places_to_others(void **state)
{
    jobs_fixture *fixture = *state;
    fixture->options.workers = 1;
    fixture->options.queue_capacity = 8;
    set_gate(&fixture->first, false);
    jobs_fixture_start(fixture);
    answer answers[8];
    submit(fixture, &answers[0], (pa_request){.prompt = "running"}, false);
    await_begun(&fixture->first, 1);
    for (int i = 1; i <= 6; i++) {
        submit(fixture, &answers[i], (pa_request){.prompt = "chair", .seed = i}, false);
    }
    pa_request seventh = {.prompt = "chair", .seed = 7};
    assert_int_equal(refusal_of(fixture->jobs, &seventh, false).status, PA_BUSY);
    pa_job_order order = {.request = &seventh, .client = "somebody else"};
    char id[37];
    assert_int_equal(pa_jobs_submit(fixture->jobs, &order, id, NULL), PA_OK);
    set_gate(&fixture->first, true);
    for (int i = 0; i <= 6; i++) {
        await_answer(&answers[i]);
    }
}

#define JOBS_TEST(name) cmocka_unit_test_setup_teardown(name, jobs_fixture_setup, jobs_fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        JOBS_TEST(a_stored_job_ends_in_its_row),
        JOBS_TEST(a_failure_ends_in_its_row),
        JOBS_TEST(what_was_not_finished_is_taken_up_again),
        JOBS_TEST(attempts_count_even_where_a_beginning_is_written_after_the_end),
        JOBS_TEST(what_may_spend_a_quota_is_not_begun_again),
        JOBS_TEST(what_ends_the_process_again_and_again_is_given_up),
        JOBS_TEST(a_cancelled_job_stays_cancelled),
        JOBS_TEST(a_job_that_is_looked_for_in_a_locked_store_can_be_cancelled),
        JOBS_TEST(identical_jobs_share_a_generation_and_a_model),
        JOBS_TEST(a_key_gives_the_same_job_again),
        JOBS_TEST(a_store_that_refuses_accepts_nothing),
        JOBS_TEST(who_listens_hears_every_end_after_it_is_written),
        JOBS_TEST(progress_and_position_can_be_seen),
        JOBS_TEST(one_client_leaves_places_to_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
