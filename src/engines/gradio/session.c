#include "engines/gradio/session_private.h"

#include <stdlib.h>
#include <string.h>

#include "engines/gradio/upstream_error.h"
#include "foundation/clock.h"
#include "foundation/random.h"

enum {
    REQUEST_TIMEOUT_S = 30,
    CONFIG_BYTES = 16 * 1024 * 1024, /* configurations of apps with many examples run to megabytes */
    MAX_REDIRECTS = 5,
    WORDS_BYTES = 600, /* of an upstream error page, for the log */
};

pa_status pa_gradio_session_init(pa_gradio_session *session, pa_error *err)
{
    pa_uuid_generate(session->hash);
    return pa_cookies_new(session->transfers, &session->cookies, err);
}

void pa_gradio_session_done(pa_gradio_session *session)
{
    if (session) {
        pa_cookies_free(session->cookies);
        session->cookies = NULL;
    }
}

pa_status pa_gradio_session_check(const pa_gradio_session *session, pa_error *err)
{
    if (pa_run_cancelled(session->run)) {
        return pa_fail(err, PA_CANCELLED, NULL);
    }
    if (pa_clock_monotonic_ns() >= session->deadline_ns) {
        return pa_fail(err, PA_TIMEOUT, "The remote service did not finish in time.");
    }
    return PA_OK;
}

uint32_t pa_gradio_seconds_left(const pa_gradio_session *session, uint32_t most)
{
    int64_t left = (session->deadline_ns - pa_clock_monotonic_ns()) / 1000000000 + 1;
    return left < 1 ? 1 : left > (int64_t)most ? most : (uint32_t)left;
}

bool pa_gradio_is_refusal(pa_status status)
{
    return status == PA_UPSTREAM_AUTH || status == PA_UPSTREAM_MISSING || status == PA_UPSTREAM_QUOTA;
}

static void blot_out(char *words, const char *secret)
{
    size_t size = strlen(secret);
    for (char *at = strstr(words, secret); at && size > 0; at = strstr(at + size, secret)) {
        memset(at, '*', size);
    }
}

void pa_gradio_report(const pa_gradio_session *session, const char *words)
{
    if (!session->on_words || !words[0]) {
        return;
    }
    if (!session->token || !strstr(words, session->token)) {
        session->on_words(session->on_words_user, words);
        return;
    }
    char *safe = pa_arena_string(session->arena, words);
    if (safe) {
        blot_out(safe, session->token);
        session->on_words(session->on_words_user, safe);
    }
}

static bool ends_with(const char *text, const char *ending)
{
    size_t size = strlen(text);
    size_t ending_size = strlen(ending);
    return size >= ending_size && strcmp(text + size - ending_size, ending) == 0;
}

size_t pa_gradio_auth_headers(pa_gradio_session *session, const char *url, const char **headers, size_t count)
{
    char *host = session->token ? pa_transfer_host(session->transfers, url, session->arena) : NULL;
    /* A token in the clear would be anybody's; only https carries it. */
    if (host && ends_with(host, ".hf.space") && strncmp(url, "https://", 8) == 0) {
        char *header = pa_arena_printf(session->arena, "X-HF-Authorization: Bearer %s", session->token);
        if (header) {
            headers[count++] = header;
        }
    }
    return count;
}

static bool is_redirect(long status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/* Opens url; a GET follows redirects, each hop deciding anew whether the token may go there. */
static pa_status open_following(pa_gradio_session *session, const char *url, const json_t *body,
                                bool public_only, uint32_t timeout_s, pa_transfer **out_transfer,
                                pa_error *err)
{
    char *text = body ? pa_json_encode(body) : NULL;
    if (body && !text) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_status status;
    for (int hop = 0;; hop++) {
        const char *headers[PA_GRADIO_HEADERS_MAX];
        size_t count = public_only ? 0 : pa_gradio_auth_headers(session, url, headers, 0);
        if (body) {
            headers[count++] = "Content-Type: application/json";
        }
        pa_transfer_request request = {
            .url = url,
            .post = body != NULL,
            .body = {.data = (const uint8_t *)text, .size = text ? strlen(text) : 0},
            .headers = headers,
            .header_count = count,
            .cookies = public_only ? NULL : session->cookies,
            .total_timeout_s = pa_gradio_seconds_left(session, timeout_s),
            .public_only = public_only,
            .compressed = timeout_s == REQUEST_TIMEOUT_S,
        };
        pa_transfer *transfer;
        status = pa_transfer_open(session->transfers, &request, session->run, &transfer, err);
        if (status != PA_OK) {
            break;
        }
        if (body || !is_redirect(pa_transfer_status(transfer)) || !pa_transfer_location(transfer)[0]) {
            *out_transfer = transfer;
            break;
        }
        char *next = NULL;
        status = pa_transfer_resolve(session->transfers, url, pa_transfer_location(transfer), session->arena,
                                     &next, err);
        pa_transfer_close(transfer);
        if (status == PA_OK && hop == MAX_REDIRECTS) {
            status = pa_fail(err, PA_UPSTREAM_ERROR, "The remote server redirects in circles.");
        }
        if (status != PA_OK) {
            break;
        }
        /* What leaves the configured server may lead only to public hosts. */
        public_only = public_only || !pa_transfer_same_origin(session->transfers, session->base, next);
        url = next;
    }
    free(text);
    return status;
}

pa_status pa_gradio_request(pa_gradio_session *session, const char *path, const json_t *body,
                            size_t max_bytes, pa_gradio_answer *out_answer, pa_error *err)
{
    char *url = pa_arena_printf(session->arena, "%s%s", session->base, path);
    if (!url) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_transfer *transfer;
    pa_status status = open_following(session, url, body, false, REQUEST_TIMEOUT_S, &transfer, err);
    if (status != PA_OK) {
        return status;
    }
    pa_gradio_answer answer = {.status = pa_transfer_status(transfer),
                               .retry_after_s = pa_transfer_retry_after_s(transfer)};
    status = pa_transfer_read_all(transfer, session->run, max_bytes, session->arena, &answer.body, err);
    answer.content_type = pa_arena_string(session->arena, pa_transfer_content_type(transfer));
    pa_transfer_close(transfer);
    if (status == PA_OK && !answer.content_type) {
        status = pa_fail(err, PA_NO_MEMORY, NULL);
    }
    if (status == PA_OK) {
        *out_answer = answer;
    }
    return status;
}

/* The failure an answer stands for; its text goes to the log. */
static pa_status explain_answer(pa_gradio_session *session, const pa_gradio_answer *answer, pa_error *err)
{
    char *words = pa_arena_printf(session->arena, "HTTP %ld: %.*s", answer->status, WORDS_BYTES,
                                  (const char *)answer->body.data);
    pa_gradio_report(session, words ? words : "");
    return pa_gradio_explain_http(answer->status, (const char *)answer->body.data, answer->retry_after_s,
                                  err);
}

pa_status pa_gradio_answer_json(pa_gradio_session *session, const pa_gradio_answer *answer, json_t **out_json,
                                pa_error *err)
{
    if (answer->status != 200) {
        return explain_answer(session, answer, err);
    }
    if (!strstr(answer->content_type, "json")) {
        explain_answer(session, answer, NULL);
        return pa_fail(err, PA_UPSTREAM_ASLEEP,
                       "What answers at the remote address is not a Gradio server, or not up yet.");
    }
    pa_error cause;
    pa_status status =
        pa_json_decode(answer->body, &(pa_json_limits){.max_bytes = CONFIG_BYTES}, out_json, &cause);
    if (status != PA_OK) {
        pa_gradio_report(session, cause.detail);
        return pa_fail(err, status == PA_NO_MEMORY ? status : PA_UPSTREAM_ERROR,
                       "The remote server's answer cannot be read.");
    }
    return PA_OK;
}

pa_status pa_gradio_load_config(pa_gradio_session *session, json_t **out_config, pa_error *err)
{
    pa_gradio_answer answer;
    pa_status status = pa_gradio_request(session, "/config", NULL, CONFIG_BYTES, &answer, err);
    return status == PA_OK ? pa_gradio_answer_json(session, &answer, out_config, err) : status;
}

pa_status pa_gradio_load_info(pa_gradio_session *session, const char *prefix, json_t **out_info,
                              pa_error *err)
{
    char *path = pa_arena_printf(session->arena, "%s/info?serialize=False", prefix);
    if (!path) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_gradio_answer answer;
    json_t *info = NULL;
    pa_status status = pa_gradio_request(session, path, NULL, CONFIG_BYTES, &answer, err);
    if (status == PA_CANCELLED || status == PA_TIMEOUT || status == PA_NO_MEMORY) {
        return status;
    }
    /* Without names values go by their order, so a server without /info is still of use. */
    if (status == PA_OK && pa_gradio_answer_json(session, &answer, &info, NULL) != PA_OK) {
        info = NULL;
    }
    *out_info = info;
    return PA_OK;
}

/* Where a result's bytes lie, and whether that is outside the server. */
static pa_status locate(pa_gradio_session *session, const pa_gradio_endpoint *endpoint,
                        const pa_gradio_file *file, char **out_url, bool *out_foreign, pa_error *err)
{
    bool absolute = strncmp(file->path, "http://", 7) == 0 || strncmp(file->path, "https://", 8) == 0;
    const char *prefixed = pa_arena_printf(session->arena, "%s%s", session->base, endpoint->prefix);
    const char *reference = absolute ? file->path : file->proxied && file->url[0] ? file->url : NULL;
    if (!prefixed) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    if (!reference) {
        *out_url = pa_gradio_file_address(prefixed, file->path, session->arena);
        *out_foreign = false;
        return *out_url ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_status status =
        pa_transfer_resolve(session->transfers, session->base, reference, session->arena, out_url, err);
    if (status != PA_OK) {
        return pa_fail(err, PA_UPSTREAM_BAD_FILE, "The remote service named a file that cannot be fetched.");
    }
    *out_foreign = !pa_transfer_same_origin(session->transfers, session->base, *out_url);
    if (*out_foreign && strncmp(*out_url, "https://", 8) != 0) {
        return pa_fail(err, PA_UPSTREAM_BAD_FILE, "The remote service named a file at an insecure address.");
    }
    return PA_OK;
}

static pa_status decode_base64(const char *text, size_t max_bytes, pa_arena *arena, pa_span *out_bytes,
                               pa_error *err)
{
    static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *comma = strncmp(text, "data:", 5) == 0 ? strchr(text, ',') : NULL;
    text = comma ? comma + 1 : text;
    size_t size = strcspn(text, "=");
    if (size / 4 * 3 > max_bytes || strspn(text, alphabet) != size || size % 4 == 1) {
        return pa_fail(err, PA_UPSTREAM_BAD_FILE, "The remote service sent a file that cannot be read.");
    }
    uint8_t *bytes = pa_arena_alloc(arena, size / 4 * 3 + 3);
    if (!bytes) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    size_t length = 0;
    uint32_t bits = 0;
    for (size_t i = 0; i < size; i++) {
        bits = bits << 6 | (uint32_t)(strchr(alphabet, text[i]) - alphabet);
        if (i % 4 != 0) {
            bytes[length++] = (uint8_t)(bits >> (6 - 2 * (i % 4)));
        }
    }
    *out_bytes = (pa_span){.data = bytes, .size = length};
    return PA_OK;
}

pa_status pa_gradio_download(pa_gradio_session *session, const pa_gradio_endpoint *endpoint,
                             const pa_gradio_file *file, size_t max_bytes, pa_span *out_bytes, pa_error *err)
{
    enum { DOWNLOAD_TIMEOUT_S = 300 };
    if (file->inline_base64) {
        return decode_base64(file->inline_base64, max_bytes, session->arena, out_bytes, err);
    }
    char *url = NULL;
    bool foreign = false;
    pa_status status = locate(session, endpoint, file, &url, &foreign, err);
    pa_transfer *transfer = NULL;
    if (status == PA_OK) {
        status = open_following(session, url, NULL, foreign, DOWNLOAD_TIMEOUT_S, &transfer, err);
    }
    if (status != PA_OK) {
        return status;
    }
    if (pa_transfer_status(transfer) == 200) {
        status = pa_transfer_read_all(transfer, session->run, max_bytes, session->arena, out_bytes, err);
        if (status == PA_TOO_LARGE) {
            status = pa_fail(err, PA_UPSTREAM_BAD_FILE, "The remote service's model is larger than %zu MiB.",
                             max_bytes >> 20);
        }
    } else {
        char *words =
            pa_arena_printf(session->arena, "HTTP %ld for the result %s", pa_transfer_status(transfer), url);
        pa_gradio_report(session, words ? words : "");
        status = pa_fail(err, PA_UPSTREAM_BAD_FILE, "The remote service did not hand out the model it made.");
    }
    pa_transfer_close(transfer);
    return status;
}
