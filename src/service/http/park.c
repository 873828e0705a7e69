#include "service/http/http_private.h"

void pa_http_park(pa_http_exchange *exchange, void (*on_gone)(void *user), void *user)
{
    pa_http_server *server = exchange->server;
    pthread_mutexattr_t recursive;
    pthread_mutexattr_init(&recursive);
    pthread_mutexattr_settype(&recursive, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_init(&exchange->gone_lock, &recursive);
    pthread_mutexattr_destroy(&recursive);
    exchange->was_parked = true;
    exchange->on_gone = on_gone;
    exchange->user = user;
    exchange->connection = NULL;
    exchange->phase = PA_HTTP_PHASE_PARKED;
    atomic_store_explicit(&exchange->references, 2, memory_order_relaxed);
    atomic_store_explicit(&exchange->state, PA_HTTP_STATE_PARKED, memory_order_release);

    pthread_mutex_lock(&server->lock);
    MHD_suspend_connection(exchange->suspended);
    exchange->slot->parked = exchange;
    exchange->slot->serial++;
    /* When it cannot be watched, the client is only missed when the answer is sent. */
    pa_http_keeper_watch(server, exchange->fd, exchange->slot->serial);
    pthread_mutex_unlock(&server->lock);
}

void pa_http_settle(pa_http_exchange *exchange)
{
    if (atomic_load_explicit(&exchange->state, memory_order_acquire) == PA_HTTP_STATE_OPEN) {
        atomic_store_explicit(&exchange->state, PA_HTTP_STATE_ANSWERED, memory_order_relaxed);
        return;
    }
    int parked = PA_HTTP_STATE_PARKED;
    if (atomic_compare_exchange_strong(&exchange->state, &parked, PA_HTTP_STATE_ANSWERED)) {
        /* The connection, and with it the server, lives until it is resumed; pa_http_close waits for the
         * lock before it takes the server down. */
        pa_http_server *server = exchange->server;
        pthread_mutex_lock(&server->lock);
        exchange->slot->parked = NULL;
        MHD_resume_connection(exchange->suspended);
        pthread_mutex_unlock(&server->lock);
    } else {
        /* Gone: the server may be too. Wait for on_gone, which may still use what user points at. */
        pthread_mutex_lock(&exchange->gone_lock);
        pthread_mutex_unlock(&exchange->gone_lock);
        if (exchange->response) {
            MHD_destroy_response(exchange->response); /* a stream learns by this that nobody listens */
            exchange->response = NULL;
        }
    }
    pa_http_exchange_release(exchange);
}

pa_http_exchange *pa_http_mark_gone(pa_http_connection *slot)
{
    pa_http_exchange *exchange = slot->parked;
    if (!exchange) {
        return NULL;
    }
    pthread_mutex_lock(&exchange->gone_lock);
    int parked = PA_HTTP_STATE_PARKED;
    if (!atomic_compare_exchange_strong(&exchange->state, &parked, PA_HTTP_STATE_GONE)) {
        pthread_mutex_unlock(&exchange->gone_lock);
        return NULL;
    }
    atomic_fetch_add_explicit(&exchange->references, 1, memory_order_relaxed);
    slot->parked = NULL;
    MHD_resume_connection(exchange->suspended);
    return exchange;
}

void pa_http_tell_gone(pa_http_exchange *exchange)
{
    if (exchange->on_gone) {
        exchange->on_gone(exchange->user);
    }
    pthread_mutex_unlock(&exchange->gone_lock);
    pa_http_exchange_release(exchange);
}
