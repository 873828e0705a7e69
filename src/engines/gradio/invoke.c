/*
 * One call of an endpoint through the server's queue, in the protocol of its version.
 *
 * sse_v1 to sse_v3 (4.9 and later): POST queue/join, then GET queue/data. sse (4.0 to 4.8): the roles are
 * swapped, GET queue/join streams and asks for POST queue/data. 3.x: run_route.c.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engines/gradio/message.h"
#include "engines/gradio/session_private.h"
#include "engines/gradio/sse.h"
#include "engines/gradio/upstream_error.h"

enum {
    ANSWER_BYTES = 16 * 1024 * 1024,
    EVENT_BYTES = 16 * 1024 * 1024,
    SILENCE_S = 60,                   /* four heartbeats missed */
    READ_SLICE_MS = 1000,             /* how often a quiet stream looks at deadline and cancel */
    MESSAGE_BYTES = 48 * 1024 * 1024, /* arena of one message */
    JOIN_ATTEMPTS = 3,
};

/* A call under way. */
typedef struct gradio_call {
    pa_gradio_session *session;
    const pa_gradio_endpoint *endpoint;
    const json_t *data;
    pa_gradio_on_progress on_progress;
    void *user;
    char event_id[64]; /* "" until the server has said it */
    bool started;      /* the app's function runs: closing the stream alone would not stop it */
    bool progressed;   /* the app says that it has got somewhere */
    bool ended;        /* by the server: nothing to cancel */
    json_t *outputs;   /* owned, when it succeeded */
    pa_status status;  /* of the event, once it has ended or failed */
    pa_error *err;
} gradio_call;

static void tell(const gradio_call *call, const char *stage, double fraction)
{
    if (call->on_progress) {
        call->on_progress(call->user, stage, fraction);
    }
}

/* Those ahead are numbered only as far as leaves the stage short. */
static void tell_place(const gradio_call *call, int rank)
{
    unsigned ahead = rank < 0 ? 0 : rank < 9999 ? (unsigned)rank : 9999;
    char stage[24];
    snprintf(stage, sizeof stage, "queued, %u ahead", ahead);
    tell(call, ahead > 0 ? stage : "starting", 0);
}

static json_t *make_body(const gradio_call *call)
{
    json_t *body = json_pack("{s:O, s:i, s:s}", "data", call->data, "fn_index", call->endpoint->fn_index,
                             "session_hash", call->session->hash);
    if (body && call->event_id[0]) {
        json_object_set_new(body, "event_id", json_string(call->event_id));
    }
    return body;
}

/* POSTs body below the prefix. */
static pa_status post(gradio_call *call, const char *route, json_t *body, pa_gradio_answer *out_answer)
{
    char *path = pa_arena_printf(call->session->arena, "%s%s", call->endpoint->prefix, route);
    if (!path || !body) {
        return pa_fail(call->err, PA_NO_MEMORY, NULL);
    }
    return pa_gradio_request(call->session, path, body, ANSWER_BYTES, out_answer, call->err);
}

static void remember_event(gradio_call *call, const char *event_id)
{
    size_t size = event_id ? strlen(event_id) + 1 : 0;
    if (size > 0 && size <= sizeof call->event_id) {
        memcpy(call->event_id, event_id, size);
    }
}

/* Whether the server may have queued what was sent: not where it was never reached or has refused it. */
static bool may_be_queued(pa_status status, const pa_gradio_answer *answer)
{
    return status == PA_OK ? answer->status == 200 || answer->status == 504
                           : status != PA_UPSTREAM_UNREACHABLE;
}

/* Queues the event. Only an attempt that cannot have been queued is made again. */
static pa_status join(gradio_call *call)
{
    for (int attempt = 1;; attempt++) {
        json_t *body = make_body(call);
        pa_gradio_answer answer = {0};
        pa_status status = post(call, "/queue/join", body, &answer);
        json_decref(body);
        call->session->spent = call->session->spent || may_be_queued(status, &answer);
        if (status == PA_UPSTREAM_UNREACHABLE && attempt < JOIN_ATTEMPTS) {
            continue;
        }
        if (status != PA_OK) {
            return status;
        }
        json_t *json = NULL;
        status = pa_gradio_answer_json(call->session, &answer, &json, call->err);
        if (status != PA_OK) {
            return status;
        }
        remember_event(call, json_string_value(json_object_get(json, "event_id")));
        json_decref(json);
        return call->event_id[0]
                   ? PA_OK
                   : pa_fail(call->err, PA_UPSTREAM_ERROR, "The remote server did not queue the request.");
    }
}

/* Events of one session: only ours, and those for everybody, count. */
static bool concerns(const gradio_call *call, const pa_gradio_message *message)
{
    return message->event_id[0] == '\0' || call->event_id[0] == '\0' ||
           strcmp(message->event_id, call->event_id) == 0;
}

static void complete(gradio_call *call, const pa_gradio_message *message)
{
    call->ended = true;
    if (message->succeeded) {
        call->outputs = json_incref((json_t *)message->data);
        return;
    }
    if (message->cancelled) {
        call->status = pa_fail(call->err, PA_UPSTREAM_LOST, "The remote service cancelled the request.");
        return;
    }
    pa_gradio_report(call->session, message->words[0] ? message->words : "(the app hides its errors)");
    call->status = pa_gradio_explain_words(message->words, message->title, call->err);
}

static void send_data(gradio_call *call, const pa_gradio_message *message)
{
    remember_event(call, message->event_id);
    json_t *body = make_body(call);
    pa_gradio_answer answer = {0};
    call->status = post(call, "/queue/data", body, &answer);
    json_decref(body);
    call->session->spent = call->session->spent || may_be_queued(call->status, &answer);
    if (call->status == PA_OK && answer.status != 200) {
        call->status = pa_gradio_explain_http(answer.status, (const char *)answer.body.data,
                                              answer.retry_after_s, call->err);
    }
}

static void take_message(gradio_call *call, const pa_gradio_message *message)
{
    switch (message->event) {
    case PA_GRADIO_ESTIMATION:
        tell_place(call, message->rank);
        break;
    case PA_GRADIO_SEND_DATA:
        send_data(call, message);
        break;
    case PA_GRADIO_STARTED:
        call->started = true;
        tell(call, "running", 0);
        break;
    case PA_GRADIO_PROGRESS:
        call->started = true;
        call->progressed = call->progressed || message->fraction > 0;
        tell(call, "running", message->fraction < 0 ? 0 : message->fraction);
        break;
    case PA_GRADIO_LOG:
        pa_gradio_report(call->session, message->words);
        break;
    case PA_GRADIO_COMPLETED:
        complete(call, message);
        break;
    case PA_GRADIO_QUEUE_FULL:
        call->ended = true;
        call->status = pa_gradio_explain_words("Queue is full", "", call->err);
        break;
    case PA_GRADIO_LOST:
        call->ended = true;
        pa_gradio_report(call->session, message->words);
        call->status = pa_gradio_explain_words(message->words, "", call->err);
        call->status =
            call->status == PA_UPSTREAM_ERROR ? pa_fail(call->err, PA_UPSTREAM_LOST, NULL) : call->status;
        break;
    case PA_GRADIO_CLOSED:
    case PA_GRADIO_OTHER:
        break;
    }
}

static bool on_event(void *user, pa_span data)
{
    gradio_call *call = user;
    pa_arena arena;
    pa_arena_init(&arena, MESSAGE_BYTES);
    pa_gradio_message message;
    pa_error cause;
    pa_status status = pa_gradio_message_decode(data, &arena, &message, &cause);
    if (status == PA_OK) {
        if (concerns(call, &message)) {
            take_message(call, &message);
        }
        pa_gradio_message_done(&message);
    } else {
        pa_gradio_report(call->session, cause.detail);
        call->status = pa_fail(call->err, status == PA_NO_MEMORY ? status : PA_UPSTREAM_ERROR,
                               "The remote server's messages cannot be read.");
    }
    pa_arena_done(&arena);
    return !call->ended && call->status == PA_OK;
}

/* Reads until the event has ended, the stream breaks off, or the job is to stop. */
static pa_status follow(gradio_call *call, pa_transfer *stream)
{
    pa_sse sse;
    pa_sse_init(&sse, EVENT_BYTES, on_event, call);
    pa_status status = PA_OK;
    while (status == PA_OK && !sse.stopped) {
        pa_span chunk = {0};
        status = pa_gradio_session_check(call->session, call->err);
        if (status == PA_OK) {
            status = pa_transfer_read(stream, call->session->run, READ_SLICE_MS, &chunk, call->err);
        }
        if (status == PA_BUSY) {
            status = PA_OK;
        } else if (status == PA_OK && chunk.size == 0) {
            status = pa_fail(call->err, PA_UPSTREAM_LOST, NULL);
        } else if (status == PA_OK) {
            status = pa_sse_push(&sse, chunk, call->err);
        } else if (status == PA_TIMEOUT && pa_gradio_session_check(call->session, NULL) == PA_OK) {
            /* Not the job's deadline but a stream that has fallen silent. */
            status = pa_fail(call->err, PA_UPSTREAM_LOST, NULL);
        }
    }
    pa_sse_done(&sse);
    return status != PA_OK ? status : call->status;
}

static pa_status open_stream(gradio_call *call, const char *url, pa_transfer **out_stream)
{
    const char *headers[PA_GRADIO_HEADERS_MAX] = {"Accept: text/event-stream"};
    size_t count = pa_gradio_auth_headers(call->session, url, headers, 1);
    pa_transfer_request request = {
        .url = url,
        .headers = headers,
        .header_count = count,
        .cookies = call->session->cookies,
        .silence_timeout_s = call->endpoint->heartbeats ? SILENCE_S : 0,
    };
    pa_transfer *stream;
    pa_status status =
        pa_transfer_open(call->session->transfers, &request, call->session->run, &stream, call->err);
    if (status != PA_OK) {
        return status;
    }
    if (pa_transfer_status(stream) != 200) {
        status = pa_gradio_explain_http(pa_transfer_status(stream), "", pa_transfer_retry_after_s(stream),
                                        call->err);
        pa_transfer_close(stream);
        return status;
    }
    *out_stream = stream;
    return PA_OK;
}

/*
 * Ends the remote event when nobody waits for it any more. A queued event goes with its stream; one that runs
 * has to be cancelled, which Gradio before 4.31 cannot.
 */
static void abandon(const gradio_call *interrupted)
{
    if (interrupted->ended || !interrupted->started || !interrupted->endpoint->cancels ||
        !interrupted->event_id[0]) {
        return;
    }
    /* The job's own cancel and deadline must not stop the message that passes them on. */
    pa_gradio_session session = *interrupted->session;
    session.run = NULL;
    json_t *body = json_pack("{s:s, s:i, s:s}", "session_hash", session.hash, "fn_index",
                             interrupted->endpoint->fn_index, "event_id", interrupted->event_id);
    gradio_call farewell = {.session = &session, .endpoint = interrupted->endpoint};
    pa_gradio_answer answer;
    post(&farewell, "/cancel", body, &answer);
    json_decref(body);
}

static pa_status invoke_queued(gradio_call *call)
{
    bool spent_before = call->session->spent;
    bool stream_first = call->endpoint->protocol == PA_GRADIO_SSE;
    pa_status status = stream_first ? PA_OK : join(call);
    char *url = pa_arena_printf(
        call->session->arena,
        stream_first ? "%s%s/queue/join?session_hash=%s&fn_index=%d" : "%s%s/queue/data?session_hash=%s",
        call->session->base, call->endpoint->prefix, call->session->hash, call->endpoint->fn_index);
    if (status == PA_OK && !url) {
        status = pa_fail(call->err, PA_NO_MEMORY, NULL);
    }
    pa_transfer *stream = NULL;
    if (status == PA_OK) {
        status = open_stream(call, url, &stream);
    }
    if (status == PA_OK) {
        status = follow(call, stream);
    }
    if (status == PA_CANCELLED || status == PA_TIMEOUT) {
        abandon(call);
    }
    if (call->ended && pa_gradio_is_refusal(status) && !call->progressed) {
        call->session->spent = spent_before;
    }
    pa_transfer_close(stream);
    return status;
}

pa_status pa_gradio_invoke(pa_gradio_session *session, const pa_gradio_endpoint *endpoint, const json_t *data,
                           pa_gradio_on_progress on_progress, void *user, json_t **out_outputs, pa_error *err)
{
    gradio_call call = {.session = session,
                        .endpoint = endpoint,
                        .data = data,
                        .on_progress = on_progress,
                        .user = user,
                        .status = PA_OK,
                        .err = err};
    pa_status status;
    if (endpoint->protocol == PA_GRADIO_WS) {
        tell(&call, "running", 0);
        status = pa_gradio_call_run(session, endpoint, data, &call.outputs, err);
    } else {
        status = invoke_queued(&call);
    }
    if (status == PA_OK && !call.outputs) {
        status = pa_fail(err, PA_UPSTREAM_ERROR, "The remote service finished without a result.");
    }
    if (status != PA_OK) {
        json_decref(call.outputs);
        return status;
    }
    *out_outputs = call.outputs;
    return PA_OK;
}
