#include "service/api/errands.h"

#include <pthread.h>
#include <stdlib.h>

typedef struct errand {
    void (*work)(void *user);
    void *user;
} errand;

struct pa_errands {
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    pthread_t thread;
    bool running; /* the thread is not joined yet; touched by the owner only */
    bool stopping;
    errand *ring;
    size_t capacity, first, count;
};

static void *run(void *user)
{
    pa_errands *errands = user;
    pthread_mutex_lock(&errands->mutex);
    for (;;) {
        while (errands->count == 0 && !errands->stopping) {
            pthread_cond_wait(&errands->changed, &errands->mutex);
        }
        if (errands->count == 0) {
            break;
        }
        errand next = errands->ring[errands->first];
        errands->first = (errands->first + 1) % errands->capacity;
        errands->count--;
        pthread_mutex_unlock(&errands->mutex);
        next.work(next.user);
        pthread_mutex_lock(&errands->mutex);
    }
    pthread_mutex_unlock(&errands->mutex);
    return NULL;
}

pa_status pa_errands_new(size_t capacity, pa_errands **out_errands, pa_error *err)
{
    pa_errands *errands = calloc(1, sizeof *errands);
    errand *ring = calloc(capacity, sizeof *ring);
    if (!errands || !ring) {
        free(errands);
        free(ring);
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    errands->ring = ring;
    errands->capacity = capacity;
    pthread_mutex_init(&errands->mutex, NULL);
    pthread_cond_init(&errands->changed, NULL);
    errands->running = pthread_create(&errands->thread, NULL, run, errands) == 0;
    if (!errands->running) {
        pa_errands_free(errands);
        return pa_fail(err, PA_NO_MEMORY, "A thread cannot be started.");
    }
    *out_errands = errands;
    return PA_OK;
}

bool pa_errands_post(pa_errands *errands, void (*work)(void *user), void *user)
{
    pthread_mutex_lock(&errands->mutex);
    bool taken = !errands->stopping && errands->count < errands->capacity;
    if (taken) {
        size_t last = (errands->first + errands->count) % errands->capacity;
        errands->ring[last] = (errand){.work = work, .user = user};
        errands->count++;
        pthread_cond_signal(&errands->changed);
    }
    pthread_mutex_unlock(&errands->mutex);
    return taken;
}

void pa_errands_stop(pa_errands *errands)
{
    if (!errands || !errands->running) {
        return;
    }
    pthread_mutex_lock(&errands->mutex);
    errands->stopping = true;
    pthread_cond_signal(&errands->changed);
    pthread_mutex_unlock(&errands->mutex);
    pthread_join(errands->thread, NULL);
    errands->running = false;
}

void pa_errands_free(pa_errands *errands)
{
    if (!errands) {
        return;
    }
    pa_errands_stop(errands);
    pthread_cond_destroy(&errands->changed);
    pthread_mutex_destroy(&errands->mutex);
    free(errands->ring);
    free(errands);
}
