#include "service/api/rate_limit.h"

#include <arpa/inet.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "foundation/random.h"

enum { MAX_MARKS = 64, DEFAULT_CLIENTS = 65536, MARK_BUDGET_BYTES = 16 << 20 };

#define NONE UINT32_MAX

/* Admissions that age together. */
typedef struct mark {
    int64_t newest_ns;
    uint32_t count;
} mark;

typedef struct rate_client {
    uint8_t key[16];
    uint32_t next;         /* in its bucket's chain */
    uint32_t newer, older; /* in order of the last request */
    uint32_t first_mark;   /* oldest, in the ring of its marks */
    uint32_t mark_count;
    uint32_t admitted; /* sum of its marks */
} rate_client;

struct pa_rate_limit {
    pthread_mutex_t mutex;
    uint32_t requests;
    int64_t window_ns;
    int64_t grain_ns; /* admissions in the same grain share a mark; 0: each has its own */
    uint32_t marks_each;
    uint64_t seed; /* keeps outsiders from choosing addresses that share a bucket */
    rate_client *clients;
    mark *marks; /* marks_each for each client */
    uint32_t capacity, used;
    uint32_t *buckets;
    uint32_t bucket_count; /* a power of two */
    uint32_t newest, oldest;
};

static void make_key(const char *text, uint8_t key[16])
{
    struct in_addr v4;
    struct in6_addr v6;
    memset(key, 0, 16);
    if (inet_pton(AF_INET, text, &v4) == 1) {
        key[10] = key[11] = 0xFF;
        memcpy(key + 12, &v4, 4);
    } else if (inet_pton(AF_INET6, text, &v6) == 1) {
        memcpy(key, &v6, IN6_IS_ADDR_V4MAPPED(&v6) ? 16 : 8);
    }
}

static uint32_t bucket_of(const pa_rate_limit *limit, const uint8_t key[16])
{
    uint64_t halves[2];
    memcpy(halves, key, sizeof halves);
    uint64_t hash = pa_random_mix(pa_random_mix(limit->seed, halves[0]), halves[1]);
    return (uint32_t)hash & (limit->bucket_count - 1);
}

static uint32_t find(const pa_rate_limit *limit, const uint8_t key[16])
{
    uint32_t at = limit->buckets[bucket_of(limit, key)];
    while (at != NONE && memcmp(limit->clients[at].key, key, 16) != 0) {
        at = limit->clients[at].next;
    }
    return at;
}

static void leave_order(pa_rate_limit *limit, uint32_t at)
{
    rate_client *client = &limit->clients[at];
    *(client->newer == NONE ? &limit->newest : &limit->clients[client->newer].older) = client->older;
    *(client->older == NONE ? &limit->oldest : &limit->clients[client->older].newer) = client->newer;
}

static void enter_order_as_newest(pa_rate_limit *limit, uint32_t at)
{
    rate_client *client = &limit->clients[at];
    client->newer = NONE;
    client->older = limit->newest;
    *(limit->newest == NONE ? &limit->oldest : &limit->clients[limit->newest].newer) = at;
    limit->newest = at;
}

static void leave_bucket(pa_rate_limit *limit, uint32_t at)
{
    uint32_t *link = &limit->buckets[bucket_of(limit, limit->clients[at].key)];
    while (*link != at) {
        link = &limit->clients[*link].next;
    }
    *link = limit->clients[at].next;
}

static uint32_t add(pa_rate_limit *limit, const uint8_t key[16])
{
    uint32_t at = limit->used;
    if (at < limit->capacity) {
        limit->used++;
    } else {
        at = limit->oldest;
        leave_bucket(limit, at);
        leave_order(limit, at);
    }
    uint32_t *head = &limit->buckets[bucket_of(limit, key)];
    limit->clients[at] = (rate_client){.next = *head};
    memcpy(limit->clients[at].key, key, 16);
    *head = at;
    enter_order_as_newest(limit, at);
    return at;
}

static mark *mark_at(const pa_rate_limit *limit, uint32_t at, uint32_t index)
{
    uint32_t slot = (limit->clients[at].first_mark + index) % limit->marks_each;
    return &limit->marks[(size_t)at * limit->marks_each + slot];
}

static void drop_aged_marks(pa_rate_limit *limit, uint32_t at, int64_t now_ns)
{
    rate_client *client = &limit->clients[at];
    while (client->mark_count > 0 && mark_at(limit, at, 0)->newest_ns + limit->window_ns <= now_ns) {
        client->admitted -= mark_at(limit, at, 0)->count;
        client->first_mark = (client->first_mark + 1) % limit->marks_each;
        client->mark_count--;
    }
}

/* A window touches at most MAX_MARKS grains, and at most `requests` admissions: the ring never overflows. */
static void count_admission(pa_rate_limit *limit, uint32_t at, int64_t now_ns)
{
    rate_client *client = &limit->clients[at];
    mark *last = client->mark_count > 0 ? mark_at(limit, at, client->mark_count - 1) : NULL;
    if (last && limit->grain_ns > 0 && last->newest_ns / limit->grain_ns == now_ns / limit->grain_ns) {
        last->newest_ns = now_ns;
        last->count++;
    } else {
        client->mark_count++;
        *mark_at(limit, at, client->mark_count - 1) = (mark){.newest_ns = now_ns, .count = 1};
    }
    client->admitted++;
}

static pa_rate_verdict verdict_of(const pa_rate_limit *limit, uint32_t at, int64_t now_ns)
{
    pa_rate_verdict verdict = {.admitted = true, .limit = limit->requests, .remaining = limit->requests};
    if (at != NONE && limit->clients[at].mark_count > 0) {
        verdict.remaining = limit->requests - limit->clients[at].admitted;
        verdict.admitted = verdict.remaining > 0;
        verdict.reset_ns = mark_at(limit, at, 0)->newest_ns + limit->window_ns - now_ns;
    }
    return verdict;
}

/* Threads read the clock before they queue for the lock; a client's marks must still be in order. */
static int64_t not_before_last_mark(const pa_rate_limit *limit, uint32_t at, int64_t now_ns)
{
    if (at == NONE || limit->clients[at].mark_count == 0) {
        return now_ns;
    }
    int64_t last_ns = mark_at(limit, at, limit->clients[at].mark_count - 1)->newest_ns;
    return now_ns > last_ns ? now_ns : last_ns;
}

static pa_rate_verdict judge(pa_rate_limit *limit, const char *client_ip, int64_t now_ns, bool count)
{
    uint8_t key[16];
    make_key(client_ip, key);
    pthread_mutex_lock(&limit->mutex);
    uint32_t at = find(limit, key);
    if (at == NONE && count) {
        at = add(limit, key);
    }
    now_ns = not_before_last_mark(limit, at, now_ns);
    if (at != NONE) {
        drop_aged_marks(limit, at, now_ns);
    }
    pa_rate_verdict verdict = verdict_of(limit, at, now_ns);
    if (count) {
        leave_order(limit, at);
        enter_order_as_newest(limit, at);
        if (verdict.admitted) {
            count_admission(limit, at, now_ns);
            verdict = verdict_of(limit, at, now_ns);
            verdict.admitted = true;
        }
    }
    pthread_mutex_unlock(&limit->mutex);
    return verdict;
}

pa_rate_verdict pa_rate_limit_admit(pa_rate_limit *limit, const char *client_ip, int64_t now_ns)
{
    return judge(limit, client_ip, now_ns, true);
}

pa_rate_verdict pa_rate_limit_peek(pa_rate_limit *limit, const char *client_ip, int64_t now_ns)
{
    return judge(limit, client_ip, now_ns, false);
}

uint32_t pa_rate_limit_clients(pa_rate_limit *limit)
{
    pthread_mutex_lock(&limit->mutex);
    uint32_t used = limit->used;
    pthread_mutex_unlock(&limit->mutex);
    return used;
}

static uint32_t capacity_of(const pa_rate_limit_options *options, uint32_t marks_each)
{
    if (options->max_clients > 0) {
        return options->max_clients;
    }
    size_t affordable = MARK_BUDGET_BYTES / (marks_each * sizeof(mark) + sizeof(rate_client));
    return affordable < DEFAULT_CLIENTS ? (uint32_t)affordable : DEFAULT_CLIENTS;
}

pa_status pa_rate_limit_new(const pa_rate_limit_options *options, pa_rate_limit **out_limit, pa_error *err)
{
    if (options->requests == 0 || options->window_seconds == 0 || options->max_clients > 1u << 24) {
        return pa_fail(err, PA_INVALID, "A rate limit needs at least one request and one second.");
    }
    pa_rate_limit *limit = calloc(1, sizeof *limit);
    if (!limit) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pthread_mutex_init(&limit->mutex, NULL);
    limit->requests = options->requests;
    limit->window_ns = options->window_seconds * INT64_C(1000000000);
    bool exact = options->requests <= MAX_MARKS;
    limit->grain_ns = exact ? 0 : (limit->window_ns + MAX_MARKS - 2) / (MAX_MARKS - 1);
    limit->marks_each = exact ? options->requests : MAX_MARKS;
    limit->capacity = capacity_of(options, limit->marks_each);
    for (limit->bucket_count = 1; limit->bucket_count < limit->capacity;) {
        limit->bucket_count *= 2;
    }
    limit->seed = (uint64_t)pa_random_draw_seed() << 32 | (uint64_t)pa_random_draw_seed();
    limit->newest = limit->oldest = NONE;
    /* Untouched pages cost nothing, so the tables grow with the clients that come. */
    limit->clients = calloc(limit->capacity, sizeof *limit->clients);
    limit->marks = calloc((size_t)limit->capacity * limit->marks_each, sizeof *limit->marks);
    limit->buckets = malloc(limit->bucket_count * sizeof *limit->buckets);
    if (!limit->clients || !limit->marks || !limit->buckets) {
        pa_rate_limit_free(limit);
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    memset(limit->buckets, 0xFF, limit->bucket_count * sizeof *limit->buckets);
    *out_limit = limit;
    return PA_OK;
}

void pa_rate_limit_free(pa_rate_limit *limit)
{
    if (!limit) {
        return;
    }
    free(limit->clients);
    free(limit->marks);
    free(limit->buckets);
    pthread_mutex_destroy(&limit->mutex);
    free(limit);
}
