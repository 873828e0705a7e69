#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "foundation/clock.h"
#include "transfer/transfer_private.h"

enum {
    BUFFER_BYTES = 1 << 20, /* unread bytes above which the server is made to wait */
    CANCEL_POLL_MS = 50,    /* how often a waiting reader looks at its cancel flag */
    DEFAULT_CONNECT_TIMEOUT_S = 15,
};

/* What the loop is asked to do with a transfer when it next wakes. */
typedef enum wanted { WANT_NOTHING, WANT_START, WANT_RESUME, WANT_REMOVE } wanted;

struct pa_transfers {
    pa_curl curl;
    CURLM *multi;
    pthread_t thread;
    pthread_mutex_t mutex; /* guards everything below, and each transfer's members marked "shared" */
    pa_transfer *wishes;   /* transfers that want something, newest first */
    bool stopping;
};

struct pa_cookies {
    pa_transfers *transfers;
    CURLSH *share;
};

struct pa_transfer {
    pa_transfers *transfers;
    CURL *easy;
    struct curl_slist *headers;
    bool public_only;
    bool address_refused; /* loop thread only */

    /* shared */
    pthread_cond_t changed;
    wanted wish;
    pa_transfer *next_wish;
    pa_bytes arrived;
    bool head_complete;
    bool paused;
    bool ended;
    bool removed;
    CURLcode result;

    /* written by the loop before head_complete, read-only afterwards */
    long status;
    char content_type[128];
    char location[8192]; /* signed addresses are long */
    char etag[256];
    bool has_range;
    uint64_t range_begin;
    uint64_t range_whole;
    int retry_after_s;
    int64_t length;

    pa_bytes lent; /* what the reader holds */
};

static void wish(pa_transfer *transfer, wanted what)
{
    pa_transfers *transfers = transfer->transfers;
    if (transfer->wish == WANT_NOTHING) {
        transfer->next_wish = transfers->wishes;
        transfers->wishes = transfer;
    }
    /* A removal replaces whatever was wished before. A resume must not replace a start. */
    if (what == WANT_REMOVE || transfer->wish == WANT_NOTHING) {
        transfer->wish = what;
    }
    transfers->curl.multi_wakeup(transfers->multi);
}

/* The loop. */

static void grant(pa_transfers *transfers, pa_transfer *transfer, wanted what)
{
    switch (what) {
    case WANT_START:
        transfers->curl.multi_add_handle(transfers->multi, transfer->easy);
        break;
    case WANT_RESUME:
        transfers->curl.easy_pause(transfer->easy, CURLPAUSE_CONT);
        break;
    case WANT_REMOVE:
        transfers->curl.multi_remove_handle(transfers->multi, transfer->easy);
        pthread_mutex_lock(&transfers->mutex);
        transfer->removed = true;
        pthread_cond_signal(&transfer->changed);
        pthread_mutex_unlock(&transfers->mutex);
        break;
    case WANT_NOTHING:
        break;
    }
}

static void grant_wishes(pa_transfers *transfers)
{
    for (;;) {
        pthread_mutex_lock(&transfers->mutex);
        pa_transfer *transfer = transfers->wishes;
        wanted what = WANT_NOTHING;
        if (transfer) {
            transfers->wishes = transfer->next_wish;
            what = transfer->wish;
            transfer->wish = WANT_NOTHING;
            transfer->paused = transfer->paused && what != WANT_RESUME;
        }
        pthread_mutex_unlock(&transfers->mutex);
        if (!transfer) {
            return;
        }
        grant(transfers, transfer, what);
    }
}

static void end_transfer(pa_transfers *transfers, pa_transfer *transfer, CURLcode result)
{
    pthread_mutex_lock(&transfers->mutex);
    transfer->ended = true;
    transfer->result = result;
    pthread_cond_signal(&transfer->changed);
    pthread_mutex_unlock(&transfers->mutex);
}

static void *run_loop(void *user)
{
    pa_transfers *transfers = user;
    const pa_curl *curl = &transfers->curl;
    for (;;) {
        grant_wishes(transfers);
        pthread_mutex_lock(&transfers->mutex);
        bool stopping = transfers->stopping;
        pthread_mutex_unlock(&transfers->mutex);
        if (stopping) {
            return NULL;
        }
        int running;
        curl->multi_perform(transfers->multi, &running);
        int left;
        const CURLMsg *message;
        while ((message = curl->multi_info_read(transfers->multi, &left))) {
            pa_transfer *transfer = NULL;
            curl->easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, (char **)&transfer);
            end_transfer(transfers, transfer, message->data.result);
        }
        /* Woken by sockets, by libcurl's own timers and by wishes; the bound is only a safety net. */
        curl->multi_poll(transfers->multi, NULL, 0, 10000, NULL);
    }
}

static size_t take_body(char *data, size_t one, size_t size, void *user)
{
    (void)one;
    pa_transfer *transfer = user;
    pa_transfers *transfers = transfer->transfers;
    pthread_mutex_lock(&transfers->mutex);
    size_t taken = CURL_WRITEFUNC_PAUSE;
    if (transfer->arrived.size + size > BUFFER_BYTES && transfer->arrived.size > 0) {
        transfer->paused = true;
    } else {
        taken = pa_bytes_append(&transfer->arrived, data, size) ? size : 0;
    }
    pthread_cond_signal(&transfer->changed);
    pthread_mutex_unlock(&transfers->mutex);
    return taken;
}

/* The value of a header line "Name: value\r\n" when it has this name; NULL otherwise. */
static bool header_value(const char *line, size_t size, const char *name, char *out_value, size_t room)
{
    size_t name_size = strlen(name);
    if (size <= name_size || line[name_size] != ':' || strncasecmp(line, name, name_size) != 0) {
        return false;
    }
    size_t start = name_size + 1;
    while (start < size && (line[start] == ' ' || line[start] == '\t')) {
        start++;
    }
    size_t end = size;
    while (end > start && (unsigned char)line[end - 1] <= ' ') {
        end--;
    }
    if (end - start >= room) {
        return false;
    }
    memcpy(out_value, line + start, end - start);
    out_value[end - start] = '\0';
    return true;
}

static void begin_head(pa_transfer *transfer, const char *line, size_t size)
{
    const char *space = memchr(line, ' ', size);
    transfer->status = space ? strtol(space, NULL, 10) : 0;
    transfer->content_type[0] = '\0';
    transfer->location[0] = '\0';
    transfer->etag[0] = '\0';
    transfer->has_range = false;
    transfer->retry_after_s = 0;
    transfer->length = -1;
}

/* "bytes 200-999/1000" */
static void take_range(pa_transfer *transfer, const char *text)
{
    unsigned long long begin;
    unsigned long long end;
    unsigned long long whole;
    transfer->has_range = sscanf(text, "bytes %19llu-%19llu/%19llu", &begin, &end, &whole) == 3;
    if (transfer->has_range) {
        transfer->range_begin = begin;
        transfer->range_whole = whole;
    }
}

static size_t take_header(char *line, size_t one, size_t size, void *user)
{
    (void)one;
    pa_transfer *transfer = user;
    char number[24];
    char range[72];
    if (transfer->head_complete) {
        return size; /* trailers of a chunked body */
    }
    if (size >= 5 && strncmp(line, "HTTP/", 5) == 0) {
        begin_head(transfer, line, size);
    } else if (header_value(line, size, "content-type", transfer->content_type,
                            sizeof transfer->content_type)) {
        for (char *c = transfer->content_type; *c; c++) {
            *c = (char)(*c >= 'A' && *c <= 'Z' ? *c | 0x20 : *c);
        }
    } else if (header_value(line, size, "retry-after", number, sizeof number)) {
        long seconds = strtol(number, NULL, 10);
        transfer->retry_after_s = seconds > 0 && seconds < 366 * 86400 ? (int)seconds : 0;
    } else if (header_value(line, size, "content-length", number, sizeof number)) {
        transfer->length = strtoll(number, NULL, 10);
    } else if (header_value(line, size, "content-range", range, sizeof range)) {
        take_range(transfer, range);
    } else if (header_value(line, size, "etag", transfer->etag, sizeof transfer->etag)) {
        transfer->etag[0] = transfer->etag[0] == '"' ? '"' : '\0';
    } else if (size <= 2 && transfer->status >= 200) {
        pthread_mutex_lock(&transfer->transfers->mutex);
        transfer->head_complete = true;
        pthread_cond_signal(&transfer->changed);
        pthread_mutex_unlock(&transfer->transfers->mutex);
    } else {
        header_value(line, size, "location", transfer->location, sizeof transfer->location);
    }
    return size;
}

static bool is_public_v4(uint32_t address)
{
    uint8_t a = (uint8_t)(address >> 24);
    uint8_t b = (uint8_t)(address >> 16);
    return !(a == 0 || a == 10 || a == 127 || a >= 224 || (a == 100 && (b & 0xC0) == 64) ||
             (a == 169 && b == 254) || (a == 172 && (b & 0xF0) == 16) || (a == 192 && b == 168) ||
             (a == 192 && b == 0) || (a == 198 && (b & 0xFE) == 18));
}

static bool is_public(const struct sockaddr *address)
{
    if (address->sa_family == AF_INET) {
        struct sockaddr_in v4;
        memcpy(&v4, address, sizeof v4);
        return is_public_v4(ntohl(v4.sin_addr.s_addr));
    }
    if (address->sa_family != AF_INET6) {
        return false;
    }
    struct sockaddr_in6 v6;
    memcpy(&v6, address, sizeof v6);
    const uint8_t *b = v6.sin6_addr.s6_addr;
    if (IN6_IS_ADDR_V4MAPPED(&v6.sin6_addr)) {
        return is_public_v4((uint32_t)b[12] << 24 | (uint32_t)b[13] << 16 | (uint32_t)b[14] << 8 | b[15]);
    }
    /* Only 2000::/3 is given out for global use. */
    return (b[0] & 0xE0) == 0x20;
}

/* Sees the address a name really led to, so that a name cannot lead inside (DNS rebinding). */
static curl_socket_t open_socket(void *user, curlsocktype purpose, struct curl_sockaddr *address)
{
    (void)purpose;
    pa_transfer *transfer = user;
    if (transfer->public_only && !is_public(&address->addr)) {
        transfer->address_refused = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/* Life of loop and cookies. */

pa_status pa_transfers_new(pa_transfers **out_transfers, pa_error *err)
{
    pa_transfers *transfers = calloc(1, sizeof *transfers);
    if (!transfers) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_status status = pa_curl_load(&transfers->curl, err);
    if (status != PA_OK) {
        free(transfers);
        return status;
    }
    pthread_mutex_init(&transfers->mutex, NULL);
    transfers->multi = transfers->curl.multi_init();
    if (!transfers->multi || pthread_create(&transfers->thread, NULL, run_loop, transfers) != 0) {
        if (transfers->multi) {
            transfers->curl.multi_cleanup(transfers->multi);
        }
        pthread_mutex_destroy(&transfers->mutex);
        free(transfers);
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    *out_transfers = transfers;
    return PA_OK;
}

void pa_transfers_free(pa_transfers *transfers)
{
    if (!transfers) {
        return;
    }
    pthread_mutex_lock(&transfers->mutex);
    transfers->stopping = true;
    pthread_mutex_unlock(&transfers->mutex);
    transfers->curl.multi_wakeup(transfers->multi);
    pthread_join(transfers->thread, NULL);
    transfers->curl.multi_cleanup(transfers->multi);
    pthread_mutex_destroy(&transfers->mutex);
    free(transfers);
}

const pa_curl *pa_transfers_curl(const pa_transfers *transfers)
{
    return &transfers->curl;
}

pa_status pa_cookies_new(pa_transfers *transfers, pa_cookies **out_cookies, pa_error *err)
{
    pa_cookies *cookies = calloc(1, sizeof *cookies);
    CURLSH *share = cookies ? transfers->curl.share_init() : NULL;
    if (!share) {
        free(cookies);
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    /* Only the loop thread touches the share while transfers run, so it needs no lock. */
    transfers->curl.share_setopt(share, CURLSHOPT_SHARE, CURL_LOCK_DATA_COOKIE);
    *cookies = (pa_cookies){.transfers = transfers, .share = share};
    *out_cookies = cookies;
    return PA_OK;
}

void pa_cookies_free(pa_cookies *cookies)
{
    if (cookies) {
        cookies->transfers->curl.share_cleanup(cookies->share);
        free(cookies);
    }
}

/* One transfer. */

static bool set_headers(pa_transfer *transfer, const pa_transfer_request *request)
{
    const pa_curl *curl = &transfer->transfers->curl;
    /* "Expect: 100-continue" costs a round trip and confuses some proxies. */
    transfer->headers = curl->slist_append(NULL, "Expect:");
    bool fine = transfer->headers;
    for (size_t i = 0; fine && i < request->header_count; i++) {
        struct curl_slist *longer = curl->slist_append(transfer->headers, request->headers[i]);
        fine = longer;
        transfer->headers = longer ? longer : transfer->headers;
    }
    return fine;
}

static bool set_options(pa_transfer *transfer, const pa_transfer_request *request)
{
    const pa_curl *curl = &transfer->transfers->curl;
    CURL *easy = transfer->easy;
    long connect_s =
        request->connect_timeout_s ? (long)request->connect_timeout_s : DEFAULT_CONNECT_TIMEOUT_S;
    curl->easy_setopt(easy, CURLOPT_PRIVATE, transfer);
    curl->easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl->easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl->easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl->easy_setopt(easy, CURLOPT_USERAGENT, "PromptAR");
    curl->easy_setopt(easy, CURLOPT_HTTPHEADER, transfer->headers);
    curl->easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, connect_s);
    curl->easy_setopt(easy, CURLOPT_TIMEOUT, (long)request->total_timeout_s);
    curl->easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, request->silence_timeout_s ? 1L : 0L);
    curl->easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, (long)request->silence_timeout_s);
    curl->easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
    curl->easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
    curl->easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_header);
    curl->easy_setopt(easy, CURLOPT_HEADERDATA, transfer);
    curl->easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl->easy_setopt(easy, CURLOPT_OPENSOCKETDATA, transfer);
    if (request->compressed) {
        curl->easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
    }
    if (request->cookies) {
        curl->easy_setopt(easy, CURLOPT_SHARE, request->cookies->share);
        curl->easy_setopt(easy, CURLOPT_COOKIEFILE, "");
    }
    if (request->post) {
        curl->easy_setopt(easy, CURLOPT_POST, 1L);
        curl->easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body.size);
        curl->easy_setopt(easy, CURLOPT_POSTFIELDS,
                          request->body.size ? (const char *)request->body.data : "");
    }
    return curl->easy_setopt(easy, CURLOPT_URL, request->url) == CURLE_OK;
}

static void init_condition(pthread_cond_t *condition)
{
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(condition, &attributes);
    pthread_condattr_destroy(&attributes);
}

static void wait_briefly(pa_transfer *transfer, int64_t milliseconds)
{
    int64_t until = pa_clock_monotonic_ns() + milliseconds * 1000000;
    struct timespec when = {.tv_sec = until / 1000000000, .tv_nsec = until % 1000000000};
    pthread_cond_timedwait(&transfer->changed, &transfer->transfers->mutex, &when);
}

/* Why an ended transfer failed. The mutex is held. */
static pa_status explain_result(const pa_transfer *transfer, pa_error *err)
{
    if (transfer->address_refused) {
        return pa_fail(err, PA_UPSTREAM_BAD_FILE, "The remote service named an address that is not public.");
    }
    switch (transfer->result) {
    case CURLE_OK:
        return PA_OK;
    case CURLE_OPERATION_TIMEDOUT:
        return pa_fail(err, PA_TIMEOUT, "The remote server did not answer in time.");
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
        return pa_fail(err, PA_INVALID, "The remote server's address is no http(s) URL.");
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
        return pa_fail(err, PA_UPSTREAM_UNREACHABLE, NULL);
    case CURLE_OUT_OF_MEMORY:
        return pa_fail(err, PA_NO_MEMORY, NULL);
    default:
        return pa_fail(err, PA_UPSTREAM_LOST, NULL);
    }
}

/* Waits until there are bytes, an end or, for the head, the head. The mutex is held. */
static pa_status await(pa_transfer *transfer, bool head, const pa_run *run, uint32_t wait_ms, pa_error *err)
{
    int64_t give_up = wait_ms ? pa_clock_monotonic_ns() + (int64_t)wait_ms * 1000000 : INT64_MAX;
    while (!transfer->ended && (head ? !transfer->head_complete : transfer->arrived.size == 0)) {
        if (pa_run_cancelled(run)) {
            return pa_fail(err, PA_CANCELLED, NULL);
        }
        if (pa_clock_monotonic_ns() >= give_up) {
            return PA_BUSY;
        }
        wait_briefly(transfer, CANCEL_POLL_MS);
    }
    return PA_OK;
}

pa_status pa_transfer_open(pa_transfers *transfers, const pa_transfer_request *request, const pa_run *run,
                           pa_transfer **out_transfer, pa_error *err)
{
    pa_transfer *transfer = calloc(1, sizeof *transfer);
    if (!transfer) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    transfer->transfers = transfers;
    transfer->public_only = request->public_only;
    transfer->length = -1;
    transfer->removed = true;
    init_condition(&transfer->changed);
    transfer->easy = transfers->curl.easy_init();
    pa_status status = PA_OK;
    if (!transfer->easy || !set_headers(transfer, request) || !set_options(transfer, request)) {
        status = pa_fail(err, PA_NO_MEMORY, NULL);
    } else {
        pthread_mutex_lock(&transfers->mutex);
        transfer->removed = false;
        wish(transfer, WANT_START);
        status = await(transfer, true, run, 0, err);
        if (status == PA_OK && !transfer->head_complete) {
            status = explain_result(transfer, err);
            status = status == PA_OK ? pa_fail(err, PA_UPSTREAM_LOST, NULL) : status;
        }
        pthread_mutex_unlock(&transfers->mutex);
    }
    if (status != PA_OK) {
        pa_transfer_close(transfer);
        return status;
    }
    *out_transfer = transfer;
    return PA_OK;
}

void pa_transfer_close(pa_transfer *transfer)
{
    if (!transfer) {
        return;
    }
    pa_transfers *transfers = transfer->transfers;
    pthread_mutex_lock(&transfers->mutex);
    if (!transfer->removed) {
        wish(transfer, WANT_REMOVE);
    }
    while (!transfer->removed) {
        wait_briefly(transfer, 1000);
    }
    pthread_mutex_unlock(&transfers->mutex);
    if (transfer->easy) {
        transfers->curl.easy_cleanup(transfer->easy);
    }
    transfers->curl.slist_free_all(transfer->headers);
    pthread_cond_destroy(&transfer->changed);
    pa_bytes_done(&transfer->arrived);
    pa_bytes_done(&transfer->lent);
    free(transfer);
}

long pa_transfer_status(const pa_transfer *transfer)
{
    return transfer->status;
}

const char *pa_transfer_content_type(const pa_transfer *transfer)
{
    return transfer->content_type;
}

const char *pa_transfer_location(const pa_transfer *transfer)
{
    return transfer->location;
}

int pa_transfer_retry_after_s(const pa_transfer *transfer)
{
    return transfer->retry_after_s;
}

const char *pa_transfer_etag(const pa_transfer *transfer)
{
    return transfer->etag;
}

bool pa_transfer_content_range(const pa_transfer *transfer, uint64_t *out_begin, uint64_t *out_whole)
{
    if (transfer->has_range) {
        *out_begin = transfer->range_begin;
        *out_whole = transfer->range_whole;
    }
    return transfer->has_range;
}

pa_status pa_transfer_read(pa_transfer *transfer, const pa_run *run, uint32_t wait_ms, pa_span *out_chunk,
                           pa_error *err)
{
    pa_transfers *transfers = transfer->transfers;
    pthread_mutex_lock(&transfers->mutex);
    pa_status status = await(transfer, false, run, wait_ms, err);
    if (status == PA_OK && transfer->arrived.size == 0) {
        status = explain_result(transfer, err);
    }
    if (status == PA_OK) {
        pa_bytes arrived = transfer->arrived;
        transfer->arrived = transfer->lent;
        transfer->arrived.size = 0;
        transfer->lent = arrived;
        if (transfer->paused && !transfer->ended) {
            wish(transfer, WANT_RESUME);
        }
        *out_chunk = pa_bytes_span(&transfer->lent);
    }
    pthread_mutex_unlock(&transfers->mutex);
    return status;
}

pa_status pa_transfer_read_all(pa_transfer *transfer, const pa_run *run, size_t max_bytes, pa_arena *arena,
                               pa_span *out_body, pa_error *err)
{
    if (transfer->length > 0 && (uint64_t)transfer->length > max_bytes) {
        return pa_fail(err, PA_TOO_LARGE, "The remote server's answer is larger than %zu bytes.", max_bytes);
    }
    pa_bytes body;
    pa_bytes_init(&body, max_bytes);
    pa_span chunk = {0};
    pa_status status;
    do {
        status = pa_transfer_read(transfer, run, 0, &chunk, err);
    } while (status == PA_OK && chunk.size > 0 && pa_bytes_append(&body, chunk.data, chunk.size));
    if (status == PA_OK && body.failed) {
        status =
            pa_fail(err, PA_TOO_LARGE, "The remote server's answer is larger than %zu bytes.", max_bytes);
    }
    uint8_t *copy = status == PA_OK ? pa_arena_alloc(arena, body.size + 1) : NULL;
    if (status == PA_OK && !copy) {
        status = pa_fail(err, PA_NO_MEMORY, NULL);
    }
    if (copy) {
        memcpy(copy, body.data ? body.data : copy, body.size);
        *out_body = (pa_span){.data = copy, .size = body.size};
    }
    pa_bytes_done(&body);
    return status;
}
