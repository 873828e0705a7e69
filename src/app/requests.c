/* promptar requests: who asked for what, from the request log. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/command.h"
#include "foundation/clock.h"
#include "foundation/json.h"
#include "service/store/store.h"

static const pa_option options[] = {
    {"ip", 0, "ADDRESS", "only from this address"},
    {"path", 0, "PREFIX", "only paths that begin so"},
    {"method", 0, "METHOD", "only this method"},
    {"since", 0, "WHEN", "only later ones: 2026-11-23, 2026-11-23T11:00 (UTC), or 30m, 12h, 7d ago"},
    {"limit", 'n', "N", "how many at most (100)"},
    {"json", 0, NULL, "one JSON object a line"},
    {0},
};

static bool read_ago(const char *text, int64_t *out_ms)
{
    char *end;
    errno = 0;
    long long count = strtoll(text, &end, 10);
    const char *units = "smhd";
    static const int64_t seconds[] = {1, 60, 3600, 86400};
    const char *unit = *end ? strchr(units, *end) : NULL;
    if (errno || end == text || !unit || end[1] || count < 0 || count > 36500LL * 86400) {
        return false;
    }
    *out_ms = pa_clock_wall_ms() - (int64_t)count * seconds[unit - units] * 1000;
    return true;
}

static bool read_date(const char *text, int64_t *out_ms)
{
    static const char *const forms[] = {"%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"};
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        struct tm when = {0};
        const char *rest = strptime(text, forms[i], &when);
        if (rest && (!*rest || strcmp(rest, "Z") == 0)) {
            *out_ms = (int64_t)timegm(&when) * 1000;
            return true;
        }
    }
    return false;
}

static pa_status read_filter(const pa_invocation *invocation, pa_request_filter *out_filter, pa_error *err)
{
    const char *since = pa_invocation_value(invocation, "since");
    const char *limit = pa_invocation_value(invocation, "limit");
    pa_request_filter filter = {.client_ip = pa_invocation_value(invocation, "ip"),
                                .path = pa_invocation_value(invocation, "path"),
                                .method = pa_invocation_value(invocation, "method")};
    if (since && !read_ago(since, &filter.since_ms) && !read_date(since, &filter.since_ms)) {
        return pa_fail(err, PA_INVALID, "--since must be a date or a span such as 12h, not '%.80s'.", since);
    }
    if (limit) {
        char *end;
        long count = strtol(limit, &end, 10);
        if (end == limit || *end || count < 1 || count > 1000000) {
            return pa_fail(err, PA_INVALID, "--limit must be a whole number from 1 to 1000000, not '%.80s'.",
                           limit);
        }
        filter.limit = (uint32_t)count;
    }
    *out_filter = filter;
    return PA_OK;
}

/* What clients send is foreign text: on a terminal no control character of theirs shall act. */
static void write_safely(const char *text, const char *after)
{
    for (const unsigned char *c = (const unsigned char *)text; *c; c++) {
        putchar(*c < 0x20 || *c == 0x7F ? '?' : *c);
    }
    fputs(after, stdout);
}

static void write_text(const pa_request_entry *entry)
{
    char when[32];
    pa_clock_format_utc(entry->wall_ms, when);
    printf("%.19sZ  ", when);
    write_safely(entry->client_ip, "  ");
    write_safely(entry->method, " ");
    write_safely(entry->path, "  ");
    write_safely(entry->user_agent, "\n");
}

/* A header may hold any bytes; JSON may not. Bytes that are no UTF-8 become question marks. */
static json_t *json_from_foreign(const char *text)
{
    size_t size = strlen(text);
    json_t *json = json_stringn(text, size);
    if (json) {
        return json;
    }
    char *copy = strdup(text);
    for (char *c = copy; c && *c; c++) {
        *c = *c & 0x80 ? '?' : *c;
    }
    json = copy ? json_string(copy) : NULL;
    free(copy);
    return json;
}

static void write_json(const pa_request_entry *entry)
{
    char when[32];
    pa_clock_format_utc(entry->wall_ms, when);
    json_t *json = json_pack("{s:I, s:s, s:o, s:o, s:o, s:o}", "id", (json_int_t)entry->id, "timestamp_utc",
                             when, "method", json_from_foreign(entry->method), "path",
                             json_from_foreign(entry->path), "client_ip", json_from_foreign(entry->client_ip),
                             "user_agent", json_from_foreign(entry->user_agent));
    char *text = json_dumps(json, JSON_COMPACT | JSON_ENSURE_ASCII);
    json_decref(json);
    if (text) {
        puts(text);
    }
    free(text);
}

static int run(const pa_invocation *invocation)
{
    const pa_config *config = &invocation->configuration->config;
    pa_error err;
    pa_request_filter filter;
    if (read_filter(invocation, &filter, &err)) {
        return pa_complain_error(&err);
    }
    pa_store_options store_options = {
        .db_path = config->db_path, .model_path = config->model_storage_path, .passive = true};
    pa_store *store = NULL;
    pa_request_entry *entries = NULL;
    uint32_t count = 0;
    pa_status status = pa_store_open(&store_options, &store, &err);
    if (!status) {
        status = pa_store_list_requests(store, &filter, invocation->arena, &entries, &count, &err);
    }
    for (uint32_t i = 0; !status && i < count; i++) {
        (pa_invocation_value(invocation, "json") ? write_json : write_text)(&entries[i]);
    }
    pa_store_close(store);
    return status ? pa_complain_error(&err) : PA_EXIT_OK;
}

const pa_command pa_command_requests = {
    .name = "requests",
    .operands = "",
    .summary = "list who asked for what, newest first",
    .options = options,
    .run = run,
};
