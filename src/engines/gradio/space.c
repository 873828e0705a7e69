#include "engines/gradio/space.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "engines/gradio/breaker.h"
#include "engines/gradio/hub.h"
#include "engines/gradio/upstream_error.h"
#include "foundation/clock.h"

enum {
    DEFAULT_TIMEOUT_S = 600,
    DEFAULT_CONCURRENT = 4,
    POLL_MS = 50,
    WAKE_POLL_S = 2,
    CONFIG_LIFE_S = 600, /* a Space may be redeployed at any time */
};

static const int64_t second_ns = 1000000000;

struct pa_space {
    char *name;
    char *hub;
    char *token;
    pa_token_policy token_policy;
    uint32_t timeout_s;
    uint32_t max_concurrent;
    pa_gradio_on_words on_words;
    void *on_words_user;
    pa_gradio_loop *loop;

    pthread_mutex_t mutex; /* guards everything below */
    uint32_t running;
    pa_breaker breaker;
    bool wants_token; /* the server has refused to go without */
    char *base;
    json_t *config;
    json_t *info;
    int64_t known_until_ns; /* when base, config and info are asked for anew */
};

/* One attempt of one job. */
typedef struct space_attempt {
    pa_space *space;
    pa_transfers *transfers;
    const pa_run *run;
    pa_arena *arena;
    pa_space_work work;
    void *user;
    const char *token;
    int64_t deadline_ns;
    bool from_memory; /* it went by what an earlier job had learnt */
    bool spent;       /* it may have cost something, so that there must not be another one */
} space_attempt;

pa_status pa_space_new(const pa_space_options *options, pa_space **out_space, pa_error *err)
{
    bool is_url = strncmp(options->space, "https://", 8) == 0 || strncmp(options->space, "http://", 7) == 0;
    if (!is_url && !pa_hub_is_space_id(options->space)) {
        return pa_fail(err, PA_INVALID, "'%s' is neither a Space (owner/name) nor an http(s) address.",
                       options->space);
    }
    pa_space *space = calloc(1, sizeof *space);
    if (!space) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pthread_mutex_init(&space->mutex, NULL);
    space->name = strdup(options->space);
    space->hub = strdup(options->hub ? options->hub : "https://huggingface.co");
    space->token = options->token ? strdup(options->token) : NULL;
    space->token_policy = options->token_policy;
    space->timeout_s = options->timeout_s ? options->timeout_s : DEFAULT_TIMEOUT_S;
    space->max_concurrent = options->max_concurrent ? options->max_concurrent : DEFAULT_CONCURRENT;
    space->on_words = options->on_words;
    space->on_words_user = options->on_words_user;
    pa_status status = PA_OK;
    if (options->loop) {
        space->loop = pa_gradio_loop_keep(options->loop);
    } else {
        status = pa_gradio_loop_new(&space->loop, err);
    }
    if (status != PA_OK || !space->name || !space->hub || (options->token && !space->token)) {
        pa_space_free(space);
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    size_t size = strlen(space->name);
    if (is_url && space->name[size - 1] == '/') {
        space->name[size - 1] = '\0';
    }
    *out_space = space;
    return PA_OK;
}

void pa_space_free(pa_space *space)
{
    if (!space) {
        return;
    }
    pa_gradio_loop_release(space->loop);
    json_decref(space->config);
    json_decref(space->info);
    free(space->base);
    free(space->name);
    free(space->hub);
    free(space->token);
    pthread_mutex_destroy(&space->mutex);
    free(space);
}

pa_availability pa_space_availability(pa_space *space)
{
    pa_availability availability = {.state = PA_ENGINE_READY};
    pthread_mutex_lock(&space->mutex);
    if (pa_breaker_is_open(&space->breaker, pa_clock_monotonic_ns())) {
        availability.state = PA_ENGINE_FAILING;
        memcpy(availability.reason, space->breaker.reason, sizeof availability.reason);
    }
    pthread_mutex_unlock(&space->mutex);
    return availability;
}

static void sleep_ms(long milliseconds)
{
    struct timespec pause = {.tv_sec = milliseconds / 1000, .tv_nsec = milliseconds % 1000 * 1000000};
    nanosleep(&pause, NULL);
}

static pa_status check(const space_attempt *attempt, pa_error *err)
{
    if (pa_run_cancelled(attempt->run)) {
        return pa_fail(err, PA_CANCELLED, NULL);
    }
    if (pa_clock_monotonic_ns() >= attempt->deadline_ns) {
        return pa_fail(err, PA_TIMEOUT, "The remote service did not finish in time.");
    }
    return PA_OK;
}

/* Waits for one of the server's places. */
static pa_status take_place(const space_attempt *attempt, pa_error *err)
{
    pa_space *space = attempt->space;
    for (;;) {
        pa_status status = check(attempt, err);
        pthread_mutex_lock(&space->mutex);
        bool taken = status == PA_OK && space->running < space->max_concurrent;
        space->running += taken;
        pthread_mutex_unlock(&space->mutex);
        if (taken || status != PA_OK) {
            return status;
        }
        pa_run_progress(attempt->run, "queued", 0);
        sleep_ms(POLL_MS);
    }
}

static void leave_place(pa_space *space)
{
    pthread_mutex_lock(&space->mutex);
    space->running--;
    pthread_mutex_unlock(&space->mutex);
}

/* What an earlier job learnt, where it is fresh. The JSON is the caller's own copy: Jansson reads the counts
 * of references without synchronization, so no value is shared by threads. */
static bool recall(const space_attempt *attempt, char **out_base, json_t **out_config, json_t **out_info)
{
    pa_space *space = attempt->space;
    pthread_mutex_lock(&space->mutex);
    bool known = space->config && pa_clock_monotonic_ns() < space->known_until_ns;
    char *base = known ? pa_arena_string(attempt->arena, space->base) : NULL;
    json_t *config = base ? json_deep_copy(space->config) : NULL;
    json_t *info = config ? json_deep_copy(space->info) : NULL;
    bool whole = config && (info || !space->info);
    pthread_mutex_unlock(&space->mutex);
    if (!whole) {
        json_decref(config);
        return false;
    }
    *out_base = base;
    *out_config = config;
    *out_info = info;
    return true;
}

static void remember(pa_space *space, const char *base, const json_t *config, const json_t *info)
{
    char *base_copy = strdup(base);
    json_t *config_copy = json_deep_copy(config);
    json_t *info_copy = json_deep_copy(info);
    if (!base_copy || !config_copy || (info && !info_copy)) {
        free(base_copy);
        json_decref(config_copy);
        json_decref(info_copy);
        return;
    }
    pthread_mutex_lock(&space->mutex);
    free(space->base);
    json_decref(space->config);
    json_decref(space->info);
    space->base = base_copy;
    space->config = config_copy;
    space->info = info_copy;
    space->known_until_ns = pa_clock_monotonic_ns() + CONFIG_LIFE_S * second_ns;
    pthread_mutex_unlock(&space->mutex);
}

static void forget(pa_space *space)
{
    pthread_mutex_lock(&space->mutex);
    space->known_until_ns = 0;
    pthread_mutex_unlock(&space->mutex);
}

/* Failures of /config that a Space which is asleep or starting shows. */
static bool may_be_asleep(pa_status status)
{
    return status == PA_UPSTREAM_ASLEEP || status == PA_UPSTREAM_UNREACHABLE || status == PA_UPSTREAM_ERROR ||
           status == PA_UPSTREAM_MISSING;
}

/* Reads the configuration, waking the Space and waiting for it as long as the job may take. */
static pa_status load_config_awake(const space_attempt *attempt, const pa_hub *hub,
                                   pa_gradio_session *session, json_t **out_config, pa_error *err)
{
    pa_space *space = attempt->space;
    bool knocked = false;
    for (;;) {
        pa_status status = pa_gradio_load_config(session, out_config, err);
        if (!may_be_asleep(status) || !pa_hub_is_space_id(space->name)) {
            return status;
        }
        char *stage = NULL;
        pa_status asked = pa_hub_find_stage(hub, space->name, attempt->arena, &stage, NULL);
        pa_hub_advice advice = asked == PA_OK ? pa_hub_advise(stage) : PA_HUB_GIVE_UP;
        if (advice == PA_HUB_GIVE_UP) {
            return asked == PA_OK ? pa_gradio_explain_stage(stage, err) : status;
        }
        if (advice == PA_HUB_GO && status != PA_UPSTREAM_ASLEEP && status != PA_UPSTREAM_UNREACHABLE) {
            return status;
        }
        if (advice == PA_HUB_WAKE && !knocked) {
            /* Any visit wakes a sleeping Space; what it answers does not matter yet. */
            pa_gradio_answer answer;
            pa_gradio_request(session, "/", NULL, 1024 * 1024, &answer, NULL);
            knocked = true;
        }
        pa_run_progress(attempt->run, "waking", 0);
        for (int waited_ms = 0; waited_ms < WAKE_POLL_S * 1000; waited_ms += POLL_MS) {
            status = check(attempt, err);
            if (status == PA_CANCELLED) {
                return status;
            }
            if (status != PA_OK) {
                return pa_fail(err, PA_UPSTREAM_ASLEEP, "The remote Space did not wake up in time.");
            }
            sleep_ms(POLL_MS);
        }
    }
}

/* Finds the server and reads what it offers. session->base is set. */
static pa_status connect_anew(const space_attempt *attempt, pa_gradio_session *session, json_t **out_config,
                              json_t **out_info, pa_error *err)
{
    pa_space *space = attempt->space;
    pa_hub hub = {.transfers = attempt->transfers,
                  .endpoint = space->hub,
                  .token = attempt->token,
                  .run = attempt->run};
    char *base = space->name;
    pa_run_progress(attempt->run, "connecting", 0);
    pa_status status = PA_OK;
    if (pa_hub_is_space_id(space->name)) {
        status = pa_hub_find_host(&hub, space->name, attempt->arena, &base, err);
    }
    if (status != PA_OK) {
        return status;
    }
    session->base = base;
    json_t *config = NULL;
    json_t *info = NULL;
    status = load_config_awake(attempt, &hub, session, &config, err);
    if (status == PA_OK) {
        const char *prefix = json_string_value(json_object_get(config, "api_prefix"));
        status = pa_gradio_load_info(session, prefix ? prefix : "", &info, err);
    }
    if (status != PA_OK) {
        json_decref(config);
        return status;
    }
    remember(space, base, config, info);
    *out_config = config;
    *out_info = info;
    return PA_OK;
}

static pa_status make_attempt(space_attempt *attempt, pa_error *err)
{
    pa_space *space = attempt->space;
    pa_gradio_session session = {.transfers = attempt->transfers,
                                 .token = attempt->token,
                                 .deadline_ns = attempt->deadline_ns,
                                 .run = attempt->run,
                                 .arena = attempt->arena,
                                 .on_words = space->on_words,
                                 .on_words_user = space->on_words_user};
    pa_status status = pa_gradio_session_init(&session, err);
    if (status != PA_OK) {
        return status;
    }
    char *base = NULL;
    json_t *config = NULL;
    json_t *info = NULL;
    attempt->from_memory = recall(attempt, &base, &config, &info);
    if (attempt->from_memory) {
        session.base = base;
    } else {
        status = connect_anew(attempt, &session, &config, &info, err);
    }
    if (status == PA_OK) {
        status = attempt->work(attempt->user, &session, config, info, err);
        attempt->spent = session.spent;
    }
    json_decref(config);
    json_decref(info);
    pa_gradio_session_done(&session);
    return status;
}

/* Failures of a remembered configuration: the Space has moved or been redeployed. */
static bool looks_stale(pa_status status)
{
    return status == PA_UPSTREAM_UNREACHABLE || status == PA_UPSTREAM_MISSING || status == PA_UPSTREAM_ASLEEP;
}

static const char *first_token(pa_space *space)
{
    pthread_mutex_lock(&space->mutex);
    bool with = space->token_policy == PA_TOKEN_ALWAYS ||
                (space->token_policy == PA_TOKEN_FALLBACK && space->wants_token);
    pthread_mutex_unlock(&space->mutex);
    return with ? space->token : NULL;
}

static void remember_token(pa_space *space, bool wanted)
{
    pthread_mutex_lock(&space->mutex);
    space->wants_token = wanted;
    pthread_mutex_unlock(&space->mutex);
}

/* Starts over only where the first attempt has cost nothing. */
static pa_status attempt_fairly(space_attempt *attempt, pa_error *err)
{
    pa_space *space = attempt->space;
    attempt->token = first_token(space);
    pa_status status = make_attempt(attempt, err);
    if (attempt->from_memory && looks_stale(status) && !attempt->spent) {
        forget(space);
        status = make_attempt(attempt, err);
    }
    bool token_may_help = pa_gradio_is_refusal(status) && !attempt->token && space->token &&
                          space->token_policy == PA_TOKEN_FALLBACK;
    if (token_may_help && attempt->spent) {
        /* Too late for this job; the next one goes with it from the start. */
        remember_token(space, true);
    } else if (token_may_help) {
        attempt->token = space->token;
        status = make_attempt(attempt, err);
        remember_token(space, status == PA_OK);
    }
    return status;
}

pa_status pa_space_run(pa_space *space, const pa_run *run, pa_arena *arena, pa_space_work work, void *user,
                       pa_error *err)
{
    /* The breaker needs the words even where the caller does not. */
    pa_error own = {0};
    pa_error *words = err ? err : &own;
    pthread_mutex_lock(&space->mutex);
    pa_status status = pa_breaker_admit(&space->breaker, pa_clock_monotonic_ns(), words);
    pthread_mutex_unlock(&space->mutex);
    if (status != PA_OK) {
        return status;
    }
    space_attempt attempt = {.space = space,
                             .run = run,
                             .arena = arena,
                             .work = work,
                             .user = user,
                             .deadline_ns = pa_clock_monotonic_ns() + (int64_t)space->timeout_s * second_ns};
    status = pa_gradio_loop_start(space->loop, &attempt.transfers, words);
    if (status == PA_OK) {
        status = take_place(&attempt, words);
    }
    if (status == PA_OK) {
        status = attempt_fairly(&attempt, words);
        leave_place(space);
    }
    pthread_mutex_lock(&space->mutex);
    pa_breaker_settle(&space->breaker, pa_clock_monotonic_ns(), status, words);
    pthread_mutex_unlock(&space->mutex);
    return status;
}
