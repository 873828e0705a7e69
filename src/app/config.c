#include "app/config.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

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
    {"RATE_LIMIT_REQUESTS", "rate-limit-requests", PA_SETTING_INTEGER, MEMBER(rate_limit_requests), "5", 0,
     1000000000, .help = "requests a client may make within the window; 0 for no limit"},
    {"RATE_LIMIT_WINDOW_SECONDS", "rate-limit-window-seconds", PA_SETTING_INTEGER,
     MEMBER(rate_limit_window_seconds), "60", 1, DAYS(1), .help = "length of the sliding window"},
    {"DB_PATH", "db-path", PA_SETTING_TEXT, MEMBER(db_path), NULL,
     .help = "SQLite file of requests and models",
     .standard_help = "`/data/api_requests.db` where `/data` is writable, else `./api_requests.db`"},
    {"MODEL_STORAGE_PATH", "model-storage-path", PA_SETTING_TEXT, MEMBER(model_storage_path), "./models",
     .help = "folder of the finished models"},
    {"MODEL_TTL_SECONDS", "model-ttl-seconds", PA_SETTING_INTEGER, MEMBER(model_ttl_seconds), "0", 0,
     DAYS(36500), .help = "models older than this are deleted; 0 keeps them"},
    {"MAX_STORAGE_BYTES", "max-storage-bytes", PA_SETTING_INTEGER, MEMBER(max_storage_bytes), "0", 0,
     INT64_MAX, .help = "the oldest models go when the folder grows past this; 0 for no bound"},
    {"ENGINE_BASIC", "engine-basic", PA_SETTING_TEXT, MEMBER(engine_basic), "auto",
     .help = "engine of mode basic; `auto` takes the best that is ready"},
    {"ENGINE_ADVANCED", "engine-advanced", PA_SETTING_TEXT, MEMBER(engine_advanced), "auto",
     .help = "engine of mode advanced"},
    {"RECIPES_PATH", "recipes-path", PA_SETTING_TEXT, MEMBER(recipes_path), "",
     .help = "a folder of your own recipes"},
    {"HF_TOKEN", "hf-token", PA_SETTING_SECRET, MEMBER(hf_token), "", .help = "Hugging Face access token"},
    {"WORKERS", "workers", PA_SETTING_INTEGER, MEMBER(workers), "0", 0, 1024,
     .help = "models made at the same time; 0 for one a core"},
    {"QUEUE_CAPACITY", "queue-capacity", PA_SETTING_INTEGER, MEMBER(queue_capacity), "64", 1, 1000000,
     .help = "requests that may wait for a worker"},
    {"JOB_TIMEOUT_SECONDS", "job-timeout-seconds", PA_SETTING_INTEGER, MEMBER(job_timeout_seconds), "600", 1,
     DAYS(1), .help = "longest time from request to model"},
    {"SHUTDOWN_GRACE_SECONDS", "shutdown-grace-seconds", PA_SETTING_INTEGER, MEMBER(shutdown_grace_seconds),
     "8", 0, 3600, .help = "time that running work gets to finish after SIGTERM"},
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
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 && (errno == ENOENT || errno == ENOTDIR)) {
        *out_text = (pa_span){0};
        return PA_OK;
    }
    struct stat info;
    if (fd < 0 || fstat(fd, &info) < 0) {
        pa_status status = pa_fail(err, PA_IO, "%s cannot be read: %s.", path, strerror(errno));
        if (fd >= 0) {
            close(fd);
        }
        return status;
    }
    pa_status status = PA_OK;
    uint8_t *data = NULL;
    size_t size = 0;
    if (info.st_size > ENV_FILE_MAX_BYTES) {
        status = pa_fail(err, PA_TOO_LARGE, "%s is larger than 1 MiB.", path);
    } else if (!(data = pa_arena_alloc(arena, (size_t)info.st_size))) {
        status = pa_fail(err, PA_NO_MEMORY, NULL);
    }
    while (!status && size < (size_t)info.st_size) {
        ssize_t got = read(fd, data + size, (size_t)info.st_size - size);
        if (got < 0) {
            status = pa_fail(err, PA_IO, "%s cannot be read: %s.", path, strerror(errno));
        }
        if (got <= 0) {
            break;
        }
        size += (size_t)got;
    }
    close(fd);
    if (!status) {
        *out_text = (pa_span){.data = data, .size = size};
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
