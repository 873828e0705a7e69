#include "cmocka_prelude.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "jobs_fixture.h"

static pa_model stored(jobs_fixture *fixture, const char *id)
{
    pa_model model = {0};
    assert_int_equal(pa_store_find_model(fixture->store->store, id, &fixture->store->arena, &model, NULL),
                     PA_OK);
    return model;
}

static pa_jobs_figures figures(jobs_fixture *fixture)
{
    pa_jobs_figures now;
    pa_jobs_measure(fixture->jobs, &now);
    return now;
}

static void a_request_ends_in_a_stored_model(void **state)
{
    jobs_fixture *fixture = *state;
    jobs_fixture_start(fixture);
    answer done;
    submit(fixture, &done, (pa_request){.prompt = "ten letters", .mode = PA_MODE_ADVANCED, .seed = 42}, true);
    await_answer(&done);
    assert_int_equal(done.status, PA_OK);
    assert_false(done.cached);
    pa_model model = stored(fixture, done.id);
    assert_string_equal(model.prompt, "ten letters");
    assert_string_equal(model.mode, "advanced");
    assert_string_equal(model.engine, "first");
    assert_string_equal(model.kind, "box");
    assert_int_equal(model.seed, 42);
    assert_int_equal(model.triangles, 12);
    assert_true(model.size_m[1] > 0.1f);
    const char *glb = fixture_read(fixture->store, done.id);
    assert_memory_equal(glb, "glTF", 4);
    assert_int_equal(figures(fixture).ended[PA_JOB_SUCCEEDED], 1);
}

static void what_a_remote_engine_sent_is_kept_beside_the_model(void **state)
{
    jobs_fixture *fixture = *state;
    fixture->first.raw = "as received";
    jobs_fixture_start(fixture);
    answer done;
    submit_prompt(fixture, &done, "chair");
    await_answer(&done);
    int fd = -1;
    uint64_t size = 0;
    char text[32] = {0};
    assert_int_equal(pa_store_open_derived(fixture->store->store, done.id, "raw", &fd, &size, NULL), PA_OK);
    assert_int_equal(read(fd, text, sizeof text), (ssize_t)size);
    close(fd);
    assert_string_equal(text, "as received");
}

static void a_model_is_kept_even_where_what_was_sent_is_not(void **state)
{
    jobs_fixture *fixture = *state;
    pa_store *store = fixture->store->store;
    fixture->first.raw = "as received";
    /* The folder takes no more kinds of files. */
    pa_model other = fixture_add(fixture->store, "other", NULL);
    char kind[] = "kindaa";
    for (; pa_store_add_derived(store, other.id, kind, (pa_span){0}, NULL) == PA_OK; kind[5]++) {
        if (kind[5] == 'z') {
            assert_true(kind[4]++ < 'z');
            kind[5] = 'a' - 1;
        }
    }
    jobs_fixture_start(fixture);
    answer done;
    submit_prompt(fixture, &done, "chair");
    await_answer(&done);
    assert_int_equal(done.status, PA_OK);
    assert_memory_equal(fixture_read(fixture->store, done.id), "glTF", 4);
    int fd = -1;
    uint64_t size = 0;
    assert_int_equal(pa_store_open_derived(store, done.id, "raw", &fd, &size, NULL), PA_NOT_FOUND);
}

static void a_slow_remote_engine_holds_up_nobody_here(void **state)
{
    jobs_fixture *fixture = *state;
    fixture->registry.engines[1].remote = true;
    fixture->options.workers = 1;
    fixture->options.remote_workers = 2;
    fixture->options.queue_capacity = 1;
    set_gate(&fixture->second, false);
    jobs_fixture_start(fixture);
    answer far[3], near;
    for (int i = 0; i < 3; i++) {
        submit(fixture, &far[i], (pa_request){.prompt = "far", .engine = "second", .seed = i}, false);
        await_begun(&fixture->second, i < 2 ? i + 1 : 2);
    }
    /* Its queue is full now; the one for this machine is not. */
    pa_request fourth = {.prompt = "far", .engine = "second", .seed = 3};
    pa_error err = refusal_of(fixture->jobs, &fourth, false);
    assert_int_equal(err.status, PA_BUSY);
    assert_true(err.retry_after_s >= 1);
    assert_int_equal(figures(fixture).running, 2);
    assert_int_equal(figures(fixture).queued, 1);
    submit_prompt(fixture, &near, "chair");
    await_answer(&near);
    assert_int_equal(near.status, PA_OK);
    set_gate(&fixture->second, true);
    for (int i = 0; i < 3; i++) {
        await_answer(&far[i]);
        assert_int_equal(far[i].status, PA_OK);
    }
}

static void identical_requests_in_flight_share_one_generation(void **state)
{
    jobs_fixture *fixture = *state;
    set_gate(&fixture->first, false);
    jobs_fixture_start(fixture);
    answer first, second, third, other;
    submit_prompt(fixture, &first, "chair");
    await_begun(&fixture->first, 1);
    submit_prompt(fixture, &second, "chair");
    submit(fixture, &third, (pa_request){.prompt = "chair", .engine = "first"}, false);
    submit(fixture, &other, (pa_request){.prompt = "chair", .seed = 1}, true);
    await_begun(&fixture->first, 2);
    set_gate(&fixture->first, true);
    await_answer(&first);
    await_answer(&second);
    await_answer(&third);
    await_answer(&other);
    assert_int_equal(count_begun(&fixture->first), 2);
    assert_string_equal(first.id, second.id);
    assert_string_equal(first.id, third.id);
    assert_string_not_equal(first.id, other.id);
    assert_int_equal(figures(fixture).ended[PA_JOB_SUCCEEDED], 4);
}

static void a_finished_request_is_answered_from_the_store(void **state)
{
    jobs_fixture *fixture = *state;
    jobs_fixture_start(fixture);
    answer first, again, fresh;
    submit_prompt(fixture, &first, "chair");
    await_answer(&first);
    submit_prompt(fixture, &again, "chair");
    await_answer(&again);
    assert_true(again.cached);
    assert_string_not_equal(again.id, first.id);
    assert_string_equal(stored(fixture, again.id).sha256, stored(fixture, first.id).sha256);
    assert_int_equal(count_begun(&fixture->first), 1);
    submit(fixture, &fresh, (pa_request){.prompt = "chair"}, false);
    await_answer(&fresh);
    assert_false(fresh.cached);
    assert_int_equal(count_begun(&fixture->first), 2);
}

static void stored_results_outlive_the_jobs_but_not_a_new_salt(void **state)
{
    jobs_fixture *fixture = *state;
    answer first, again, upgraded;
    fixture->options.cache_salt = "1.0";
    jobs_fixture_start(fixture);
    submit_prompt(fixture, &first, "chair");
    await_answer(&first);
    pa_jobs_stop(fixture->jobs, 1000);
    jobs_fixture_start(fixture);
    submit_prompt(fixture, &again, "chair");
    await_answer(&again);
    assert_true(again.cached);
    pa_jobs_stop(fixture->jobs, 1000);
    fixture->options.cache_salt = "1.1";
    jobs_fixture_start(fixture);
    submit_prompt(fixture, &upgraded, "chair");
    await_answer(&upgraded);
    assert_false(upgraded.cached);
}

static void a_stored_result_does_not_wait_for_a_worker(void **state)
{
    jobs_fixture *fixture = *state;
    fixture->options.workers = 1;
    jobs_fixture_start(fixture);
    answer first, slow, again;
    submit_prompt(fixture, &first, "chair");
    await_answer(&first);
    set_gate(&fixture->first, false);
    submit_prompt(fixture, &slow, "castle");
    await_begun(&fixture->first, 2);
    submit_prompt(fixture, &again, "chair");
    await_answer(&again);
    assert_true(again.cached);
    assert_false(answered(&slow));
    set_gate(&fixture->first, true);
    await_answer(&slow);
}

static void a_full_queue_refuses_and_says_when_to_come_back(void **state)
{
    jobs_fixture *fixture = *state;
    fixture->options.workers = 1;
    fixture->options.queue_capacity = 2;
    set_gate(&fixture->first, false);
    jobs_fixture_start(fixture);
    answer running, waiting[2], shared;
    submit_prompt(fixture, &running, "a");
    await_begun(&fixture->first, 1);
    submit_prompt(fixture, &waiting[0], "b");
    submit_prompt(fixture, &waiting[1], "c");
    pa_error err = refusal(fixture, "d");
    assert_int_equal(err.status, PA_BUSY);
    assert_true(err.retry_after_s >= 1);
    /* One that takes no place is still let in. */
    submit_prompt(fixture, &shared, "b");
    assert_int_equal(figures(fixture).queued, 2);
    assert_int_equal(figures(fixture).running, 1);
    set_gate(&fixture->first, true);
    await_answer(&running);
    await_answer(&waiting[0]);
    await_answer(&waiting[1]);
    await_answer(&shared);
    submit_prompt(fixture, &running, "d");
    await_answer(&running);
    assert_int_equal(running.status, PA_OK);
}

static pa_request image_of(const char *bytes)
{
    return (pa_request){
        .prompt = "made of it",
        .image = {.bytes = {(const uint8_t *)bytes, strlen(bytes)}, .media_type = "image/png"}};
}

static void uploads_are_bounded_by_their_bytes_too(void **state)
{
    jobs_fixture *fixture = *state;
    fixture->options.workers = 1;
    fixture->options.upload_bytes = 25;
    fixture->registry.engines[0].takes_images = true;
    set_gate(&fixture->first, false);
    jobs_fixture_start(fixture);
    answer running, waiting, shared, words, last;
    submit(fixture, &running, image_of("ten bytes1"), false);
    await_begun(&fixture->first, 1);
    submit(fixture, &waiting, image_of("ten bytes2"), false);
    pa_request third = image_of("ten bytes3");
    pa_error err = refusal_of(fixture->jobs, &third, false);
    assert_int_equal(err.status, PA_BUSY);
    assert_non_null(strstr(err.detail, "uploads"));
    assert_true(err.retry_after_s >= 1);
    /* The same image again is held once, and words take no room. */
    submit(fixture, &shared, image_of("ten bytes2"), false);
    submit_prompt(fixture, &words, "chair");
    pa_jobs_cancel(fixture->jobs, waiting.job_id);
    pa_jobs_cancel(fixture->jobs, shared.job_id);
    await_answer(&waiting);
    await_answer(&shared);
    submit(fixture, &last, third, false);
    set_gate(&fixture->first, true);
    await_answer(&running);
    await_answer(&words);
    await_answer(&last);
    assert_int_equal(last.status, PA_OK);
}

static void a_request_that_no_engine_takes_is_refused_at_once(void **state)
{
    jobs_fixture *fixture = *state;
    jobs_fixture_start(fixture);
    pa_request request = {.prompt = "chair", .engine = "third"};
    pa_error err = refusal_of(fixture->jobs, &request, true);
    assert_int_equal(err.status, PA_INVALID);
    assert_int_equal(err.suggestion_count, 2);
}

static void a_waiting_job_that_is_cancelled_never_runs(void **state)
{
    jobs_fixture *fixture = *state;
    fixture->options.workers = 1;
    set_gate(&fixture->first, false);
    jobs_fixture_start(fixture);
    answer running, waiting;
    submit_prompt(fixture, &running, "a");
    await_begun(&fixture->first, 1);
    submit_prompt(fixture, &waiting, "b");
    pa_jobs_cancel(fixture->jobs, waiting.job_id);
    await_answer(&waiting);
    assert_int_equal(waiting.status, PA_CANCELLED);
    assert_int_equal(waiting.error.status, PA_CANCELLED);
    assert_int_equal(figures(fixture).queued, 0);
    set_gate(&fixture->first, true);
    await_answer(&running);
    assert_int_equal(count_begun(&fixture->first), 1);
    assert_int_equal(figures(fixture).ended[PA_JOB_CANCELLED], 1);
}

static void a_running_job_stops_when_nobody_waits_for_it(void **state)
{
    jobs_fixture *fixture = *state;
    set_gate(&fixture->first, false);
    jobs_fixture_start(fixture);
    answer first, second;
    submit_prompt(fixture, &first, "chair");
    await_begun(&fixture->first, 1);
    submit_prompt(fixture, &second, "chair");
    pa_jobs_cancel(fixture->jobs, first.job_id);
    await_answer(&first);
    assert_int_equal(first.status, PA_CANCELLED);
    assert_false(answered(&second));
    pa_jobs_cancel(fixture->jobs, second.job_id);
    await_answer(&second);
    await_cancelled(&fixture->first, 1);
    set_gate(&fixture->first, true);
    assert_int_equal(fixture_count(fixture->store), 0);
}

static void who_stays_gets_the_model(void **state)
{
    jobs_fixture *fixture = *state;
    set_gate(&fixture->first, false);
    jobs_fixture_start(fixture);
    answer leaves, stays;
    submit_prompt(fixture, &leaves, "chair");
    submit_prompt(fixture, &stays, "chair");
    await_begun(&fixture->first, 1);
    pa_jobs_cancel(fixture->jobs, leaves.job_id);
    await_answer(&leaves);
    set_gate(&fixture->first, true);
    await_answer(&stays);
    assert_int_equal(stays.status, PA_OK);
    assert_int_equal(count_begun(&fixture->first), 1);
}

static void an_abandoned_job_is_not_joined(void **state)
{
    jobs_fixture *fixture = *state;
    fixture->first.deaf = true;
    set_gate(&fixture->first, false);
    jobs_fixture_start(fixture);
    answer leaves, comes;
    submit_prompt(fixture, &leaves, "chair");
    await_begun(&fixture->first, 1);
    pa_jobs_cancel(fixture->jobs, leaves.job_id);
    await_answer(&leaves);
    submit_prompt(fixture, &comes, "chair");
    await_begun(&fixture->first, 2);
    set_gate(&fixture->first, true);
    await_answer(&comes);
    assert_int_equal(comes.status, PA_OK);
    assert_int_equal(leaves.calls, 1);
}

static void a_job_that_has_ended_cannot_be_cancelled(void **state)
{
    jobs_fixture *fixture = *state;
    jobs_fixture_start(fixture);
    answer done;
    submit_prompt(fixture, &done, "chair");
    await_answer(&done);
    pa_jobs_cancel(fixture->jobs, done.job_id);
    assert_false(pa_jobs_cancel(fixture->jobs, ""));
    assert_false(pa_jobs_cancel(fixture->jobs, "no such id"));
    submit_prompt(fixture, &done, "table");
    await_answer(&done);
    assert_int_equal(done.status, PA_OK);
    assert_int_equal(figures(fixture).ended[PA_JOB_CANCELLED], 0);
}

static void what_takes_too_long_is_answered_and_cancelled(void **state)
{
    jobs_fixture *fixture = *state;
    fixture->options.timeout_s = 1;
    fixture->options.workers = 1;
    set_gate(&fixture->first, false);
    jobs_fixture_start(fixture);
    answer running, waiting;
    submit_prompt(fixture, &running, "a");
    submit_prompt(fixture, &waiting, "b");
    await_answer(&running);
    await_answer(&waiting);
    assert_int_equal(running.status, PA_TIMEOUT);
    assert_int_equal(waiting.status, PA_TIMEOUT);
    await_cancelled(&fixture->first, 1);
    assert_int_equal(figures(fixture).ended[PA_JOB_FAILED], 2);
    assert_int_equal(fixture_count(fixture->store), 0);
}

static void an_engines_own_words_reach_the_caller(void **state)
{
    jobs_fixture *fixture = *state;
    fixture->first.fails = PA_UNKNOWN_KIND;
    jobs_fixture_start(fixture);
    answer done;
    submit_prompt(fixture, &done, "gizmo");
    await_answer(&done);
    assert_int_equal(done.status, PA_UNKNOWN_KIND);
    assert_string_equal(done.error.detail, "No gizmo today.");
    assert_int_equal(done.error.suggestion_count, 1);
    assert_string_equal(done.error.suggestions[0], "chair");
}

static void a_failure_is_not_remembered(void **state)
{
    jobs_fixture *fixture = *state;
    fixture->first.fails = PA_UPSTREAM_BUSY;
    jobs_fixture_start(fixture);
    answer failed, mended;
    submit_prompt(fixture, &failed, "chair");
    await_answer(&failed);
    assert_int_equal(failed.status, PA_UPSTREAM_BUSY);
    pthread_mutex_lock(&fixture->lock);
    fixture->first.fails = PA_OK;
    pthread_mutex_unlock(&fixture->lock);
    submit_prompt(fixture, &mended, "chair");
    await_answer(&mended);
    assert_int_equal(mended.status, PA_OK);
    assert_false(mended.cached);
}

static void a_store_that_cannot_keep_the_model_is_the_outcome(void **state)
{
    jobs_fixture *fixture = *state;
    jobs_fixture_start(fixture);
    fixture_execute(fixture->store,
                    "CREATE TRIGGER refuse BEFORE INSERT ON models BEGIN SELECT RAISE(ABORT, 'no'); END");
    answer done;
    submit_prompt(fixture, &done, "chair");
    await_answer(&done);
    assert_int_equal(done.status, PA_IO);
    assert_int_equal(fixture_count_files(fixture->store), 0);
}

static void an_engine_that_fails_while_jobs_wait_is_passed_over(void **state)
{
    jobs_fixture *fixture = *state;
    fixture->options.workers = 1;
    set_gate(&fixture->first, false);
    jobs_fixture_start(fixture);
    answer running, waiting, again;
    submit_prompt(fixture, &running, "a");
    await_begun(&fixture->first, 1);
    submit_prompt(fixture, &waiting, "bb");
    pthread_mutex_lock(&fixture->lock);
    fixture->first.failing = true;
    pthread_mutex_unlock(&fixture->lock);
    set_gate(&fixture->first, true);
    await_answer(&waiting);
    assert_int_equal(waiting.status, PA_OK);
    assert_string_equal(waiting.engine, "second");
    /* It is remembered as the second engine's work. */
    submit(fixture, &again, (pa_request){.prompt = "bb", .engine = "second"}, true);
    await_answer(&again);
    assert_true(again.cached);
}

#define JOBS_TEST(name) cmocka_unit_test_setup_teardown(name, jobs_fixture_setup, jobs_fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        JOBS_TEST(a_request_ends_in_a_stored_model),
        JOBS_TEST(what_a_remote_engine_sent_is_kept_beside_the_model),
        JOBS_TEST(a_model_is_kept_even_where_what_was_sent_is_not),
        JOBS_TEST(a_slow_remote_engine_holds_up_nobody_here),
        JOBS_TEST(identical_requests_in_flight_share_one_generation),
        JOBS_TEST(a_finished_request_is_answered_from_the_store),
        JOBS_TEST(stored_results_outlive_the_jobs_but_not_a_new_salt),
        JOBS_TEST(a_stored_result_does_not_wait_for_a_worker),
        JOBS_TEST(a_full_queue_refuses_and_says_when_to_come_back),
        JOBS_TEST(uploads_are_bounded_by_their_bytes_too),
        JOBS_TEST(a_request_that_no_engine_takes_is_refused_at_once),
        JOBS_TEST(a_waiting_job_that_is_cancelled_never_runs),
        JOBS_TEST(a_running_job_stops_when_nobody_waits_for_it),
        JOBS_TEST(who_stays_gets_the_model),
        JOBS_TEST(an_abandoned_job_is_not_joined),
        JOBS_TEST(a_job_that_has_ended_cannot_be_cancelled),
        JOBS_TEST(what_takes_too_long_is_answered_and_cancelled),
        JOBS_TEST(an_engines_own_words_reach_the_caller),
        JOBS_TEST(a_failure_is_not_remembered),
        JOBS_TEST(a_store_that_cannot_keep_the_model_is_the_outcome),
        JOBS_TEST(an_engine_that_fails_while_jobs_wait_is_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
