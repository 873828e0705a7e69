#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "service/http/http_private.h"

enum { BLOCK = 2048 };

/* Held by its owner, by its response and, while that is queued, by the exchange. Locks are taken in the order
 * gone_lock, lock, server's lock. */
struct pa_http_stream {
    atomic_uint references;
    pa_http_server *server;
    struct MHD_Connection *connection; /* alive as long as `suspended` */
    int fd;                            /* open as long as the response is queued */
    bool until_close; /* the client is too old for chunks: the end of the connection ends the body */
    size_t limit;

    pthread_mutex_t lock; /* of the next seven */
    pa_bytes waiting;
    size_t taken; /* of waiting, from its start */
    uint64_t sent;
    bool suspended; /* the connection waits for more to send */
    bool ended;     /* by its owner */
    bool finished;  /* and all of it was taken */
    bool gone;

    pthread_mutex_t gone_lock; /* of the rest; recursive; held while on_gone runs */
    bool told;                 /* on_gone must not run any more */
    void (*on_gone)(void *user);
    void *user;
};

static void release(pa_http_stream *stream)
{
    if (atomic_fetch_sub_explicit(&stream->references, 1, memory_order_acq_rel) == 1) {
        pa_bytes_done(&stream->waiting);
        pthread_mutex_destroy(&stream->lock);
        pthread_mutex_destroy(&stream->gone_lock);
        free(stream);
    }
}

static pa_http_stream *new_stream(pa_http_exchange *exchange, size_t limit)
{
    pa_http_stream *stream = calloc(1, sizeof *stream);
    if (!stream) {
        return NULL;
    }
    atomic_init(&stream->references, 1);
    stream->connection = exchange->suspended;
    stream->fd = exchange->fd;
    stream->until_close = exchange->old;
    stream->limit = limit;
    pa_bytes_init(&stream->waiting, 0);
    pthread_mutex_init(&stream->lock, NULL);
    pthread_mutexattr_t recursive;
    pthread_mutexattr_init(&recursive);
    pthread_mutexattr_settype(&recursive, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_init(&stream->gone_lock, &recursive);
    pthread_mutexattr_destroy(&recursive);
    return stream;
}

/* With the stream's lock. The server's lock keeps pa_http_close from freeing what the call still uses when
 * the connection has ended already. */
static void resume(pa_http_stream *stream)
{
    if (stream->suspended) {
        pa_http_server *server = stream->server;
        stream->suspended = false;
        pthread_mutex_lock(&server->lock);
        MHD_resume_connection(stream->connection);
        pthread_mutex_unlock(&server->lock);
    }
}

static void tell(pa_http_stream *stream)
{
    pthread_mutex_lock(&stream->gone_lock);
    if (!stream->told) {
        stream->told = true;
        if (stream->on_gone) {
            stream->on_gone(stream->user);
        }
    }
    pthread_mutex_unlock(&stream->gone_lock);
}

/* Ends the connection in the one way that libmicrohttpd 0.9.75 cleans up after at once: its next write fails.
 * A reader that tells it of an error, or of an end without chunks, leaves the connection in limbo. */
static ssize_t break_off(pa_http_stream *stream, char *to)
{
    shutdown(stream->fd, SHUT_WR);
    to[0] = '\0';
    return 1;
}

/* libmicrohttpd asks for more to send; on the listening thread. */
static ssize_t give(void *context, uint64_t position, char *to, size_t room)
{
    (void)position;
    pa_http_stream *stream = context;
    pthread_mutex_lock(&stream->lock);
    size_t left = stream->waiting.size - stream->taken;
    size_t size = left < room ? left : room;
    ssize_t result = (ssize_t)size;
    if (stream->gone) {
        result = break_off(stream, to);
    } else if (size > 0) {
        memcpy(to, stream->waiting.data + stream->taken, size);
        stream->taken += size;
        stream->sent += size;
        if (stream->taken == stream->waiting.size) {
            stream->waiting.size = 0;
            stream->taken = 0;
        }
    } else if (stream->ended) {
        stream->finished = true;
        result = stream->until_close ? break_off(stream, to) : MHD_CONTENT_READER_END_OF_STREAM;
    } else {
        stream->suspended = true;
        MHD_suspend_connection(stream->connection);
    }
    pthread_mutex_unlock(&stream->lock);
    return result;
}

/* The response is no more: sent whole, or its client has left, or it was never queued. */
static void drop(void *context)
{
    pa_http_stream *stream = context;
    pthread_mutex_lock(&stream->lock);
    stream->gone = true;
    bool finished = stream->finished;
    pthread_mutex_unlock(&stream->lock);
    if (!finished) {
        tell(stream);
    }
    release(stream);
}

pa_http_stream *pa_http_stream_open(pa_http_exchange *exchange, int status, const char *content_type,
                                    size_t limit)
{
    if (exchange->nested || !pa_http_takes_answer(exchange)) {
        return NULL;
    }
    pa_http_stream *stream = new_stream(exchange, limit);
    struct MHD_Response *response =
        stream ? MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, BLOCK, give, stream, drop) : NULL;
    if (response) {
        atomic_fetch_add_explicit(&stream->references, 1, memory_order_relaxed); /* the response's own */
    } else if (stream) {
        release(stream);
        stream = NULL;
    }
    if (response && exchange->head) {
        /* 0.9.75 sends the last chunk even in answer to HEAD, unless the body would end with the connection.
         */
        MHD_set_response_options(response, MHD_RF_HTTP_1_0_COMPATIBLE_STRICT, MHD_RO_END);
    }
    exchange->stream = stream;
    pa_http_set_answer(exchange, status, content_type, response, 0);
    return stream;
}

void pa_http_stream_begin(pa_http_exchange *exchange)
{
    pa_http_server *server = exchange->server;
    pa_http_stream *stream = exchange->stream;
    atomic_fetch_add_explicit(&stream->references, 1, memory_order_relaxed);
    pthread_mutex_lock(&stream->gone_lock);
    stream->server = server;
    stream->on_gone = exchange->on_gone;
    stream->user = exchange->user;
    pthread_mutex_unlock(&stream->gone_lock);
    pthread_mutex_lock(&server->lock);
    exchange->slot->stream = stream;
    exchange->slot->serial++;
    pa_http_keeper_watch(server, exchange->fd, exchange->slot->serial);
    pthread_mutex_unlock(&server->lock);
}

bool pa_http_stream_finish(pa_http_exchange *exchange)
{
    pa_http_server *server = exchange->server;
    pa_http_stream *stream = exchange->stream;
    pthread_mutex_lock(&server->lock);
    exchange->slot->stream = NULL;
    pthread_mutex_unlock(&server->lock);
    pa_http_keeper_unwatch(server, exchange->fd);
    pthread_mutex_lock(&stream->lock);
    exchange->response_size = stream->sent;
    bool finished = stream->finished;
    pthread_mutex_unlock(&stream->lock);
    exchange->stream = NULL;
    release(stream);
    return finished;
}

pa_http_stream *pa_http_stream_hold(const pa_http_connection *slot)
{
    if (slot->stream) {
        atomic_fetch_add_explicit(&slot->stream->references, 1, memory_order_relaxed);
    }
    return slot->stream;
}

void pa_http_stream_cut(pa_http_stream *stream)
{
    pthread_mutex_lock(&stream->lock);
    stream->gone = true;
    resume(stream);
    pthread_mutex_unlock(&stream->lock);
    tell(stream);
    release(stream);
}

/* Room for size more bytes behind those that wait, moved to the start when that makes it. */
static bool append(pa_http_stream *stream, pa_span data)
{
    pa_bytes *waiting = &stream->waiting;
    if (stream->taken > 0) {
        memmove(waiting->data, waiting->data + stream->taken, waiting->size - stream->taken);
        waiting->size -= stream->taken;
        stream->taken = 0;
    }
    if (!pa_bytes_append(waiting, data.data, data.size)) {
        waiting->failed = false;
        return false;
    }
    return true;
}

pa_status pa_http_stream_send(pa_http_stream *stream, pa_span data)
{
    pa_status status = PA_OK;
    pthread_mutex_lock(&stream->lock);
    size_t left = stream->waiting.size - stream->taken;
    if (stream->gone || stream->ended) {
        status = PA_CANCELLED;
    } else if (data.size > stream->limit || left > stream->limit - data.size) {
        status = PA_BUSY;
    } else if (!append(stream, data)) {
        status = PA_NO_MEMORY;
    } else if (data.size > 0) {
        resume(stream);
    }
    pthread_mutex_unlock(&stream->lock);
    return status;
}

void pa_http_stream_end(pa_http_stream *stream)
{
    if (!stream) {
        return;
    }
    pthread_mutex_lock(&stream->lock);
    stream->ended = true;
    resume(stream);
    pthread_mutex_unlock(&stream->lock);
    pthread_mutex_lock(&stream->gone_lock);
    stream->told = true;
    pthread_mutex_unlock(&stream->gone_lock);
    release(stream);
}
