/**
 * What the room's files share: jobs, the generations that serve them, and the queue between.
 *
 * A generation moves one way through its stages; each but the last is a list, all guarded by pa_jobs.lock.
 *
 *     ASKED ──────► LOOKING ──────► QUEUED ──────► RUNNING ──────► gone, its jobs settled
 *     waits for     the desk asks   waits for a    a worker
 *     the desk      the store       worker         generates
 *
 * A generation whose last job has left is abandoned: gone at once when nobody works on it, else cancelled,
 * closed to identical requests, and gone when that work ends.
 *
 * Before all that a stored job waits for the ledger to have written its row; its generation is its own then
 * and in no list. While a model is being committed together with the rows of its jobs, these are sealed:
 * nobody can take them away until the store has answered.
 */
#ifndef PA_SERVICE_JOBS_JOBS_PRIVATE_H
#define PA_SERVICE_JOBS_JOBS_PRIVATE_H

#include <pthread.h>
#include <stdatomic.h>
#include <sys/queue.h>

#include "service/jobs/jobs.h"

typedef enum stage { STAGE_ASKED, STAGE_LOOKING, STAGE_QUEUED, STAGE_RUNNING, STAGE_COUNT } stage;

typedef struct generation generation;

/* What the ledger does for a job. */
typedef enum errand_kind { ERRAND_REGISTER, ERRAND_BEGIN, ERRAND_END } errand_kind;

typedef struct errand {
    TAILQ_ENTRY(errand) next;
    errand_kind kind;
    struct job *job; /* NULL of ERRAND_BEGIN: the job may be gone before it is written */
    char id[37];
    int64_t at_ms;
    int64_t due_ns; /* of ERRAND_BEGIN */
    pa_error error; /* of ERRAND_END */
} errand;

typedef TAILQ_HEAD(errand_list, errand) errand_list;

typedef struct job {
    LIST_ENTRY(job) by_id;
    LIST_ENTRY(job) of_generation;
    TAILQ_ENTRY(job) by_deadline; /* in pa_jobs.timed, when `timed` */
    TAILQ_ENTRY(job) in_hand;     /* in pa_jobs.leaving, or in a list of those who are being settled */
    generation *generation;       /* NULL once it has left */
    char id[37];
    char owner[PA_JOB_NAME_SIZE];
    bool stored;
    bool revived; /* of a process before this one, which it may have ended */
    bool registering;
    bool timed;
    bool sealed;
    pa_status wants; /* how it leaves, or would have left while it was sealed; PA_OK: it stays */
    int64_t deadline_ns;
    int64_t created_ms, started_ms;
    uint32_t attempts;
    const pa_engine *engine;
    pa_job_done on_done;
    pa_job_accepted on_accepted;
    void *user;
    char *idempotency_key;
    char *fingerprint;
    char *webhook_url;
    errand errand;     /* its registration, and later its end */
    errand *beginning; /* among those that wait; NULL: its row is written, or it has not begun */
} job;

typedef TAILQ_HEAD(job_hand, job) job_hand;
typedef LIST_HEAD(job_members, job) job_members;

/* One client's part of a lane. */
typedef TAILQ_HEAD(turn_queue, generation) turn_queue;
typedef struct turn {
    TAILQ_ENTRY(turn) in_ring;
    char client[PA_JOB_NAME_SIZE];
    turn_queue queue;
    uint32_t count;
} turn;

struct generation {
    TAILQ_ENTRY(generation) in_stage;
    TAILQ_ENTRY(generation) in_turn; /* while it is queued */
    LIST_ENTRY(generation) by_key;
    stage stage;
    turn *turn;
    turn *own_turn; /* allocated with it, so that queueing never fails; a lane may use another's */
    char client[PA_JOB_NAME_SIZE];
    bool closed;     /* no job may join it any more */
    bool committing; /* its jobs are sealed */
    bool use_cache;
    pa_request request;      /* prompt, image, model and engine are the generation's own copies */
    const pa_engine *engine; /* the one that was chosen when it was submitted */
    char key[65];
    int64_t started_ns;
    atomic_bool cancel;
    double progress; /* guarded by the lock, as is the next */
    char doing[24];
    job_members members;
};

typedef TAILQ_HEAD(generation_list, generation) generation_list;
typedef LIST_HEAD(generation_bucket, generation) generation_bucket;

/* Remote engines mostly wait: their jobs hold no worker that a core could use. */
typedef enum pool_name { POOL_LOCAL, POOL_REMOTE, POOL_COUNT } pool_name;

/* Workers who share lanes. */
typedef struct worker_pool {
    pa_jobs *jobs;
    pool_name name;
    pthread_t *workers;
    uint32_t worker_count; /* started */
    uint32_t slots;        /* generations at the same time: a worker who stores a model lets another begin */
    pthread_cond_t work;   /* a slot or a generation is there, or the workers shall end */
    uint32_t making;       /* slots in use; guarded by pa_jobs.lock, as is the next */
    size_t next_lane;
} worker_pool;

/* One engine's part of the queue. Guarded by pa_jobs.lock. */
typedef struct lane {
    const pa_engine *engine;
    pool_name pool;
    uint32_t limit;  /* generations of this engine at the same time */
    uint32_t making; /* of them now */
    uint32_t counts[STAGE_COUNT];
    uint32_t registering;
    TAILQ_HEAD(turn_ring, turn) ring; /* clients with something queued; the first is next */
    double average_s;                 /* how long the engine takes; 0 = not known yet */
    uint64_t ended[PA_JOB_STATE_COUNT];
} lane;

enum { BUCKETS = 4096 };

struct pa_jobs {
    const pa_registry *registry;
    pa_store *store;
    const pa_log *log;
    char *cache_salt;
    uint32_t queue_capacity;
    uint64_t upload_capacity;
    int64_t timeout_ns;

    worker_pool pools[POOL_COUNT];
    pthread_t desk, ledger;
    bool desk_started, ledger_started;

    pthread_mutex_t lock; /* guards all that follows, and the lanes */
    pthread_cond_t news;  /* the desk has something to do, on the monotonic clock, as all of these */
    pthread_cond_t steps; /* the ledger has */
    pthread_cond_t idle;  /* no generation runs any more */
    lane lanes[PA_REGISTRY_CAPACITY];
    size_t lane_count;
    generation_list stages[STAGE_COUNT];
    generation_bucket by_key[BUCKETS];
    job_members by_id[BUCKETS];
    job_hand timed;         /* oldest first: the same time-out for all makes that the order of ends */
    job_hand leaving;       /* those whom the desk shall settle */
    errand_list errands;    /* that somebody waits for */
    errand_list beginnings; /* that nobody misses, oldest first; many a job ends before its own is due */
    uint64_t upload_bytes;  /* of all generations in their stages */
    void (*on_ended)(void *user, const pa_job_end *end);
    void *ended_user;
    bool stopping; /* no new work */
    bool workers_end;
    bool desk_ends;
    bool ledger_ends;
};

/* queue.c: all for holders of the lock. */

lane *jobs_lane(pa_jobs *jobs, const pa_engine *engine);
void jobs_enter(pa_jobs *jobs, generation *work, stage to);
/** What a generation holds of its caller's upload, in bytes. */
uint64_t generation_upload_size(const generation *work);
/** Moves a generation to its next stage. */
void jobs_move(pa_jobs *jobs, generation *work, stage to);
/** Takes a generation out and frees it; its jobs must have gone. */
void jobs_drop(pa_jobs *jobs, generation *work);
void generation_free(generation *work);
/** The generation that shall run next in the pool; NULL when there is none, or no slot. */
generation *jobs_next(pa_jobs *jobs, worker_pool *pool);
/** How many generations of the lane wait for a worker, or for the desk or the ledger before that. */
uint32_t lane_count_waiting(const lane *of);
/** How many generations go before a queued one. */
uint32_t lane_position(const lane *of, const generation *work);
/** How many places the client has taken in the lane. */
uint32_t lane_count_client(const lane *of, const char *client);
/** Seconds until a place in the lane's full queue is likely to be free. */
int jobs_estimate_wait_s(const pa_jobs *jobs, const lane *of);
/** Seconds until the generation's outcome; below 0: nobody knows. */
double jobs_estimate_outcome_s(const pa_jobs *jobs, const lane *of, const generation *work);
/** Remembers how long an engine took. */
void jobs_learn(pa_jobs *jobs, const char *engine, double seconds);

/* members.c: all for holders of the lock, but job_free. */

void job_free(job *of);
void jobs_add_id(pa_jobs *jobs, job *of);
job *jobs_find_id(pa_jobs *jobs, const char *id);
/** A generation that a request with this key may join; NULL when there is none. */
generation *jobs_find_same(pa_jobs *jobs, const char *key, bool use_cache, bool stored);
void jobs_add_key(pa_jobs *jobs, generation *work);
void jobs_join(pa_jobs *jobs, generation *work, job *member);
/** From now on the job has a deadline. */
void jobs_set_deadline(pa_jobs *jobs, job *member);
/** The job gets `status` from the desk, a sealed one only when it is let go; its generation is abandoned when
 * it was the last. */
void jobs_leave(pa_jobs *jobs, job *member, pa_status status);
/** All its jobs leave, so that it is abandoned: gone, if nobody works on it. */
void jobs_dismiss(pa_jobs *jobs, generation *work, pa_status status);
/** Makes its jobs wait for what the store says. */
void jobs_seal(generation *work);
/** Lets them go again; those who wanted to leave do. */
void jobs_unseal(pa_jobs *jobs, generation *work);
/** Notes that the generation runs, and so its jobs do. */
void jobs_begin(pa_jobs *jobs, generation *work);
/** Moves a generation's jobs to the end of `to`, and closes it, since its result is known. */
void jobs_take_members(pa_jobs *jobs, generation *work, job_hand *to);
/** The stored ones among its sealed jobs, whose ids are borrowed, in an array on the heap. False: no memory.
 */
bool jobs_list_stored(const generation *work, pa_job_served **out_served, size_t *out_count);

/* admit.c */

/** Puts a job and its generation where they belong; another generation may be joined instead. With the lock.
 */
void jobs_admit(pa_jobs *jobs, job *member, generation *work);
/** NULL: err says why. */
generation *generation_new(const pa_jobs *jobs, const pa_request *request, const pa_engine *engine,
                           const char *client, bool use_cache, pa_error *err);

/* settle.c: for those who do not hold the lock. */

/**
 * Tells the outcome to everyone in the list, and frees them. Stored jobs that failed go to the ledger first;
 * of those that succeeded the rows must be written.
 */
void jobs_settle(pa_jobs *jobs, job_hand *members, const pa_job_outcome *outcome);
/** Tells each what it left with. */
void jobs_settle_leaving(pa_jobs *jobs, job_hand *members);
/** Tells one; its row is written, or it has none. */
void jobs_settle_written(pa_jobs *jobs, job *member, const pa_job_outcome *outcome);

/* desk.c, ledger.c, worker.c: the threads. */

/** user: the pa_jobs. */
void *jobs_run_desk(void *user);
void *jobs_run_ledger(void *user);
/** user: the worker_pool. */
void *jobs_run_worker(void *user);
/** For holders of the lock. */
void jobs_post(pa_jobs *jobs, errand *what);
/** Has it written that a stored job begins, unless it ends before long; for holders of the lock. */
void jobs_post_begin(pa_jobs *jobs, job *member);
/** Its end will say it all; for holders of the lock. */
void jobs_forget_begin(pa_jobs *jobs, job *member);
/** The state that a job ends in. */
pa_job_state state_of_status(pa_status status);

/* revive.c */

/** Queues what the store has left to do; before the threads start. */
pa_status jobs_revive(pa_jobs *jobs, pa_error *err);

/* request_key.c */

/** What makes two requests the same, as a hash: salt, engine, and every member of the request. */
pa_status request_key(const char *salt, const char *engine, const pa_request *request, char out_key[65],
                      pa_error *err);

/* request_text.c */

/** A request without a file as text, on the heap; NULL: no memory. */
char *request_text_encode(const pa_request *request, bool use_cache);
/** The strings live in arena. Fails with PA_CORRUPT, PA_NO_MEMORY. */
pa_status request_text_decode(const char *text, pa_arena *arena, pa_request *out_request, bool *out_use_cache,
                              pa_error *err);

#endif
