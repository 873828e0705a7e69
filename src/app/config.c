#include "app/config.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "app/read_file.h"

enum { ENV_FILE_MAX_BYTES = 1 << 20 };

#define MEMBER(member) .offset = offsetof(pa_config, member)
#define DAYS(count) ((int64_t)(count)*86400)

const pa_setting pa_settings[PA_SETTING_COUNT] = {
    {"HOST", "host", PA_SETTING_TEXT, MEMBER(host), "0.0.0.0",
     .help = "address to listen on; `::` for both families"},
    {"PORT", "port", PA_SETTING_INTEGER, MEMBER(port), "8000", 0, 65535,
     .help = "port to listen on; 0 lets the system choose"},
    {"ALLOWED_ORIGINS", "allowed-origins", PA_SETTING_TEXT, MEMBER(allowed_origins), "*",
     .help = "web origins that may call the API, with commas between; `*` for all"},
    {"TRUSTED_PROXIES", "trusted-proxies", PA_SETTING_TEXT, MEMBER(trusted_proxies), "",
     .help = "addresses or CIDR blocks whose X-Forwarded-For is believed; `*` for all"},
    {"TLS_CERT", "tls-cert", PA_SETTING_TEXT, MEMBER(tls_cert), "",
     .help = "PEM file with the certificate and what it is signed by; with TLS_KEY the server speaks HTTPS"},
    {"TLS_KEY", "tls-key", PA_SETTING_TEXT, MEMBER(tls_key), "", .help = "PEM file with the private key"},
    {"PUBLIC_URL", "public-url", PA_SETTING_TEXT, MEMBER(public_url), "",
     .help = "address under which browsers reach the server, as `https://ar.example.org`; for links and QR "
             "codes"},
    {"RATE_LIMIT_REQUESTS", "rate-limit-requests", PA_SETTING_INTEGER, MEMBER(rate_limit_requests), "5", 0,
     1000000000, .help = "requests a client may make within the window; 0 for no limit"},
    {"RATE_LIMIT_WINDOW_SECONDS", "rate-limit-window-seconds", PA_SETTING_INTEGER,
     MEMBER(rate_limit_window_seconds), "60", 1, DAYS(1), .help = "length of the sliding window"},
    {"RATE_LIMIT_SCOPE", "rate-limit-scope", PA_SETTING_TEXT, MEMBER(rate_limit_scope), "all",
     .choices = "all|generate", .help = "what counts: every request, or only those that have a model made"},
    {"DB_PATH", "db-path", PA_SETTING_TEXT, MEMBER(db_path), NULL,
     .help = "SQLite file of requests and models",
     .standard_help = "`/data/api_requests.db` where `/data` is writable, else `./api_requests.db`"},
    {"MODEL_STORAGE_PATH", "model-storage-path", PA_SETTING_TEXT, MEMBER(model_storage_path), "./models",
     .help = "folder of the finished models"},
    {"MODEL_TTL_SECONDS", "model-ttl-seconds", PA_SETTING_INTEGER, MEMBER(model_ttl_seconds), "0", 0,
     DAYS(36500), .help = "models older than this are deleted; 0 keeps them"},
    {"MAX_STORAGE_BYTES", "max-storage-bytes", PA_SETTING_INTEGER, MEMBER(max_storage_bytes), "0", 0,
     INT64_MAX, .help = "the oldest models go when the folder grows past this; 0 for no bound"},
    {"MAX_IMPORT_BYTES", "max-import-bytes", PA_SETTING_INTEGER, MEMBER(max_import_bytes), "67108864", 1024,
     67108864, .help = "the largest file that may be imported"},
    {"MODEL_SCALE", "model-scale", PA_SETTING_TEXT, MEMBER(model_scale), "real", .choices = "real|unit",
     .help = "`real` makes models as large as life, `unit` gives each a longest side of 1 m"},
    {"DEFAULT_SIZE_CM", "default-size-cm", PA_SETTING_INTEGER, MEMBER(default_size_cm), "100", 1, 10000,
     .help = "longest side of a model whose size nothing tells"},
    {"ENGINE_BASIC", "engine-basic", PA_SETTING_TEXT, MEMBER(engine_basic), "auto",
     .help = "engine of mode basic; `auto` takes the best that is ready"},
    {"ENGINE_ADVANCED", "engine-advanced", PA_SETTING_TEXT, MEMBER(engine_advanced), "auto",
     .help = "engine of mode advanced"},
    {"FALLBACK_ENGINE", "fallback-engine", PA_SETTING_TEXT, MEMBER(fallback_engine), "",
     .help = "engine that stands in when a remote one fails, `procedural` for one; the answer says so"},
    {"BRIGHTNESS", "brightness", PA_SETTING_TEXT, MEMBER(brightness), "ar", .choices = "ar|original|classic",
     .help = "how bright models become whose request does not say"},
    {"RECIPES_PATH", "recipes-path", PA_SETTING_TEXT, MEMBER(recipes_path), "",
     .help = "a folder of your own recipes"},
    {"MODELS_PATH", "models-path", PA_SETTING_TEXT, MEMBER(models_path), "./weights",
     .help = "folder of the weights that `promptar models` puts there"},
    {"INFERENCE_THREADS", "inference-threads", PA_SETTING_INTEGER, MEMBER(inference_threads), "0", 0, 1024,
     .help = "threads that models which run here calculate on; 0: one a core"},
    {"HF_TOKEN", "hf-token", PA_SETTING_SECRET, MEMBER(hf_token), "",
     .help = "Hugging Face access token; lets mode advanced go to TRELLIS and mode basic to Shap-E"},
    {"HF_TOKEN_POLICY", "hf-token-policy", PA_SETTING_TEXT, MEMBER(hf_token_policy), "fallback",
     .choices = "fallback|always|never",
     .help = "when the token is sent: once refused without it, always, never"},
    {"HF_ENDPOINT", "hf-endpoint", PA_SETTING_TEXT, MEMBER(hf_endpoint), "https://huggingface.co",
     .help = "the hub that knows where Spaces live, and has the weights"},
    {"TRELLIS_SPACE", "trellis-space", PA_SETTING_TEXT, MEMBER(trellis_space), "",
     .help = "Space (owner/name) or address of a TRELLIS server; the public Space when only a token is set"},
    {"TRELLIS_SPACE_API", "trellis-space-api", PA_SETTING_TEXT, MEMBER(trellis_space_api), "",
     .help = "its endpoint, `generate_and_extract_glb` unless set"},
    {"SHAP_E_SPACE", "shap-e-space", PA_SETTING_TEXT, MEMBER(shap_e_space), "",
     .help = "Space or address of a Shap-E server; the public Space when only a token is set"},
    {"SHAP_E_SPACE_API", "shap-e-space-api", PA_SETTING_TEXT, MEMBER(shap_e_space_api), "",
     .help = "its endpoint, `text-to-3d` unless set"},
    {"HUNYUAN_SPACE", "hunyuan-space", PA_SETTING_TEXT, MEMBER(hunyuan_space), "",
     .help = "Space or address of a Hunyuan3D server, for images; the public Space when only a token is set"},
    {"HUNYUAN_SPACE_API", "hunyuan-space-api", PA_SETTING_TEXT, MEMBER(hunyuan_space_api), "",
     .help = "its endpoint, `generation_all` unless set; `on_export_click` follows in any case"},
    {"TRELLIS_IMAGE_SPACE", "trellis-image-space", PA_SETTING_TEXT, MEMBER(trellis_image_space), "",
     .help = "Space or address of a TRELLIS server for images; the public Space when only a token is set"},
    {"TRELLIS_IMAGE_SPACE_API", "trellis-image-space-api", PA_SETTING_TEXT, MEMBER(trellis_image_space_api),
     "", .help = "its endpoint, `generate_and_extract_glb` unless set"},
    {"SPACE_FILE", "space-file", PA_SETTING_TEXT, MEMBER(space_file), "",
     .help = "a JSON file that describes another Space, for words or for images"},
    {"SPACE_CONCURRENCY", "space-concurrency", PA_SETTING_INTEGER, MEMBER(space_concurrency), "4", 1, 1000,
     .help = "jobs that may be at one Space at the same time"},
    {"WORKERS", "workers", PA_SETTING_INTEGER, MEMBER(workers), "0", 0, 1024,
     .help = "models made at the same time; 0 for one a core"},
    {"QUEUE_CAPACITY", "queue-capacity", PA_SETTING_INTEGER, MEMBER(queue_capacity), "64", 1, 1000000,
     .help = "requests that may wait for a worker"},
    {"JOB_TIMEOUT_SECONDS", "job-timeout-seconds", PA_SETTING_INTEGER, MEMBER(job_timeout_seconds), "600", 1,
     DAYS(1), .help = "longest time from request to model"},
    {"SHUTDOWN_GRACE_SECONDS", "shutdown-grace-seconds", PA_SETTING_INTEGER, MEMBER(shutdown_grace_seconds),
     "8", 0, 3600, .help = "time that running work gets to finish after SIGTERM"},
    {"API_KEYS", "api-keys", PA_SETTING_SECRET, MEMBER(api_keys), "",
     .help =
         "who may have models made: `name:key` or `name:key:requests`, commas between; a key may be given as "
         "`sha256-` and its hash; nobody needs one when unset"},
    {"ADMIN_KEYS", "admin-keys", PA_SETTING_SECRET, MEMBER(admin_keys), "",
     .help = "who may list, delete and see all jobs, in the same form; without keys that is this machine"},
    {"JOB_DAYS", "job-days", PA_SETTING_INTEGER, MEMBER(job_days), "7", 1, 36500,
     .help = "days that a job which has ended is remembered"},
    {"REQUEST_LOG_DAYS", "request-log-days", PA_SETTING_INTEGER, MEMBER(request_log_days), "0", 0, 36500,
     .help = "days that the request log goes back; 0 keeps it"},
    {"WEBHOOK_SECRET", "webhook-secret", PA_SETTING_SECRET, MEMBER(webhook_secret), "",
     .help = "signs what is sent to the `webhook_url` of a request; without it there are no webhooks"},
    {"WEBHOOK_RETRY_SECONDS", "webhook-retry-seconds", PA_SETTING_INTEGER, MEMBER(webhook_retry_seconds), "5",
     1, 3600,
     .help = "wait before a webhook is tried again; each of the five further waits is four times as long"},
    {"WEBHOOK_PRIVATE", "webhook-private", PA_SETTING_TEXT, MEMBER(webhook_private), "no",
     .choices = "no|yes", .help = "whether webhooks may go to this machine and to private networks"},
    {"LOG_FORMAT", "log-format", PA_SETTING_TEXT, MEMBER(log_format), "text", .choices = "text|json",
     .help = "form of the log lines on standard error"},
    {"LOG_LEVEL", "log-level", PA_SETTING_TEXT, MEMBER(log_level), "info", .choices = "debug|info|warn|error",
     .help = "least level that is logged"},
};

static const char *find_in_environment(const char *const *environment, const char *name)
{
    size_t length = strlen(name);
    for (; environment && *environment; environment++) {
        if (strncmp(*environment, name, length) == 0 && (*environment)[length] == '=') {
            return *environment + length + 1;
        }
    }
    return NULL;
}

static const char *find_in_pairs(const pa_env_pair *pairs, size_t count, const char *name)
{
    while (count-- > 0) {
        if (strcmp(pairs[count].name, name) == 0) {
            return pairs[count].value;
        }
    }
    return NULL;
}

static bool is_set(const char *value)
{
    return value && *value;
}

/* The container's persistent volume where there is one, as the Python backend had it. */
static const char *standard_db_path(void)
{
    return access("/data", W_OK | X_OK) == 0 ? "/data/api_requests.db" : "./api_requests.db";
}

/* The word of "a|b|c" that equals value in either case, as a copy in arena; NULL: none does. */
static const char *match_choice(const char *choices, const char *value, pa_arena *arena)
{
    char *list = pa_arena_string(arena, choices);
    char *rest = NULL;
    for (char *word = list ? strtok_r(list, "|", &rest) : NULL; word; word = strtok_r(NULL, "|", &rest)) {
        if (strcasecmp(word, value) == 0) {
            return word;
        }
    }
    return NULL;
}

static pa_status store_value(pa_config *config, const pa_setting *setting, const char *value,
                             const char *origin, pa_arena *arena, pa_error *err)
{
    void *member = (char *)config + setting->offset;
    if (setting->type == PA_SETTING_INTEGER) {
        char *end = NULL;
        errno = 0;
        long long number = strtoll(value, &end, 10);
        if (errno || end == value || *end || number < setting->least || number > setting->most) {
            return pa_fail(err, PA_INVALID, "%s (%s) must be a whole number from %lld to %lld, not '%.80s'.",
                           setting->name, origin, (long long)setting->least, (long long)setting->most, value);
        }
        *(int64_t *)member = number;
        return PA_OK;
    }
    const char *text = setting->choices ? match_choice(setting->choices, value, arena) : value;
    if (!text) {
        return pa_fail(err, PA_INVALID, "%s (%s) must be one of %s, not '%.80s'.", setting->name, origin,
                       setting->choices, value);
    }
    *(const char **)member = text;
    return PA_OK;
}

pa_status pa_config_load(const pa_config_sources *sources, pa_arena *arena, pa_config_result *out_result,
                         pa_error *err)
{
    pa_env_pair *pairs;
    size_t pair_count;
    pa_status status = pa_env_file_parse(sources->env_file, arena, &pairs, &pair_count, err);
    if (status) {
        return status;
    }
    pa_config_result result = {0};
    for (size_t i = 0; i < PA_SETTING_COUNT; i++) {
        const pa_setting *setting = &pa_settings[i];
        const char *from_environment = find_in_environment(sources->environment, setting->name);
        const char *from_file = find_in_pairs(pairs, pair_count, setting->name);
        const char *value = setting->standard ? setting->standard : standard_db_path();
        result.origins[i] = "default";
        if (is_set(sources->flags[i])) {
            value = sources->flags[i];
            result.origins[i] = "flag";
        } else if (is_set(from_environment)) {
            value = from_environment;
            result.origins[i] = "environment";
        } else if (is_set(from_file)) {
            value = from_file;
            result.origins[i] = ".env";
        }
        status = store_value(&result.config, setting, value, result.origins[i], arena, err);
        if (status) {
            return status;
        }
    }
    *out_result = result;
    return PA_OK;
}

pa_status pa_config_read_env_file(const char *path, pa_arena *arena, pa_span *out_text, pa_error *err)
{
    pa_error cause;
    pa_status status = pa_read_file(path, ENV_FILE_MAX_BYTES, arena, out_text, &cause);
    if (status == PA_NOT_FOUND) {
        *out_text = (pa_span){0};
        return PA_OK;
    }
    if (status && err) {
        *err = cause;
    }
    return status;
}

const char *pa_config_show(const pa_config *config, const pa_setting *setting, pa_arena *arena)
{
    const void *member = (const char *)config + setting->offset;
    if (setting->type == PA_SETTING_INTEGER) {
        return pa_arena_printf(arena, "%lld", (long long)*(const int64_t *)member);
    }
    const char *text = *(const char *const *)member;
    if (setting->type == PA_SETTING_TEXT || !*text) {
        return text;
    }
    size_t length = strlen(text);
    return length > 12 ? pa_arena_printf(arena, "••••%s", text + length - 4) : "••••";
}

pa_log pa_config_log(const pa_config *config)
{
    static const char *const levels[] = {"debug", "info", "warn", "error"};
    pa_log log = {.fd = STDERR_FILENO, .least = PA_LOG_INFO, .json = strcmp(config->log_format, "json") == 0};
    for (int level = PA_LOG_DEBUG; level <= PA_LOG_ERROR; level++) {
        if (strcmp(config->log_level, levels[level]) == 0) {
            log.least = (pa_log_level)level;
        }
    }
    return log;
}
