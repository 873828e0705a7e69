#include "weights/hub.h"

#include <stdio.h>
#include <string.h>

enum { MOST_HOPS = 5, MOST_HEADERS = 3, HEADER_SIZE = 512, SILENCE_S = 60, LISTING_BYTES = 8 << 20 };

/* One GET, from one address to the next. */
typedef struct hub_request {
    pa_weights_hub *hub;
    const pa_hub_range *range;
    const pa_run *run;
    pa_arena *arena;
    bool with_token;
    bool away; /* the address is another host's */
} hub_request;

static pa_status open_one(hub_request *request, const char *url, pa_transfer **out_transfer, pa_error *err)
{
    char texts[MOST_HEADERS][HEADER_SIZE];
    const char *headers[MOST_HEADERS];
    size_t count = 0;
    request->away = !pa_transfer_same_origin(request->hub->transfers, request->hub->endpoint, url);
    if (request->with_token && !request->away) {
        headers[count] = texts[count];
        snprintf(texts[count++], HEADER_SIZE, "Authorization: Bearer %s", request->hub->token);
    }
    if (request->range->begin > 0) {
        headers[count] = texts[count];
        snprintf(texts[count++], HEADER_SIZE, "Range: bytes=%llu-",
                 (unsigned long long)request->range->begin);
    }
    if (request->range->begin > 0 && request->range->etag && *request->range->etag) {
        headers[count] = texts[count];
        snprintf(texts[count++], HEADER_SIZE, "If-Range: %s", request->range->etag);
    }
    pa_status status = pa_transfer_open(
        request->hub->transfers,
        &(pa_transfer_request){
            .url = url, .headers = headers, .header_count = count, .silence_timeout_s = SILENCE_S},
        request->run, out_transfer, err);
    const char *host = pa_transfer_host(request->hub->transfers, url, request->arena);
    return status == PA_UPSTREAM_UNREACHABLE && host ? pa_fail(err, status, "%.200s cannot be reached.", host)
                                                     : status;
}

/* What is safe on the way from the hub stays so. */
static bool is_downgrade(const char *from, const char *to)
{
    return strncmp(from, "https:", 6) == 0 && strncmp(to, "https:", 6) != 0;
}

static pa_status follow(hub_request *request, const char *url, pa_transfer **out_transfer, pa_error *err)
{
    pa_transfers *transfers = request->hub->transfers;
    for (int hop = 0; hop <= MOST_HOPS; hop++) {
        pa_transfer *transfer;
        pa_status status = open_one(request, url, &transfer, err);
        if (status != PA_OK) {
            return status;
        }
        long code = pa_transfer_status(transfer);
        if (code < 300 || code >= 400 || !*pa_transfer_location(transfer)) {
            *out_transfer = transfer;
            return PA_OK;
        }
        char *next = NULL;
        status =
            pa_transfer_resolve(transfers, url, pa_transfer_location(transfer), request->arena, &next, err);
        pa_transfer_close(transfer);
        if (status != PA_OK || is_downgrade(url, next)) {
            return pa_fail(err, PA_UPSTREAM_ERROR, "The hub redirects to where no download may go.");
        }
        url = next;
    }
    return pa_fail(err, PA_UPSTREAM_ERROR, "The hub redirects in circles.");
}

static pa_status explain(const hub_request *request, long code, int retry_after_s, pa_error *err)
{
    if (request->away && (code == 401 || code == 403 || code == 404)) {
        /* The hub signs such an address for an hour or so. */
        return pa_fail(err, PA_UPSTREAM_ERROR, "The server that the hub named refuses the file (%ld).", code);
    }
    if (code == 401 || code == 403) {
        return request->with_token
                   ? pa_fail(err, PA_UPSTREAM_AUTH,
                             "The hub refuses the access token (%ld): HF_TOKEN is wrong, has expired, or may "
                             "not read this repository.",
                             code)
                   : pa_fail(err, PA_UPSTREAM_AUTH,
                             "The hub wants an access token (%ld): set HF_TOKEN, and look whether the "
                             "repository asks to agree to its terms first.",
                             code);
    }
    if (code == 429) {
        pa_fail(err, PA_UPSTREAM_BUSY, "The hub lets nothing more be downloaded for a while.");
        if (err) {
            err->retry_after_s = retry_after_s;
        }
        return PA_UPSTREAM_BUSY;
    }
    if (code == 408 || code >= 500) {
        return pa_fail(err, PA_UPSTREAM_ERROR, "The hub fails (%ld).", code);
    }
    return pa_fail(err, PA_UPSTREAM_MISSING, "The hub has no such file or repository (%ld).", code);
}

static pa_status get(hub_request *request, const char *path, pa_transfer **out_transfer, pa_error *err)
{
    pa_weights_hub *hub = request->hub;
    size_t size = strlen(hub->endpoint);
    size -= size > 0 && hub->endpoint[size - 1] == '/';
    char *url = pa_arena_printf(request->arena, "%.*s%s", (int)size, hub->endpoint, path);
    if (!url) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (;;) {
        pa_transfer *transfer = NULL;
        request->with_token = hub->token && atomic_load(&hub->send_token);
        pa_status status = follow(request, url, &transfer, err);
        if (status != PA_OK) {
            return status;
        }
        long code = pa_transfer_status(transfer);
        if (code == 200 || code == 206 || code == 416) {
            *out_transfer = transfer;
            return PA_OK;
        }
        int retry_after_s = pa_transfer_retry_after_s(transfer);
        pa_transfer_close(transfer);
        bool ask_again = (code == 401 || code == 403) && !request->away && hub->token && !request->with_token;
        if (!ask_again) {
            return explain(request, code, retry_after_s, err);
        }
        atomic_store(&hub->send_token, true);
    }
}

pa_status pa_hub_get(pa_weights_hub *hub, const char *path, const pa_hub_range *range, const pa_run *run,
                     pa_transfer **out_transfer, pa_error *err)
{
    pa_arena arena;
    pa_arena_init(&arena, 0);
    hub_request request = {.hub = hub, .range = range, .run = run, .arena = &arena};
    pa_status status = get(&request, path, out_transfer, err);
    pa_arena_done(&arena);
    return status;
}

pa_status pa_hub_list(pa_weights_hub *hub, const char *repository, const pa_run *run, pa_arena *arena,
                      pa_weights_listing *out_listing, pa_error *err)
{
    pa_transfer *transfer = NULL;
    pa_span body;
    char *path = pa_arena_printf(arena, "/api/models/%s?blobs=true", repository);
    pa_status status = path ? pa_hub_get(hub, path, &(pa_hub_range){0}, run, &transfer, err)
                            : pa_fail(err, PA_NO_MEMORY, NULL);
    if (status != PA_OK) {
        return status;
    }
    status = pa_transfer_read_all(transfer, run, LISTING_BYTES, arena, &body, err);
    pa_transfer_close(transfer);
    return status ? status : pa_weights_listing_read(body, arena, out_listing, err);
}
