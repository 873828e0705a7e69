#include "service/api/watchers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/queue.h>
#include <time.h>

#include "foundation/clock.h"
#include "service/api/api_private.h"
#include "service/api/extras.h"
#include "service/api/job_json.h"

enum {
    BUCKETS = 256,
    LOOK_MS = 200,            /* between two looks at the jobs */
    HEARTBEAT_MS = 15 * 1000, /* so that nobody in between takes a silent stream for a dead one */
    STREAM_BYTES = 128 * 1024 /* that may wait for a slow client: a job, its result, and progress between */
};

typedef enum manner { MANNER_NONE, MANNER_STREAM, MANNER_ANSWER } manner;

struct pa_watcher {
    TAILQ_ENTRY(pa_watcher) next;
    struct watch *watch; /* NULL until it is added */
    pa_api *api;
    char id[37];
    bool cancels;
    manner manner; /* NONE until it begins; then for the thread alone, as what follows */
    pa_http_exchange *exchange;
    pa_http_stream *stream;
    bool greeted; /* it has had the whole job */
    unsigned seen;
    int64_t sent_ms;
    atomic_bool gone;
};

/* A job that is watched. Guarded by the lock of all. */
typedef struct watch {
    LIST_ENTRY(watch) by_id;
    char id[37];
    TAILQ_HEAD(watcher_list, pa_watcher) watchers;
    bool stored;
    int64_t looked_ms;
    unsigned revision; /* of what was seen last */
    pa_job_view shown; /* without its texts */
    char *job;         /* events, or NULL; what the next one gets of what was seen last */
    char *progress;
    bool ended;
    char *last;      /* the event that ends the streams; NULL: the job goes on, or its extras are made */
    char *answer;    /* once it has ended; NULL: there is an error */
    json_t *outcome; /* of which the last event will tell, with extras; NULL: they are not asked for */
    pa_error error;
} watch;

struct pa_watchers {
    pa_api *api;
    pthread_t thread;
    bool running;
    pthread_mutex_t lock; /* guards all that follows */
    pthread_cond_t news;  /* on the monotonic clock */
    LIST_HEAD(watch_list, watch) by_id[BUCKETS];
    uint32_t count;
    bool rouse;
    bool closing;
    bool stop;
};

static size_t bucket_of(const char *id)
{
    size_t hash = 0;
    for (const char *at = id; *at; at++) {
        hash = hash * 31 + (unsigned char)*at;
    }
    return hash % BUCKETS;
}

/* "id: …\nevent: …\ndata: {…}\n\n" on the heap; takes json over. NULL: no memory. */
static char *event_text(const char *id, const char *name, json_t *json)
{
    char *data = json ? json_dumps(json, JSON_COMPACT | JSON_REAL_PRECISION(9)) : NULL;
    char *text = NULL;
    json_decref(json);
    if (data && asprintf(&text, "id: %s\nevent: %s\ndata: %s\n\n", id, name, data) < 0) {
        text = NULL;
    }
    free(data);
    return text;
}

static void replace_text(char **place, char *text)
{
    free(*place);
    *place = text;
}

static void free_watch(watch *of)
{
    LIST_REMOVE(of, by_id);
    free(of->job);
    free(of->progress);
    free(of->last);
    free(of->answer);
    json_decref(of->outcome);
    free(of);
}

/* For holders of the lock. */
static watch *find_watch(pa_watchers *watchers, const char *id)
{
    watch *found = NULL;
    LIST_FOREACH(found, &watchers->by_id[bucket_of(id)], by_id)
    {
        if (strcmp(found->id, id) == 0) {
            break;
        }
    }
    return found;
}

/* For holders of the lock; NULL: no memory. */
static watch *need_watch(pa_watchers *watchers, const char *id)
{
    watch *of = find_watch(watchers, id);
    if (!of && (of = calloc(1, sizeof *of))) {
        memcpy(of->id, id, sizeof of->id);
        TAILQ_INIT(&of->watchers);
        LIST_INSERT_HEAD(&watchers->by_id[bucket_of(id)], of, by_id);
    }
    return of;
}

/* For holders of the lock. */
static void rouse(pa_watchers *watchers)
{
    watchers->rouse = true;
    pthread_cond_signal(&watchers->news);
}

pa_watcher *pa_watcher_new(pa_api *api, const char *job_id, bool cancels)
{
    pa_watcher *watcher = calloc(1, sizeof *watcher);
    if (watcher) {
        watcher->api = api;
        watcher->cancels = cancels;
        strncpy(watcher->id, job_id, sizeof watcher->id - 1);
    }
    return watcher;
}

void pa_watcher_gone(void *user)
{
    pa_watcher *watcher = user;
    pa_api *api = watcher->api;
    atomic_store(&watcher->gone, true);
    if (watcher->cancels) {
        pthread_mutex_lock(&api->jobs_mutex);
        if (api->jobs) {
            pa_jobs_cancel(api->jobs, watcher->id);
        }
        pthread_mutex_unlock(&api->jobs_mutex);
    }
}

bool pa_watchers_add(pa_watchers *watchers, pa_watcher *watcher)
{
    pthread_mutex_lock(&watchers->lock);
    watch *of = need_watch(watchers, watcher->id);
    watcher->watch = of;
    if (of) {
        TAILQ_INSERT_TAIL(&of->watchers, watcher, next);
        watchers->count++;
    }
    pthread_mutex_unlock(&watchers->lock);
    return of != NULL;
}

/* For holders of the lock. */
static void take_out(pa_watchers *watchers, pa_watcher *watcher)
{
    watch *of = watcher->watch;
    if (of) {
        TAILQ_REMOVE(&of->watchers, watcher, next);
        watchers->count--;
        if (TAILQ_EMPTY(&of->watchers)) {
            free_watch(of);
        }
    }
}

void pa_watcher_withdraw(pa_watcher *watcher)
{
    pa_watchers *watchers = watcher->api->watchers;
    pthread_mutex_lock(&watchers->lock);
    take_out(watchers, watcher);
    pthread_mutex_unlock(&watchers->lock);
    free(watcher);
}

static void begin(pa_watcher *watcher, manner how, bool stored)
{
    pa_watchers *watchers = watcher->api->watchers;
    pthread_mutex_lock(&watchers->lock);
    watcher->manner = how;
    watcher->watch->stored = stored;
    rouse(watchers);
    /* A client who left before there was a job to cancel. */
    if (atomic_load(&watcher->gone)) {
        pa_watcher_gone(watcher);
    }
    pthread_mutex_unlock(&watchers->lock);
}

void pa_watcher_begin_stream(pa_watcher *watcher, pa_http_exchange *exchange, bool stored)
{
    pa_http_set_header(exchange, "Cache-Control", "no-store");
    pa_http_set_header(exchange, "X-Accel-Buffering", "no");
    watcher->stream = pa_http_stream_open(exchange, 200, "text/event-stream; charset=utf-8", STREAM_BYTES);
    if (watcher->stream) {
        begin(watcher, MANNER_STREAM, stored);
    } else {
        pa_watcher_withdraw(watcher);
    }
}

void pa_watcher_begin_answer(pa_watcher *watcher, pa_http_exchange *exchange, bool stored)
{
    watcher->exchange = exchange;
    begin(watcher, MANNER_ANSWER, stored);
}

/* With the lock. */
static void take_failure(watch *of, const pa_job_view *view)
{
    if (view->state != PA_JOB_SUCCEEDED && view->outcome.error) {
        of->error = *view->outcome.error;
        of->last = event_text("end", "failed", pa_api_failure_json(view));
    }
    if (!of->last) {
        pa_fail(&of->error, view->state == PA_JOB_SUCCEEDED ? PA_NOT_FOUND : PA_INTERNAL,
                "The model that the job made is not there any more.");
        of->last = strdup("id: end\nevent: failed\ndata: {}\n\n");
    }
}

/* With the lock; true: extras are to be asked for. */
static bool take_result(watch *of, json_t *result)
{
    if (!of->answer) {
        of->answer = json_dumps(result, JSON_COMPACT | JSON_REAL_PRECISION(9));
        pa_fail(&of->error, PA_NO_MEMORY, NULL); /* unless there is an answer */
    }
    bool streams = false;
    const pa_watcher *watcher = NULL;
    TAILQ_FOREACH(watcher, &of->watchers, next)
    {
        /* One that has not begun may become a stream. */
        streams = streams || watcher->manner != MANNER_ANSWER;
    }
    bool ask = streams && !of->outcome && !of->last;
    if (ask) {
        of->outcome = json_incref(result);
    }
    return ask;
}

void pa_watchers_tell_end(pa_watchers *watchers, const pa_job_view *view)
{
    const pa_registry *registry = watchers->api->options.registry;
    bool ask = false;
    pthread_mutex_lock(&watchers->lock);
    watch *of = find_watch(watchers, view->id);
    if (of && !of->last) {
        bool done = view->state == PA_JOB_SUCCEEDED && view->outcome.model;
        json_t *result = done ? pa_api_result_json(registry, view->id, &view->outcome,
                                                   (double)(view->finished_ms - view->created_ms))
                              : NULL;
        replace_text(&of->job, event_text("0", "job", pa_api_job_json(registry, view)));
        of->ended = true;
        if (result) {
            ask = take_result(of, result);
        } else {
            take_failure(of, view);
        }
        json_decref(result);
        rouse(watchers);
    }
    pthread_mutex_unlock(&watchers->lock);
    if (ask) {
        pa_api_ask_extras(watchers->api, view->id, view->outcome.model->id);
    }
}

void pa_watchers_tell_extras(pa_watchers *watchers, const char *job_id, json_t *extras)
{
    pthread_mutex_lock(&watchers->lock);
    watch *of = find_watch(watchers, job_id);
    if (of && of->outcome && !of->last) {
        json_object_update(of->outcome, extras);
        of->last = event_text("end", "result", json_incref(of->outcome));
        if (!of->last) {
            pa_fail(&of->error, PA_NO_MEMORY, NULL);
            of->last = strdup("id: end\nevent: failed\ndata: {}\n\n");
        }
        rouse(watchers);
    }
    pthread_mutex_unlock(&watchers->lock);
}

static bool looks_the_same(const pa_job_view *a, const pa_job_view *b)
{
    return a->state == b->state && a->position == b->position && strcmp(a->stage, b->stage) == 0 &&
           (int)(a->progress * 100) == (int)(b->progress * 100);
}

/* Takes down how the job stands now; with the lock of the watchers. */
static void look(pa_watchers *watchers, watch *of)
{
    pa_api *api = watchers->api;
    pa_arena arena;
    pa_job_view view;
    pa_arena_init(&arena, 0);
    pthread_mutex_lock(&api->jobs_mutex);
    bool found = api->jobs && pa_jobs_look(api->jobs, of->id, &arena, &view);
    pthread_mutex_unlock(&api->jobs_mutex);
    if (found && !view.settling && (of->revision == 0 || !looks_the_same(&view, &of->shown))) {
        char id[16];
        of->revision++;
        of->shown = view;
        snprintf(id, sizeof id, "%u", of->revision);
        replace_text(&of->job, event_text(id, "job", pa_api_job_json(api->options.registry, &view)));
        replace_text(&of->progress, event_text(id, "progress", pa_api_progress_json(&view)));
    }
    pa_arena_done(&arena);
}

/* True: taken, or there is nobody to take it any more. */
static bool send(pa_watcher *watcher, const char *text, int64_t now_ms)
{
    pa_status status =
        text ? pa_http_stream_send(watcher->stream, (pa_span){(const uint8_t *)text, strlen(text)}) : PA_OK;
    if (status == PA_OK) {
        watcher->sent_ms = now_ms;
    }
    return status != PA_BUSY;
}

/* What a stream gets now; true: it has had all. */
static bool feed(pa_watcher *watcher, const watch *of, int64_t now_ms)
{
    if (!watcher->greeted && of->job) {
        watcher->greeted = send(watcher, "retry: 2000\n\n", now_ms) && send(watcher, of->job, now_ms);
        watcher->seen = of->revision;
    } else if (watcher->seen != of->revision && !of->ended && send(watcher, of->progress, now_ms)) {
        watcher->seen = of->revision;
    } else if (now_ms - watcher->sent_ms > HEARTBEAT_MS) {
        send(watcher, ": still here\n\n", now_ms);
        watcher->sent_ms = now_ms;
    }
    return of->last && (watcher->greeted || !of->job) && send(watcher, of->last, now_ms);
}

static void answer(pa_watcher *watcher, const watch *of, bool sent_away)
{
    if (!of->ended && !sent_away) {
        /* Only releases the exchange of a client who has left. */
        pa_http_answer_static(watcher->exchange, 503, NULL, (pa_span){0});
    } else if (!of->ended) {
        pa_error err;
        pa_fail(&err, PA_INTERRUPTED, "The server is shutting down; the job goes on when it is back.");
        pa_api_fail(watcher->api, watcher->exchange, &err);
    } else if (of->answer) {
        pa_http_answer(watcher->exchange, 200, "application/json",
                       (pa_span){(const uint8_t *)of->answer, strlen(of->answer)});
    } else {
        pa_api_fail(watcher->api, watcher->exchange, &of->error);
    }
}

/* True: the watcher is through, and its connection is on its own. With the lock. */
static bool serve(pa_watchers *watchers, pa_watcher *watcher, const watch *of, int64_t now_ms)
{
    bool sent_away = watchers->closing && of->stored && !of->ended;
    bool gone = atomic_load(&watcher->gone);
    bool through = false;
    if (watcher->manner == MANNER_STREAM) {
        through = gone || sent_away || feed(watcher, of, now_ms);
        if (through) {
            pa_http_stream_end(watcher->stream);
        }
    } else if (watcher->manner == MANNER_ANSWER && (gone || sent_away || of->ended)) {
        through = true;
        answer(watcher, of, sent_away);
    }
    return through;
}

/* With the lock. */
static void serve_watch(pa_watchers *watchers, watch *of, int64_t now_ms)
{
    pa_watcher *next;
    if (!of->ended && (of->revision == 0 || now_ms - of->looked_ms >= LOOK_MS)) {
        of->looked_ms = now_ms;
        look(watchers, of);
    }
    for (pa_watcher *watcher = TAILQ_FIRST(&of->watchers); watcher; watcher = next) {
        next = TAILQ_NEXT(watcher, next);
        if (serve(watchers, watcher, of, now_ms)) {
            take_out(watchers, watcher);
            free(watcher);
        }
    }
}

/* With the lock. */
static void serve_all(pa_watchers *watchers)
{
    int64_t now_ms = pa_clock_monotonic_ns() / 1000000;
    watch *next;
    for (size_t bucket = 0; bucket < BUCKETS; bucket++) {
        for (watch *of = LIST_FIRST(&watchers->by_id[bucket]); of; of = next) {
            next = LIST_NEXT(of, by_id);
            serve_watch(watchers, of, now_ms);
        }
    }
}

static void wait_for_news(pa_watchers *watchers)
{
    int64_t end = pa_clock_monotonic_ns() + LOOK_MS * 1000000LL;
    struct timespec until = {.tv_sec = end / 1000000000, .tv_nsec = end % 1000000000};
    int late = 0;
    while (!watchers->rouse && !watchers->stop && !late) {
        late = watchers->count > 0 ? pthread_cond_timedwait(&watchers->news, &watchers->lock, &until)
                                   : pthread_cond_wait(&watchers->news, &watchers->lock);
    }
    watchers->rouse = false;
}

static void *run(void *user)
{
    pa_watchers *watchers = user;
    pthread_mutex_lock(&watchers->lock);
    while (!watchers->stop) {
        wait_for_news(watchers);
        serve_all(watchers);
    }
    pthread_mutex_unlock(&watchers->lock);
    return NULL;
}

pa_status pa_watchers_new(pa_api *api, pa_watchers **out_watchers, pa_error *err)
{
    pa_watchers *watchers = calloc(1, sizeof *watchers);
    if (!watchers) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    watchers->api = api;
    for (size_t bucket = 0; bucket < BUCKETS; bucket++) {
        LIST_INIT(&watchers->by_id[bucket]);
    }
    pthread_mutex_init(&watchers->lock, NULL);
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&watchers->news, &monotonic);
    pthread_condattr_destroy(&monotonic);
    watchers->running = pthread_create(&watchers->thread, NULL, run, watchers) == 0;
    if (!watchers->running) {
        pa_watchers_free(watchers);
        return pa_fail(err, PA_NO_MEMORY, "A thread cannot be started.");
    }
    *out_watchers = watchers;
    return PA_OK;
}

void pa_watchers_close(pa_watchers *watchers)
{
    pthread_mutex_lock(&watchers->lock);
    watchers->closing = true;
    rouse(watchers);
    pthread_mutex_unlock(&watchers->lock);
}

void pa_watchers_free(pa_watchers *watchers)
{
    if (!watchers) {
        return;
    }
    pthread_mutex_lock(&watchers->lock);
    watchers->stop = true;
    pthread_cond_signal(&watchers->news);
    pthread_mutex_unlock(&watchers->lock);
    if (watchers->running) {
        pthread_join(watchers->thread, NULL);
    }
    pthread_cond_destroy(&watchers->news);
    pthread_mutex_destroy(&watchers->lock);
    free(watchers);
}

bool pa_watchers_have(pa_watchers *watchers, const char *job_id)
{
    pthread_mutex_lock(&watchers->lock);
    bool found = find_watch(watchers, job_id) != NULL;
    pthread_mutex_unlock(&watchers->lock);
    return found;
}

uint32_t pa_watchers_count(pa_watchers *watchers)
{
    pthread_mutex_lock(&watchers->lock);
    uint32_t count = watchers->count;
    pthread_mutex_unlock(&watchers->lock);
    return count;
}
