/* Files to a Gradio server: multipart/form-data, one field named "files" (gradio/routes.py, upload_file). */
#include <stdlib.h>
#include <string.h>

#include "engines/gradio/session_private.h"
#include "engines/gradio/upstream_error.h"

enum { UPLOAD_TIMEOUT_S = 120, ANSWER_BYTES = 64 * 1024 };

static bool make_multipart(const pa_gradio_session *session, const char *name, const char *media_type,
                           pa_span bytes, pa_bytes *body)
{
    pa_bytes_printf(body,
                    "--%s\r\nContent-Disposition: form-data; name=\"files\"; filename=\"%s\"\r\n"
                    "Content-Type: %s\r\n\r\n",
                    session->hash, name, media_type);
    pa_bytes_append(body, bytes.data, bytes.size);
    return pa_bytes_printf(body, "\r\n--%s--\r\n", session->hash);
}

static pa_status read_path(pa_gradio_session *session, pa_transfer *transfer, const char *name,
                           json_t **out_file_data, pa_error *err)
{
    pa_gradio_answer answer = {.status = pa_transfer_status(transfer),
                               .retry_after_s = pa_transfer_retry_after_s(transfer),
                               .content_type = pa_transfer_content_type(transfer)};
    pa_status status =
        pa_transfer_read_all(transfer, session->run, ANSWER_BYTES, session->arena, &answer.body, err);
    json_t *paths = NULL;
    if (status == PA_OK && answer.status == 413) {
        status = pa_fail(err, PA_TOO_LARGE, "The remote service takes no file that large.");
    } else if (status == PA_OK) {
        status = pa_gradio_answer_json(session, &answer, &paths, err);
    }
    if (status != PA_OK) {
        return status;
    }
    const char *path = json_string_value(json_array_get(paths, 0));
    json_t *file = path ? json_pack("{s:s, s:s, s:{s:s}}", "path", path, "orig_name", name, "meta", "_type",
                                    "gradio.FileData")
                        : NULL;
    json_decref(paths);
    if (!file) {
        return pa_fail(err, PA_UPSTREAM_ERROR, "The remote service did not take the file.");
    }
    *out_file_data = file;
    return PA_OK;
}

pa_status pa_gradio_upload(pa_gradio_session *session, const pa_gradio_endpoint *endpoint, const char *name,
                           const char *media_type, pa_span bytes, json_t **out_file_data, pa_error *err)
{
    if (endpoint->protocol == PA_GRADIO_WS) {
        return pa_fail(err, PA_UNSUPPORTED,
                       "Images cannot be sent to Gradio 3, and the remote server runs %s.",
                       endpoint->version);
    }
    if (endpoint->max_file_bytes && bytes.size > endpoint->max_file_bytes) {
        return pa_fail(err, PA_TOO_LARGE, "The remote service takes files of at most %llu bytes.",
                       (unsigned long long)endpoint->max_file_bytes);
    }
    char *url = pa_arena_printf(session->arena, "%s%s/upload", session->base, endpoint->prefix);
    char *type =
        pa_arena_printf(session->arena, "Content-Type: multipart/form-data; boundary=%s", session->hash);
    pa_bytes body;
    pa_bytes_init(&body, 0);
    if (!url || !type || !make_multipart(session, name, media_type, bytes, &body)) {
        pa_bytes_done(&body);
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    const char *headers[PA_GRADIO_HEADERS_MAX] = {type};
    size_t count = pa_gradio_auth_headers(session, url, headers, 1);
    pa_transfer_request request = {.url = url,
                                   .post = true,
                                   .body = pa_bytes_span(&body),
                                   .headers = headers,
                                   .header_count = count,
                                   .cookies = session->cookies,
                                   .total_timeout_s = pa_gradio_seconds_left(session, UPLOAD_TIMEOUT_S)};
    pa_transfer *transfer = NULL;
    pa_status status = pa_transfer_open(session->transfers, &request, session->run, &transfer, err);
    if (status == PA_OK) {
        status = read_path(session, transfer, name, out_file_data, err);
    }
    pa_transfer_close(transfer);
    pa_bytes_done(&body);
    return status;
}
