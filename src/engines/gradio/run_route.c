/*
 * A call to Gradio 3, whose queue speaks WebSocket: POST /run/<api_name> answers when the work is done. It
 * serves where the app has left it open; 404 means that it has not.
 */
#include <stdlib.h>
#include <string.h>

#include "engines/gradio/message.h"
#include "engines/gradio/session_private.h"
#include "engines/gradio/upstream_error.h"

enum { ANSWER_BYTES = 16 * 1024 * 1024 };

/* Sends text and waits for the answer's head, which only the deadline bounds. */
static pa_status post_run(pa_gradio_session *session, const pa_gradio_endpoint *endpoint, const char *text,
                          pa_transfer **out_transfer, pa_error *err)
{
    char *url = pa_arena_printf(session->arena, "%s/run/%s", session->base, endpoint->api_name);
    if (!url) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    const char *headers[PA_GRADIO_HEADERS_MAX] = {"Content-Type: application/json"};
    size_t count = pa_gradio_auth_headers(session, url, headers, 1);
    pa_transfer_request request = {.url = url,
                                   .post = true,
                                   .body = {(const uint8_t *)text, strlen(text)},
                                   .headers = headers,
                                   .header_count = count,
                                   .cookies = session->cookies,
                                   .total_timeout_s = pa_gradio_seconds_left(session, UINT32_MAX)};
    return pa_transfer_open(session->transfers, &request, session->run, out_transfer, err);
}

/* Its content type lives as long as the transfer. */
static pa_status read_answer(pa_gradio_session *session, pa_transfer *transfer, pa_gradio_answer *out_answer,
                             pa_error *err)
{
    *out_answer = (pa_gradio_answer){.status = pa_transfer_status(transfer),
                                     .retry_after_s = pa_transfer_retry_after_s(transfer),
                                     .content_type = pa_transfer_content_type(transfer)};
    return pa_transfer_read_all(transfer, session->run, ANSWER_BYTES, session->arena, &out_answer->body, err);
}

/* {"error": words} with HTTP 500: the app has raised an exception. */
static pa_status explain_exception(pa_gradio_session *session, const json_t *json, pa_error *err)
{
    const char *error = json_string_value(json_object_get(json, "error"));
    char *words = pa_gradio_plain_words(error ? error : "", session->arena);
    if (!words) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_gradio_report(session, words);
    return pa_gradio_explain_words(words, "", err);
}

/* out_outputs: NULL where the answer holds none. */
static pa_status take_outputs(pa_gradio_session *session, const pa_gradio_endpoint *endpoint,
                              const pa_gradio_answer *answer, json_t **out_outputs, pa_error *err)
{
    json_t *json = NULL;
    pa_status status;
    if (answer->status == 404) {
        status = pa_fail(err, PA_UNSUPPORTED, "Gradio 3 is not supported, and the remote server runs %s.",
                         endpoint->version);
    } else if (answer->status == 500 && pa_json_decode(answer->body, NULL, &json, NULL) == PA_OK) {
        status = explain_exception(session, json, err);
    } else {
        status = pa_gradio_answer_json(session, answer, &json, err);
        if (status == PA_OK) {
            *out_outputs = json_incref(json_object_get(json, "data"));
        }
    }
    json_decref(json);
    return status;
}

pa_status pa_gradio_call_run(pa_gradio_session *session, const pa_gradio_endpoint *endpoint,
                             const json_t *data, json_t **out_outputs, pa_error *err)
{
    json_t *body = json_pack("{s:O}", "data", data);
    char *text = body ? pa_json_encode(body) : NULL;
    json_decref(body);
    if (!text) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    bool spent_before = session->spent;
    pa_transfer *transfer = NULL;
    pa_gradio_answer answer = {0};
    pa_status status = post_run(session, endpoint, text, &transfer, err);
    session->spent = session->spent || status != PA_UPSTREAM_UNREACHABLE;
    if (status == PA_OK) {
        status = read_answer(session, transfer, &answer, err);
    }
    if (status == PA_OK) {
        status = take_outputs(session, endpoint, &answer, out_outputs, err);
        session->spent = pa_gradio_is_refusal(status) ? spent_before : session->spent;
    }
    pa_transfer_close(transfer);
    free(text);
    return status;
}
