#include <stdlib.h>
#include <string.h>

#include "foundation/clock.h"
#include "foundation/random.h"
#include "service/jobs/jobs_private.h"

static void copy_name(char to[PA_JOB_NAME_SIZE], const char *name)
{
    strncpy(to, name ? name : "", PA_JOB_NAME_SIZE - 1);
}

/* False: no memory. */
static bool copy_bytes(pa_span from, pa_span *out_copy)
{
    uint8_t *bytes = from.size > 0 ? malloc(from.size) : NULL;
    if (bytes) {
        memcpy(bytes, from.data, from.size);
    }
    *out_copy = (pa_span){bytes, bytes ? from.size : 0};
    return bytes || from.size == 0;
}

/* False: no memory. */
static bool copy_text(const char *text, char **out_copy)
{
    *out_copy = text ? strdup(text) : NULL;
    return *out_copy || !text;
}

/* Every part of request as the generation's own; false: no memory, and what was copied is still its own. */
static bool copy_request(const pa_request *request, pa_request *out_copy)
{
    *out_copy = *request;
    out_copy->prompt = request->prompt ? strdup(request->prompt) : NULL;
    out_copy->engine = request->engine ? strdup(request->engine) : NULL;
    bool image = copy_bytes(request->image.bytes, &out_copy->image.bytes);
    bool model = copy_bytes(request->model, &out_copy->model);
    return image && model && !out_copy->prompt == !request->prompt && !out_copy->engine == !request->engine;
}

generation *generation_new(const pa_jobs *jobs, const pa_request *request, const pa_engine *engine,
                           const char *client, bool use_cache, pa_error *err)
{
    generation *work = calloc(1, sizeof *work);
    if (!work) {
        pa_fail(err, PA_NO_MEMORY, NULL);
        return NULL;
    }
    work->use_cache = use_cache;
    work->engine = engine;
    copy_name(work->client, client);
    atomic_init(&work->cancel, false);
    LIST_INIT(&work->members);
    work->own_turn = calloc(1, sizeof *work->own_turn);
    bool copied = copy_request(request, &work->request) && work->own_turn;
    if (!copied) {
        pa_fail(err, PA_NO_MEMORY, NULL);
    }
    if (!copied || request_key(jobs->cache_salt, engine->name, request, work->key, err) != PA_OK) {
        generation_free(work);
        return NULL;
    }
    return work;
}

/* Of a request whose seed is drawn each time that it is sent. False: no memory. */
static bool take_fingerprint(const pa_jobs *jobs, const pa_request *request, const pa_engine *engine,
                             job *made)
{
    char key[65];
    pa_request any = *request;
    any.seed = -1;
    return request_key(jobs->cache_salt, engine->name, &any, key, NULL) == PA_OK &&
           copy_text(key, &made->fingerprint);
}

static job *new_job(const pa_jobs *jobs, const pa_job_order *order, const pa_engine *engine, pa_error *err)
{
    job *made = calloc(1, sizeof *made);
    if (!made || !copy_text(order->idempotency_key, &made->idempotency_key) ||
        !copy_text(order->fingerprint, &made->fingerprint) ||
        !copy_text(order->webhook_url, &made->webhook_url)) {
        job_free(made);
        pa_fail(err, PA_NO_MEMORY, NULL);
        return NULL;
    }
    if (order->id) {
        strncpy(made->id, order->id, sizeof made->id - 1);
    } else {
        pa_uuid_generate(made->id);
    }
    copy_name(made->owner, order->owner);
    if (order->idempotency_key && !order->fingerprint && order->request->any_seed &&
        !take_fingerprint(jobs, order->request, engine, made)) {
        job_free(made);
        pa_fail(err, PA_NO_MEMORY, NULL);
        return NULL;
    }
    made->stored = order->stored;
    made->engine = engine;
    made->created_ms = pa_clock_wall_ms();
    made->on_done = order->on_done;
    made->on_accepted = order->on_accepted;
    made->user = order->user;
    return made;
}

/* For holders of the lock: whether there is a place, and the memory, for one more generation. */
static pa_status find_room(pa_jobs *jobs, const generation *work, pa_error *err)
{
    const lane *of = jobs_lane(jobs, work->engine);
    uint64_t upload = generation_upload_size(work);
    uint64_t room = jobs->upload_capacity - jobs->upload_bytes;
    bool full = lane_count_waiting(of) >= jobs->queue_capacity;
    /* The last quarter of the places is for those who have few. */
    bool greedy = jobs->queue_capacity >= 8 && lane_count_waiting(of) > 0 &&
                  lane_count_client(of, work->client) >= jobs->queue_capacity - jobs->queue_capacity / 4;
    if (!full && !greedy && upload <= room) {
        return PA_OK;
    }
    pa_fail(err, PA_BUSY,
            full     ? NULL
            : greedy ? "You have as many jobs waiting as one client may have; please wait for some to end."
                     : "The server holds as many uploads as it has room for; please try again shortly.");
    if (err) {
        err->retry_after_s = jobs_estimate_wait_s(jobs, of);
    }
    return PA_BUSY;
}

void jobs_admit(pa_jobs *jobs, job *member, generation *work)
{
    generation *same = jobs_find_same(jobs, work->key, work->use_cache, member->stored);
    if (same) {
        generation_free(work);
    } else {
        same = work;
        jobs->upload_bytes += generation_upload_size(work);
        jobs_add_key(jobs, work);
        jobs_enter(jobs, work, work->use_cache ? STAGE_ASKED : STAGE_QUEUED);
        pthread_cond_signal(work->use_cache ? &jobs->news
                                            : &jobs->pools[jobs_lane(jobs, work->engine)->pool].work);
    }
    jobs_join(jobs, same, member);
    if (!member->stored) {
        jobs_set_deadline(jobs, member);
    }
}

/* For holders of the lock. Takes both over when it is PA_OK. */
static pa_status take_in(pa_jobs *jobs, job *member, generation *work, pa_error *err)
{
    if (jobs->stopping) {
        return pa_fail(err, PA_UNAVAILABLE, "The server is shutting down.");
    }
    bool shares = jobs_find_same(jobs, work->key, work->use_cache, member->stored) != NULL;
    pa_status status = shares ? PA_OK : find_room(jobs, work, err);
    if (status != PA_OK) {
        return status;
    }
    jobs_add_id(jobs, member);
    if (member->stored) {
        /* It comes back to jobs_admit with its row written. */
        member->registering = true;
        member->generation = work;
        member->errand = (errand){.kind = ERRAND_REGISTER, .job = member};
        jobs_lane(jobs, work->engine)->registering++;
        jobs->upload_bytes += generation_upload_size(work);
        jobs_post(jobs, &member->errand);
    } else {
        jobs_admit(jobs, member, work);
    }
    return PA_OK;
}

pa_status pa_jobs_submit(pa_jobs *jobs, const pa_job_order *order, char out_id[37], pa_error *err)
{
    const pa_engine *engine = NULL;
    pa_status status = pa_registry_choose(jobs->registry, order->request, &engine, err);
    if (status != PA_OK) {
        engine = pa_registry_fallback(jobs->registry, order->request, NULL, status);
    }
    if (!engine) {
        return status;
    }
    generation *work = generation_new(jobs, order->request, engine, order->client, order->use_cache, err);
    job *member = work ? new_job(jobs, order, engine, err) : NULL;
    if (!member) {
        generation_free(work);
        return PA_NO_MEMORY;
    }
    pthread_mutex_lock(&jobs->lock);
    memcpy(out_id, member->id, sizeof member->id);
    status = take_in(jobs, member, work, err);
    pthread_mutex_unlock(&jobs->lock);
    if (status != PA_OK) {
        generation_free(work);
        job_free(member);
    }
    return status;
}

bool pa_jobs_cancel(pa_jobs *jobs, const char *id)
{
    pthread_mutex_lock(&jobs->lock);
    job *found = jobs_find_id(jobs, id);
    bool waits = found && !found->sealed && (found->generation || found->registering);
    if (found) {
        jobs_leave(jobs, found, PA_CANCELLED);
    }
    pthread_mutex_unlock(&jobs->lock);
    return waits;
}
