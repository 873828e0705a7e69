#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "foundation/clock.h"
#include "service/jobs/jobs_private.h"

/* A new duration's part in the average: about the last eight count. */
#define LEARNING_RATE 0.25
#define LONGEST_WAIT_S 600.0

lane *jobs_lane(pa_jobs *jobs, const pa_engine *engine)
{
    return &jobs->lanes[engine - jobs->registry->engines];
}

uint64_t generation_upload_size(const generation *work)
{
    return (uint64_t)work->request.image.bytes.size + work->request.model.size;
}

static turn *find_turn(const lane *of, const char *client)
{
    turn *found = NULL;
    TAILQ_FOREACH(found, &of->ring, in_ring)
    {
        if (strcmp(found->client, client) == 0) {
            break;
        }
    }
    return found;
}

/* The generation brings the memory that a new turn needs; a turn ends with the memory of its last one. */
static void enter_turn(lane *of, generation *work)
{
    turn *own = find_turn(of, work->client);
    if (!own) {
        own = work->own_turn;
        work->own_turn = NULL;
        memcpy(own->client, work->client, sizeof own->client);
        TAILQ_INIT(&own->queue);
        own->count = 0;
        TAILQ_INSERT_TAIL(&of->ring, own, in_ring);
    }
    work->turn = own;
    own->count++;
    TAILQ_INSERT_TAIL(&own->queue, work, in_turn);
}

static void leave_turn(lane *of, generation *work)
{
    turn *own = work->turn;
    TAILQ_REMOVE(&own->queue, work, in_turn);
    work->turn = NULL;
    if (--own->count == 0) {
        TAILQ_REMOVE(&of->ring, own, in_ring);
        free(own);
    }
}

void jobs_enter(pa_jobs *jobs, generation *work, stage to)
{
    lane *of = jobs_lane(jobs, work->engine);
    work->stage = to;
    TAILQ_INSERT_TAIL(&jobs->stages[to], work, in_stage);
    of->counts[to]++;
    if (to == STAGE_QUEUED) {
        enter_turn(of, work);
    }
}

static void take_out(pa_jobs *jobs, generation *work)
{
    lane *of = jobs_lane(jobs, work->engine);
    TAILQ_REMOVE(&jobs->stages[work->stage], work, in_stage);
    of->counts[work->stage]--;
    if (work->turn) {
        leave_turn(of, work);
    }
}

void jobs_move(pa_jobs *jobs, generation *work, stage to)
{
    take_out(jobs, work);
    jobs_enter(jobs, work, to);
}

void generation_free(generation *work)
{
    if (work) {
        free((char *)work->request.prompt);
        free((char *)work->request.engine);
        free((uint8_t *)work->request.image.bytes.data);
        free((uint8_t *)work->request.model.data);
        free(work->own_turn);
        free(work);
    }
}

void jobs_drop(pa_jobs *jobs, generation *work)
{
    take_out(jobs, work);
    LIST_REMOVE(work, by_key);
    jobs->upload_bytes -= generation_upload_size(work);
    generation_free(work);
}

generation *jobs_next(pa_jobs *jobs, worker_pool *pool)
{
    if (pool->making >= pool->slots) {
        return NULL;
    }
    for (size_t i = 0; i < jobs->lane_count; i++) {
        size_t at = (pool->next_lane + i) % jobs->lane_count;
        lane *of = &jobs->lanes[at];
        turn *first = TAILQ_FIRST(&of->ring);
        if (of->pool != pool->name || !first || of->making >= of->limit) {
            continue;
        }
        pool->next_lane = at + 1;
        /* The client's next turn comes when all the others have had theirs. */
        TAILQ_REMOVE(&of->ring, first, in_ring);
        TAILQ_INSERT_TAIL(&of->ring, first, in_ring);
        return TAILQ_FIRST(&first->queue);
    }
    return NULL;
}

uint32_t lane_count_waiting(const lane *of)
{
    return of->registering + of->counts[STAGE_ASKED] + of->counts[STAGE_LOOKING] + of->counts[STAGE_QUEUED];
}

uint32_t lane_count_client(const lane *of, const char *client)
{
    const turn *own = find_turn(of, client);
    return own ? own->count : 0;
}

uint32_t lane_position(const lane *of, const generation *work)
{
    uint32_t within = 0;
    const generation *before = NULL;
    TAILQ_FOREACH(before, &work->turn->queue, in_turn)
    {
        if (before == work) {
            break;
        }
        within++;
    }
    uint32_t position = within;
    uint32_t rounds = within + 1; /* that clients before this one in the ring have had by then */
    const turn *other = NULL;
    TAILQ_FOREACH(other, &of->ring, in_ring)
    {
        if (other == work->turn) {
            rounds = within;
        } else {
            position += other->count < rounds ? other->count : rounds;
        }
    }
    return position;
}

void jobs_learn(pa_jobs *jobs, const char *engine, double seconds)
{
    const pa_engine *found = pa_registry_find(jobs->registry, engine);
    if (found) {
        double *average = &jobs_lane(jobs, found)->average_s;
        *average = *average > 0 ? *average + LEARNING_RATE * (seconds - *average) : seconds;
    }
}

/* One that has outlived the average is likely to need half as long again. */
static double left_of(double average, double elapsed)
{
    return average > elapsed ? average - elapsed : elapsed / 2;
}

static double elapsed_of(const generation *work)
{
    return (double)(pa_clock_monotonic_ns() - work->started_ns) / 1e9;
}

int jobs_estimate_wait_s(const pa_jobs *jobs, const lane *of)
{
    double soonest = LONGEST_WAIT_S;
    const generation *work = NULL;
    TAILQ_FOREACH(work, &jobs->stages[STAGE_RUNNING], in_stage)
    {
        if (work->engine == of->engine) {
            soonest = fmin(soonest, left_of(of->average_s, elapsed_of(work)));
        }
    }
    /* With a worker free, the queue moves on at once. */
    return of->counts[STAGE_RUNNING] == 0 ? 1 : (int)ceil(fmax(soonest, 1));
}

double jobs_estimate_outcome_s(const pa_jobs *jobs, const lane *of, const generation *work)
{
    if (work->stage == STAGE_RUNNING) {
        double elapsed = elapsed_of(work);
        /* What it says of itself counts more, the further it is. */
        double by_progress = work->progress > 0 ? elapsed / work->progress - elapsed : -1;
        double by_average = of->average_s > 0 ? left_of(of->average_s, elapsed) : by_progress;
        return by_progress < 0 ? by_average : by_average + work->progress * (by_progress - by_average);
    }
    if (work->stage != STAGE_QUEUED || of->average_s <= 0) {
        return -1;
    }
    uint32_t slots = jobs->pools[of->pool].slots;
    double at_once = of->limit < slots ? of->limit : slots;
    return of->average_s * (floor(lane_position(of, work) / fmax(at_once, 1)) + 1);
}
