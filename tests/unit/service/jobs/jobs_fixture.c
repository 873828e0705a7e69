#include "cmocka_prelude.h"

#include "jobs_fixture.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "samples.h"

enum { PATIENCE_S = 60 };

static pa_availability availability(void *self)
{
    gate_engine *engine = self;
    pthread_mutex_lock(&engine->fixture->lock);
    bool failing = engine->failing;
    pthread_mutex_unlock(&engine->fixture->lock);
    return (pa_availability){.state = failing ? PA_ENGINE_FAILING : PA_ENGINE_READY};
}

/* True when the gate opened, false when the run was cancelled first. For holders of the lock. */
static bool pass_gate(gate_engine *engine, const pa_run *run)
{
    while (!engine->open) {
        if (!engine->deaf && pa_run_cancelled(run)) {
            return false;
        }
        struct timespec soon;
        clock_gettime(CLOCK_REALTIME, &soon);
        soon.tv_nsec += 2000000;
        soon.tv_sec += soon.tv_nsec / 1000000000;
        soon.tv_nsec %= 1000000000;
        pthread_cond_timedwait(&engine->fixture->change, &engine->fixture->lock, &soon);
    }
    return true;
}

static pa_status generate(void *self, const pa_request *request, const pa_run *run, pa_arena *arena,
                          pa_engine_result *out_result, pa_error *err)
{
    gate_engine *engine = self;
    pthread_mutex_lock(&engine->fixture->lock);
    engine->begun++;
    pthread_cond_broadcast(&engine->fixture->change);
    bool passed = pass_gate(engine, run);
    pa_status fails = engine->fails;
    engine->ended++;
    engine->cancelled += !passed;
    pthread_cond_broadcast(&engine->fixture->change);
    pthread_mutex_unlock(&engine->fixture->lock);
    if (!passed) {
        return pa_fail(err, PA_CANCELLED, NULL);
    }
    if (fails != PA_OK) {
        pa_fail(err, fails, "No %s today.", request->prompt);
        pa_error_suggest(err, "chair");
        return fails;
    }
    pa_scene scene = sample_scene(arena, 1, 1, 0);
    float side = 0.01f * (float)strlen(request->prompt) + 0.001f * (float)request->seed;
    scene.meshes[0] = sample_box(arena, (float[3]){0}, (float[3]){side, side, side}, 0);
    scene.metric = true;
    *out_result = (pa_engine_result){.scene = scene, .kind = "box"};
    if (engine->raw) {
        out_result->raw = (pa_span){(const uint8_t *)engine->raw, strlen(engine->raw)};
    }
    return PA_OK;
}

static void keep(void *self)
{
    (void)self;
}

static pa_engine engine_of(gate_engine *self, const char *name)
{
    return (pa_engine){.name = name,
                       .title = name,
                       .modes = 1u << PA_MODE_BASIC | 1u << PA_MODE_ADVANCED,
                       .self = self,
                       .availability = availability,
                       .generate = generate,
                       .free = keep};
}

int jobs_fixture_setup(void **state)
{
    void *store = NULL;
    jobs_fixture *fixture = calloc(1, sizeof *fixture);
    if (!fixture || fixture_setup(&store) != 0) {
        free(fixture);
        return -1;
    }
    fixture->store = store;
    pthread_mutex_init(&fixture->lock, NULL);
    pthread_cond_init(&fixture->change, NULL);
    fixture->first = (gate_engine){.fixture = fixture, .open = true};
    fixture->second = (gate_engine){.fixture = fixture, .open = true};
    pa_registry_add(&fixture->registry, engine_of(&fixture->first, "first"), NULL);
    pa_registry_add(&fixture->registry, engine_of(&fixture->second, "second"), NULL);
    fixture_open(fixture->store);
    fixture->options =
        (pa_jobs_options){.registry = &fixture->registry, .store = fixture->store->store, .workers = 2};
    *state = fixture;
    return 0;
}

int jobs_fixture_teardown(void **state)
{
    jobs_fixture *fixture = *state;
    set_gate(&fixture->first, true);
    set_gate(&fixture->second, true);
    pa_jobs_stop(fixture->jobs, 0);
    pa_registry_done(&fixture->registry);
    pthread_cond_destroy(&fixture->change);
    pthread_mutex_destroy(&fixture->lock);
    void *store = fixture->store;
    free(fixture);
    return fixture_teardown(&store);
}

void jobs_fixture_start(jobs_fixture *fixture)
{
    assert_int_equal(pa_jobs_new(&fixture->options, &fixture->jobs, NULL), PA_OK);
}

static void on_done(void *user, const pa_job_outcome *outcome)
{
    answer *to = user;
    pthread_mutex_lock(&to->fixture->lock);
    to->calls++;
    to->status = outcome->status;
    to->cached = outcome->cached;
    if (outcome->status == PA_OK) {
        strcpy(to->id, outcome->model->id);
        strncpy(to->engine, outcome->model->engine, sizeof to->engine - 1);
    } else {
        to->error = *outcome->error;
    }
    pthread_cond_broadcast(&to->fixture->change);
    pthread_mutex_unlock(&to->fixture->lock);
}

void submit(jobs_fixture *fixture, answer *to, pa_request request, bool use_cache)
{
    pa_error err = {0};
    *to = (answer){.fixture = fixture};
    pa_job_order order = {.request = &request, .use_cache = use_cache, .on_done = on_done, .user = to};
    if (pa_jobs_submit(fixture->jobs, &order, to->job_id, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
}

void submit_prompt(jobs_fixture *fixture, answer *to, const char *prompt)
{
    submit(fixture, to, (pa_request){.prompt = prompt}, true);
}

pa_error refusal_of(pa_jobs *jobs, const pa_request *request, bool use_cache)
{
    pa_error err = {0};
    char id[37];
    pa_job_order order = {.request = request, .use_cache = use_cache};
    assert_int_not_equal(pa_jobs_submit(jobs, &order, id, &err), PA_OK);
    return err;
}

pa_error refusal(jobs_fixture *fixture, const char *prompt)
{
    return refusal_of(fixture->jobs, &(pa_request){.prompt = prompt}, true);
}

static void on_accepted(void *user, const char *id, bool replayed, const pa_error *err)
{
    acceptance *to = user;
    pthread_mutex_lock(&to->fixture->lock);
    to->calls++;
    to->status = err ? err->status : PA_OK;
    to->replayed = replayed;
    strcpy(to->id, id);
    pthread_cond_broadcast(&to->fixture->change);
    pthread_mutex_unlock(&to->fixture->lock);
}

/* Waits until *number reaches count. */
static void await_number(jobs_fixture *fixture, const int *number, int count)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += PATIENCE_S;
    int late = 0;
    pthread_mutex_lock(&fixture->lock);
    while (*number < count && !late) {
        late = pthread_cond_timedwait(&fixture->change, &fixture->lock, &until);
    }
    pthread_mutex_unlock(&fixture->lock);
    assert_int_equal(late, 0);
}

void store_job(jobs_fixture *fixture, acceptance *to, pa_job_order order)
{
    pa_error err = {0};
    char id[37];
    *to = (acceptance){.fixture = fixture};
    order.stored = true;
    order.on_accepted = on_accepted;
    order.user = to;
    if (pa_jobs_submit(fixture->jobs, &order, id, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    await_number(fixture, &to->calls, 1);
}

pa_job_view await_end(jobs_fixture *fixture, const char *id)
{
    pa_job_view view = {0};
    for (int waited_ms = 0; waited_ms < PATIENCE_S * 1000; waited_ms += 5) {
        assert_int_equal(pa_jobs_find(fixture->jobs, id, &fixture->store->arena, &view, NULL), PA_OK);
        if (view.finished_ms) {
            return view;
        }
        fixture_pause(5);
    }
    fail_msg("the job does not end");
    return view;
}

void await_answer(answer *of)
{
    await_number(of->fixture, &of->calls, 1);
    assert_int_equal(of->calls, 1);
}

bool answered(answer *of)
{
    pthread_mutex_lock(&of->fixture->lock);
    bool done = of->calls > 0;
    pthread_mutex_unlock(&of->fixture->lock);
    return done;
}

void set_gate(gate_engine *engine, bool open)
{
    pthread_mutex_lock(&engine->fixture->lock);
    engine->open = open;
    pthread_cond_broadcast(&engine->fixture->change);
    pthread_mutex_unlock(&engine->fixture->lock);
}

void await_begun(gate_engine *engine, int count)
{
    await_number(engine->fixture, &engine->begun, count);
}

void await_cancelled(gate_engine *engine, int count)
{
    await_number(engine->fixture, &engine->cancelled, count);
}

int count_begun(gate_engine *engine)
{
    pthread_mutex_lock(&engine->fixture->lock);
    int begun = engine->begun;
    pthread_mutex_unlock(&engine->fixture->lock);
    return begun;
}
