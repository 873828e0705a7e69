/** Jobs on a real store and an engine that waits at a gate, so that a test decides what happens when. */
#ifndef PA_TESTS_JOBS_FIXTURE_H
#define PA_TESTS_JOBS_FIXTURE_H

#include <pthread.h>

#include "service/jobs/jobs.h"
#include "store_fixture.h"

/** Guarded by the fixture's lock. */
typedef struct gate_engine {
    struct jobs_fixture *fixture;
    bool open;       /* closed: generate waits here until it opens or is cancelled */
    bool deaf;       /* does not listen to cancel */
    pa_status fails; /* PA_OK: makes a box whose size is the prompt's length */
    bool failing;    /* availability */
    const char *raw; /* what it says it was sent; NULL: nothing */
    int begun;
    int ended;
    int cancelled;
} gate_engine;

typedef struct jobs_fixture {
    store_fixture *store;
    pthread_mutex_t lock;
    pthread_cond_t change;
    gate_engine first; /* the engine named "first", in both modes */
    gate_engine second;
    pa_registry registry;
    pa_jobs_options options;
    pa_jobs *jobs;
} jobs_fixture;

/** How one submit ended. Guarded by the fixture's lock. */
typedef struct answer {
    jobs_fixture *fixture;
    int calls;
    pa_status status;
    bool cached;
    char id[37];
    char engine[32];
    pa_error error;
    char job_id[37];
} answer;

/** cmocka set-up and tear-down: *state is the fixture; jobs are not started yet, the gates are open. */
int jobs_fixture_setup(void **state);
int jobs_fixture_teardown(void **state);
void jobs_fixture_start(jobs_fixture *fixture);

/** Submits and expects to be accepted. answer must outlive the job. */
void submit(jobs_fixture *fixture, answer *to, pa_request request, bool use_cache);
/** The same for a basic model of the prompt, from the cache where possible. */
void submit_prompt(jobs_fixture *fixture, answer *to, const char *prompt);
/** What submit refuses with. */
pa_error refusal(jobs_fixture *fixture, const char *prompt);
pa_error refusal_of(pa_jobs *jobs, const pa_request *request, bool use_cache);
/** What a stored job is told. Guarded by the fixture's lock. */
typedef struct acceptance {
    jobs_fixture *fixture;
    int calls;
    pa_status status;
    bool replayed;
    char id[37];
} acceptance;

/** Submits a stored job of the prompt and waits until it is accepted, or not. */
void store_job(jobs_fixture *fixture, acceptance *to, pa_job_order order);
/** Waits until the job has ended, and says how; its texts live in the store fixture's arena. */
pa_job_view await_end(jobs_fixture *fixture, const char *id);

/** Waits for the answer; fails the test when it does not come. */
void await_answer(answer *of);
bool answered(answer *of);

void set_gate(gate_engine *engine, bool open);
/** Waits until this many calls have begun, ended … */
void await_begun(gate_engine *engine, int count);
void await_cancelled(gate_engine *engine, int count);
int count_begun(gate_engine *engine);

#endif
