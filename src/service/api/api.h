/**
 * PromptAR's HTTP interface: the routes, and what every request passes before and after them.
 *
 * It hands http/ a list of routes and hooks and otherwise waits to be called. The document that describes it
 * to machines is openapi.json beside this file; a test holds the two together.
 */
#ifndef PA_SERVICE_API_H
#define PA_SERVICE_API_H

#include "engines/registry.h"
#include "foundation/json.h"
#include "foundation/log.h"
#include "foundation/status.h"
#include "service/http/http.h"
#include "service/jobs/jobs.h"
#include "service/store/store.h"

typedef struct pa_api pa_api;

/** Everything is borrowed for the life of the pa_api. */
typedef struct pa_api_options {
    const pa_registry *registry;
    pa_store *store;
    pa_jobs *jobs;
    const pa_log *log;
    const char *version;
    const char *allowed_origins;  /* as pa_cors_init */
    uint32_t rate_limit_requests; /* 0 = no limit */
    uint32_t rate_limit_window_seconds;
    pa_brightness brightness; /* of requests that do not say */
    size_t max_import_bytes;  /* the largest file that may be imported; at most PA_API_LARGEST_IMPORT */
    const char *api_keys;     /* as pa_keys_init, as the next */
    const char *admin_keys;
    const char *webhook_secret;    /* "" = jobs tell nobody that they ended */
    uint32_t webhook_retry_s;      /* before the second attempt; each further one waits four times as long */
    bool webhook_private;          /* addresses of this machine and private networks are told, too */
    bool rate_limit_generate_only; /* what has no model made is free */
    const char *public_url; /* the server's address for browsers, without a slash at its end; "" = as they
                               reach it */
} pa_api_options;

/** Bits of a route's tag. */
enum pa_api_tag {
    PA_API_FREE = 1,   /* not rate-limited: probes, the Studio, pictures and what else pages show */
    PA_API_ADMIN = 2,  /* answers admins; without keys, programs on this machine */
    PA_API_UPLOAD = 4, /* takes an image */
    PA_API_IMPORT = 8, /* takes a model */
    PA_API_MAKES = 16, /* has a model made */
    PA_API_KEYED = 32, /* answers who has a key, where there are keys */
    PA_API_OWNER = 64  /* as KEYED; without keys, programs on this machine */
};

/** Bytes; what the formats' readers take at most. */
#define PA_API_LARGEST_IMPORT ((size_t)64 << 20)

/** Fails with PA_INVALID (allowed_origins, public_url, keys), PA_NO_MEMORY. */
pa_status pa_api_new(const pa_api_options *options, pa_api **out_api, pa_error *err);
/**
 * The server shuts down: from here on requests that need jobs or the disk are refused, what waits for the
 * disk is answered, and jobs is not touched again. Between pa_http_quiesce and pa_jobs_stop. Accepts NULL.
 */
void pa_api_stop(pa_api *api);
/** After pa_http_close. Accepts NULL. */
void pa_api_free(pa_api *api);

/** The routes; constant. Their handlers take the pa_api as context. */
const pa_http_route *pa_api_routes(size_t *out_count);
pa_http_hooks pa_api_hooks(pa_api *api);

/** {"engines":[{name, title, state, reason, modes, images, models, remote}]}, a new reference, or NULL: no
 * memory. */
json_t *pa_api_engines_json(const pa_registry *registry);

#endif
