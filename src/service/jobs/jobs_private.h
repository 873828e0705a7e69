/**
 * What the room's files share: jobs, the callers who wait for them, and the queue between.
 *
 * A job moves one way through its states; each state but the last is a list, all guarded by pa_jobs.lock.
 *
 *     ASKED ──────► LOOKING ──────► QUEUED ──────► RUNNING ──────► gone, its callers answered
 *     waits for     the desk asks   waits for a    a worker
 *     the desk      the store       worker         generates
 *
 * A job whose last caller has left is abandoned: gone at once when nobody works on it, else cancelled, closed
 * to identical requests, and gone when that work ends.
 */
#ifndef PA_SERVICE_JOBS_JOBS_PRIVATE_H
#define PA_SERVICE_JOBS_JOBS_PRIVATE_H

#include <pthread.h>
#include <stdatomic.h>
#include <sys/queue.h>

#include "service/jobs/jobs.h"

/* Remote engines mostly wait: their jobs hold no worker that a core could use. */
typedef enum lane_name { LANE_LOCAL, LANE_REMOTE, LANE_COUNT } lane_name;

typedef enum job_state { JOB_ASKED, JOB_LOOKING, JOB_QUEUED, JOB_RUNNING, JOB_STATE_COUNT } job_state;

typedef struct job job;

/* One caller. */
typedef struct waiter {
    TAILQ_ENTRY(waiter) by_age; /* in pa_jobs.waiters, or in the list of those who are being answered */
    LIST_ENTRY(waiter) of_job;
    job *job;
    pa_job_ticket ticket;
    int64_t deadline_ns;
    pa_job_done on_done;
    void *user;
    pa_status leaves_with; /* how it ends without its job's result */
} waiter;

typedef TAILQ_HEAD(waiter_list, waiter) waiter_list;
typedef LIST_HEAD(job_waiters, waiter) job_waiters;

struct job {
    TAILQ_ENTRY(job) in_state;
    job_state state;
    lane_name lane;
    bool closed; /* nobody may join it any more */
    bool use_cache;
    pa_request request;      /* prompt, image, model and engine are the job's own copies */
    const pa_engine *engine; /* the one that was chosen when it was submitted */
    char key[65];
    int64_t started_ns;
    atomic_bool cancel;
    job_waiters waiters;
};

typedef TAILQ_HEAD(job_list, job) job_list;

/* Workers of their own, and their share of the jobs. */
typedef struct job_lane {
    pa_jobs *jobs;
    lane_name name;
    pthread_t *workers;
    uint32_t worker_count;            /* started */
    pthread_cond_t work;              /* a job of this lane is queued, or the workers shall end */
    uint32_t counts[JOB_STATE_COUNT]; /* guarded by pa_jobs.lock */
} job_lane;

struct pa_jobs {
    const pa_registry *registry;
    pa_store *store;
    const pa_log *log;
    char *cache_salt;
    uint32_t queue_capacity;
    uint64_t upload_capacity;
    int64_t timeout_ns;

    job_lane lanes[LANE_COUNT];
    pthread_t desk;
    bool desk_started;

    pthread_mutex_t lock; /* guards all that follows */
    pthread_cond_t news;  /* the desk has something to do, on the monotonic clock */
    pthread_cond_t idle;  /* no job runs any more, on the monotonic clock */
    job_list jobs[JOB_STATE_COUNT];
    waiter_list waiters; /* everyone, oldest first: the same time-out for all makes that the order of ends */
    waiter_list leaving; /* those whom the desk shall answer */
    uint64_t upload_bytes; /* of all jobs in their lists */
    pa_job_ticket last_ticket;
    double average_s[PA_REGISTRY_CAPACITY]; /* how long each engine takes; 0 = not known yet */
    bool stopping;                          /* no new work */
    bool workers_end;
    bool desk_ends;
    pa_jobs_figures figures;
};

/* queue.c: all for holders of the lock. */

void jobs_enter(pa_jobs *jobs, job *work, job_state state);
/** What a job holds of its caller's upload, in bytes. */
uint64_t jobs_upload_size(const job *work);
/** Moves a job to its next state. */
void jobs_move(pa_jobs *jobs, job *work, job_state state);
/** Takes a job out and frees it; its callers must have gone. */
void jobs_drop(pa_jobs *jobs, job *work);
void job_free(job *work);
/** A job that a request with this key may join; NULL when there is none. */
job *jobs_find(pa_jobs *jobs, const char *key, bool use_cache);
void jobs_join(pa_jobs *jobs, job *work, waiter *caller);
/** The caller gets `status` from the desk; the job is abandoned when it was the last. */
void jobs_leave(pa_jobs *jobs, waiter *caller, pa_status status);
/** All its callers leave, so that it is abandoned: gone, if nobody works on it. */
void jobs_dismiss(pa_jobs *jobs, job *work, pa_status status);
/** Moves a job's callers to the end of `to`, and closes it, since its result is known. */
void jobs_take_waiters(pa_jobs *jobs, job *work, waiter_list *to);
/** The job of the lane that has been queued longest; NULL when there is none. */
job *jobs_next(pa_jobs *jobs, lane_name lane);
/** How many jobs of the lane wait for a worker, or for the desk before that. */
uint32_t jobs_count_waiting(const pa_jobs *jobs, lane_name lane);
/** Seconds until a place in the lane's full queue is likely to be free. */
int jobs_estimate_wait_s(const pa_jobs *jobs, lane_name lane);
/** Remembers how long an engine took. */
void jobs_learn(pa_jobs *jobs, const char *engine, double seconds);

/* settle.c: for those who do not hold the lock. */

/** Answers everyone in the list with the same outcome, and frees them. */
void jobs_settle(pa_jobs *jobs, waiter_list *callers, const pa_job_outcome *outcome);
/** Answers each with what it left with, and frees them. */
void jobs_settle_leaving(pa_jobs *jobs, waiter_list *callers);

/* desk.c, worker.c: the threads. */

/** user: the pa_jobs. */
void *jobs_run_desk(void *user);
/** user: the job_lane. */
void *jobs_run_worker(void *user);

/* request_key.c */

/** What makes two requests the same, as a hash: salt, engine, and every member of the request. */
pa_status request_key(const char *salt, const char *engine, const pa_request *request, char out_key[65],
                      pa_error *err);

#endif
