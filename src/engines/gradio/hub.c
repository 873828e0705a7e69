#include "engines/gradio/hub.h"

#include <string.h>

#include "engines/gradio/upstream_error.h"
#include "foundation/json.h"

enum { ANSWER_BYTES = 1024 * 1024, TIMEOUT_S = 30, MAX_REDIRECTS = 3 };

bool pa_hub_is_space_id(const char *space)
{
    static const char name[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-";
    size_t owner = strspn(space, name);
    if (owner == 0 || space[owner] != '/') {
        return false;
    }
    size_t rest = strspn(space + owner + 1, name);
    return rest > 0 && space[owner + 1 + rest] == '\0';
}

/* GET below the hub, following its redirects (a renamed Space) as long as they stay on the hub. */
static pa_status get(const pa_hub *hub, const char *path, pa_arena *arena, json_t **out_json, pa_error *err)
{
    char *url = pa_arena_printf(arena, "%s%s", hub->endpoint, path);
    char *authorization = hub->token ? pa_arena_printf(arena, "Authorization: Bearer %s", hub->token) : NULL;
    if (!url || (hub->token && !authorization)) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    const char *headers[] = {authorization};
    for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
        pa_transfer_request request = {.url = url,
                                       .headers = headers,
                                       .header_count = authorization ? 1 : 0,
                                       .total_timeout_s = TIMEOUT_S,
                                       .compressed = true};
        pa_transfer *transfer;
        pa_status status = pa_transfer_open(hub->transfers, &request, hub->run, &transfer, err);
        if (status != PA_OK) {
            return status;
        }
        long code = pa_transfer_status(transfer);
        int retry_after_s = pa_transfer_retry_after_s(transfer);
        char *next = NULL;
        if (code >= 300 && code < 400 &&
            pa_transfer_resolve(hub->transfers, url, pa_transfer_location(transfer), arena, &next, NULL) ==
                PA_OK &&
            pa_transfer_same_origin(hub->transfers, hub->endpoint, next)) {
            pa_transfer_close(transfer);
            url = next;
            continue;
        }
        pa_span body = {0};
        status = pa_transfer_read_all(transfer, hub->run, ANSWER_BYTES, arena, &body, err);
        pa_transfer_close(transfer);
        if (status != PA_OK) {
            return status;
        }
        if (code == 401 || code == 403 || code == 404) {
            return pa_fail(err, PA_UPSTREAM_MISSING,
                           "The Space was not found; a private one needs an access token.");
        }
        if (code != 200 || pa_json_decode(body, NULL, out_json, NULL) != PA_OK) {
            return pa_gradio_explain_http(code == 200 ? 503 : code, "", retry_after_s, err);
        }
        return PA_OK;
    }
    return pa_fail(err, PA_UPSTREAM_ERROR, "The hub redirects in circles.");
}

/* "hysts/Shap-E" → "https://hysts-shap-e.hf.space". */
static char *host_by_rule(const char *space, pa_arena *arena)
{
    char *base = pa_arena_printf(arena, "https://%s.hf.space", space);
    for (char *c = base ? base + strlen("https://") : NULL; c && strcmp(c, ".hf.space") != 0; c++) {
        bool upper = *c >= 'A' && *c <= 'Z';
        bool keeps = (*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9');
        *c = (char)(upper ? *c | 0x20 : keeps ? *c : '-');
    }
    return base;
}

/* One member of what the hub says under /api/spaces/<space>/<topic>; "" where it holds no string. */
static pa_status ask(const pa_hub *hub, const char *space, const char *topic, const char *key,
                     pa_arena *arena, char **out_value, pa_error *err)
{
    char *path = pa_arena_printf(arena, "/api/spaces/%s/%s", space, topic);
    if (!path) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    json_t *json = NULL;
    pa_status status = get(hub, path, arena, &json, err);
    if (status != PA_OK) {
        return status;
    }
    const char *value = json_string_value(json_object_get(json, key));
    char *copy = pa_arena_string(arena, value ? value : "");
    json_decref(json);
    if (!copy) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    *out_value = copy;
    return PA_OK;
}

pa_status pa_hub_find_host(const pa_hub *hub, const char *space, pa_arena *arena, char **out_base,
                           pa_error *err)
{
    char *host;
    pa_status status = ask(hub, space, "host", "host", arena, &host, err);
    if (status != PA_OK) {
        return status;
    }
    bool usable = strncmp(host, "https://", 8) == 0 || strncmp(host, "http://", 7) == 0;
    char *base = usable ? host : host_by_rule(space, arena);
    if (!base) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    size_t size = strlen(base);
    if (base[size - 1] == '/') {
        base[size - 1] = '\0';
    }
    *out_base = base;
    return PA_OK;
}

pa_status pa_hub_find_stage(const pa_hub *hub, const char *space, pa_arena *arena, char **out_stage,
                            pa_error *err)
{
    return ask(hub, space, "runtime", "stage", arena, out_stage, err);
}

pa_hub_advice pa_hub_advise(const char *stage)
{
    static const struct {
        const char *stage;
        pa_hub_advice advice;
    } advices[] = {
        {"RUNNING", PA_HUB_GO},
        {"RUNNING_BUILDING", PA_HUB_GO},
        {"RUNNING_APP_STARTING", PA_HUB_GO},
        {"SLEEPING", PA_HUB_WAKE},
        {"STOPPED", PA_HUB_WAKE},
        {"BUILDING", PA_HUB_WAIT},
        {"APP_STARTING", PA_HUB_WAIT},
        {"PAUSED", PA_HUB_GIVE_UP},
        {"NO_APP_FILE", PA_HUB_GIVE_UP},
        {"CONFIG_ERROR", PA_HUB_GIVE_UP},
        {"BUILD_ERROR", PA_HUB_GIVE_UP},
        {"RUNTIME_ERROR", PA_HUB_GIVE_UP},
        {"DELETING", PA_HUB_GIVE_UP},
    };
    for (size_t i = 0; i < sizeof advices / sizeof advices[0]; i++) {
        if (strcmp(advices[i].stage, stage) == 0) {
            return advices[i].advice;
        }
    }
    /* A stage that is new to us: the server itself will show whether it is up. */
    return PA_HUB_WAIT;
}
