/**
 * The configuration: one table of settings, read from flags, then the environment, then .env.
 * Nothing else in the program reads any of the three.
 */
#ifndef PA_APP_CONFIG_H
#define PA_APP_CONFIG_H

#include <stdbool.h>
#include <stdint.h>

#include "app/env_file.h"
#include "foundation/arena.h"
#include "foundation/log.h"
#include "foundation/status.h"

/** Texts are never NULL; "" where nothing is set. */
typedef struct pa_config {
    const char *host;
    int64_t port;
    const char *allowed_origins;
    const char *trusted_proxies;
    const char *tls_cert;
    const char *tls_key;
    const char *public_url;
    int64_t rate_limit_requests;
    int64_t rate_limit_window_seconds;
    const char *rate_limit_scope;
    const char *db_path;
    const char *model_storage_path;
    int64_t model_ttl_seconds;
    int64_t max_storage_bytes;
    int64_t max_import_bytes;
    const char *model_scale;
    int64_t default_size_cm;
    const char *engine_basic;
    const char *engine_advanced;
    const char *fallback_engine;
    const char *brightness;
    const char *recipes_path;
    const char *models_path;
    int64_t inference_threads;
    const char *hf_token;
    const char *hf_token_policy;
    const char *hf_endpoint;
    const char *trellis_space;
    const char *trellis_space_api;
    const char *shap_e_space;
    const char *shap_e_space_api;
    const char *hunyuan_space;
    const char *hunyuan_space_api;
    const char *trellis_image_space;
    const char *trellis_image_space_api;
    const char *space_file;
    int64_t space_concurrency;
    int64_t workers;
    int64_t queue_capacity;
    int64_t job_timeout_seconds;
    int64_t shutdown_grace_seconds;
    const char *api_keys;
    const char *admin_keys;
    int64_t job_days;
    int64_t request_log_days;
    const char *webhook_secret;
    int64_t webhook_retry_seconds;
    const char *webhook_private;
    const char *log_format;
    const char *log_level;
} pa_config;

typedef enum pa_setting_type { PA_SETTING_TEXT, PA_SETTING_SECRET, PA_SETTING_INTEGER } pa_setting_type;

/** One row of the table. */
typedef struct pa_setting {
    const char *name; /* in the environment and .env: "RATE_LIMIT_REQUESTS" */
    const char *flag; /* on the command line: "rate-limit-requests" */
    pa_setting_type type;
    size_t offset;             /* of the member in pa_config */
    const char *standard;      /* the value when nothing is set; NULL: found at the start */
    int64_t least, most;       /* for integers */
    const char *choices;       /* for texts: "text|json"; NULL: any */
    const char *help;          /* one line */
    const char *standard_help; /* what a standard found at the start is; else NULL */
} pa_setting;

enum { PA_SETTING_COUNT = 50 };
extern const pa_setting pa_settings[PA_SETTING_COUNT];

/** Where the values come from. Lists may hold names that are no setting: they are ignored. */
typedef struct pa_config_sources {
    const char *flags[PA_SETTING_COUNT]; /* by row of the table; NULL: not given */
    const char *const *environment;      /* "NAME=value" …, closed by NULL; may be NULL */
    pa_span env_file;                    /* the text of .env */
} pa_config_sources;

/** A configuration, and for each row of the table where its value came from. */
typedef struct pa_config_result {
    pa_config config;
    const char *origins[PA_SETTING_COUNT]; /* "flag", "environment", ".env" or "default" */
} pa_config_result;

/**
 * Flags come before the environment, the environment before .env; an empty value counts as not set.
 * out_result's texts live in arena or are borrowed from sources. Fails with PA_INVALID: a value that makes no
 * sense; err names the setting, the value and where it was set.
 */
pa_status pa_config_load(const pa_config_sources *sources, pa_arena *arena, pa_config_result *out_result,
                         pa_error *err);
/**
 * The text of a .env file; empty when there is no such file. Fails with PA_IO (it is there but cannot be
 * read), PA_TOO_LARGE (over 1 MiB), PA_NO_MEMORY.
 */
pa_status pa_config_read_env_file(const char *path, pa_arena *arena, pa_span *out_text, pa_error *err);

/** The value of one row as text, in arena; a secret shows its last four characters at most. */
const char *pa_config_show(const pa_config *config, const pa_setting *setting, pa_arena *arena);
/** The log that LOG_FORMAT and LOG_LEVEL ask for, on standard error. */
pa_log pa_config_log(const pa_config *config);

#endif
