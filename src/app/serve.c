/* promptar serve: the HTTP service, from its parts to its orderly end. */
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/command.h"
#include "app/compose.h"
#include "app/read_file.h"
#include "service/api/api.h"
#include "service/http/http.h"
#include "service/jobs/jobs.h"
#include "service/store/store.h"

enum { LAST_ANSWERS_MS = 2000, PEM_MAX_BYTES = 1 << 20 };

static const pa_option options[] = {{0}};

/* The parts, in the order in which they are made; they end in the opposite one. */
typedef struct running_service {
    pa_log log;
    pa_registry registry;
    pa_store *store;
    pa_jobs *jobs;
    pa_api *api;
    pa_http_server *server;
} running_service;

/* Whoever sets another size wants other models than those of before. */
static void write_cache_salt(char *out, size_t size, const pa_config *config)
{
    snprintf(out, size, "%s %s %lld", PA_VERSION, config->model_scale, (long long)config->default_size_cm);
}

static pa_status open_jobs(running_service *service, const pa_config *config, pa_error *err)
{
    char cache_salt[64];
    write_cache_salt(cache_salt, sizeof cache_salt, config);
    pa_jobs_options jobs_options = {.registry = &service->registry,
                                    .store = service->store,
                                    .workers = (uint32_t)config->workers,
                                    .remote_concurrency = (uint32_t)config->space_concurrency,
                                    .queue_capacity = (uint32_t)config->queue_capacity,
                                    .timeout_s = (uint32_t)config->job_timeout_seconds,
                                    .log = &service->log,
                                    .cache_salt = cache_salt};
    return pa_jobs_new(&jobs_options, &service->jobs, err);
}

static pa_status open_store(running_service *service, const pa_config *config, pa_error *err)
{
    pa_store_options store_options = {.db_path = config->db_path,
                                      .model_path = config->model_storage_path,
                                      .model_ttl_seconds = (uint64_t)config->model_ttl_seconds,
                                      .job_ttl_seconds = (uint64_t)config->job_days * 86400,
                                      .request_ttl_seconds = (uint64_t)config->request_log_days * 86400,
                                      .max_storage_bytes = (uint64_t)config->max_storage_bytes,
                                      .log = &service->log};
    return pa_store_open(&store_options, &service->store, err);
}

static pa_status open_api(running_service *service, const pa_config *config, pa_error *err)
{
    pa_brightness brightness = PA_BRIGHTNESS_AR;
    pa_brightness_parse(config->brightness, &brightness);
    pa_api_options api_options = {.registry = &service->registry,
                                  .store = service->store,
                                  .jobs = service->jobs,
                                  .log = &service->log,
                                  .version = PA_VERSION,
                                  .allowed_origins = config->allowed_origins,
                                  .rate_limit_requests = (uint32_t)config->rate_limit_requests,
                                  .rate_limit_window_seconds = (uint32_t)config->rate_limit_window_seconds,
                                  .brightness = brightness,
                                  .rate_limit_generate_only =
                                      strcmp(config->rate_limit_scope, "generate") == 0,
                                  .public_url = config->public_url,
                                  .api_keys = config->api_keys,
                                  .admin_keys = config->admin_keys,
                                  .webhook_secret = config->webhook_secret,
                                  .webhook_retry_s = (uint32_t)config->webhook_retry_seconds,
                                  .webhook_private = strcmp(config->webhook_private, "yes") == 0,
                                  .max_import_bytes = (size_t)config->max_import_bytes};
    return pa_api_new(&api_options, &service->api, err);
}

/* A PEM file as text; out_text stays NULL where no file is set. */
static pa_status read_pem(const char *setting, const char *path, pa_arena *arena, const char **out_text,
                          pa_error *err)
{
    pa_span file;
    pa_error cause = {0};
    if (!*path) {
        return PA_OK;
    }
    if (pa_read_file(path, PEM_MAX_BYTES, arena, &file, &cause) != PA_OK) {
        return pa_fail(err, PA_INVALID, "%s: %.400s", setting, cause.detail);
    }
    char *text = pa_arena_alloc(arena, file.size + 1);
    if (!text) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    *out_text = memcpy(text, file.data, file.size);
    return PA_OK;
}

static pa_status open_server(running_service *service, const pa_config *config, pa_arena *arena,
                             pa_error *err)
{
    pa_http_options http_options = {.host = config->host,
                                    .port = (uint16_t)config->port,
                                    .trusted_proxies =
                                        *config->trusted_proxies ? config->trusted_proxies : NULL,
                                    .log = &service->log};
    pa_status status = read_pem("TLS_CERT", config->tls_cert, arena, &http_options.tls_cert, err);
    if (!status) {
        status = read_pem("TLS_KEY", config->tls_key, arena, &http_options.tls_key, err);
    }
    if (status) {
        return status;
    }
    size_t route_count;
    const pa_http_route *routes = pa_api_routes(&route_count);
    pa_http_hooks hooks = pa_api_hooks(service->api);
    return pa_http_open(&http_options, routes, route_count, &hooks, service->api, &service->server, err);
}

static pa_status open_service(running_service *service, const pa_config *config, pa_arena *arena,
                              pa_error *err)
{
    pa_status status = pa_compose_engines(config, &service->log, arena, &service->registry, err);
    if (!status) {
        status = open_store(service, config, err);
    }
    if (!status) {
        status = open_jobs(service, config, err);
    }
    if (!status) {
        status = open_api(service, config, err);
    }
    /* Last: nobody is let in before everything is there. */
    if (!status) {
        status = open_server(service, config, arena, err);
    }
    return status;
}

/* Accepts a service that was opened in part. Requests under way get their models, or an honest 503. */
static void close_service(running_service *service, uint32_t grace_ms)
{
    if (service->server) {
        pa_http_quiesce(service->server);
    }
    pa_api_stop(service->api);
    pa_jobs_stop(service->jobs, grace_ms);
    pa_http_close(service->server, LAST_ANSWERS_MS);
    pa_api_free(service->api);
    pa_store_close(service->store);
    pa_registry_done(&service->registry);
}

/* The address that a browser on this machine can use. */
static void write_address(char *out, size_t size, const pa_config *config, uint16_t port)
{
    const char *host = config->host;
    bool everywhere = strcmp(host, "0.0.0.0") == 0 || strcmp(host, "::") == 0;
    bool bracketed = !everywhere && strchr(host, ':');
    snprintf(out, size, "%s://%s%s%s:%u", *config->tls_cert ? "https" : "http", bracketed ? "[" : "",
             everywhere ? "localhost" : host, bracketed ? "]" : "", port);
}

static void greet(const pa_config *config, uint16_t port)
{
    char address[256];
    if (*config->public_url) {
        snprintf(address, sizeof address, "%s", config->public_url);
    } else {
        write_address(address, sizeof address, config, port);
    }
    printf("PromptAR " PA_VERSION " listens on %s port %u\n\n"
           "  Studio   %s/studio\n"
           "  API      %s/\n"
           "  Swagger  %s/docs\n"
           "  ReDoc    %s/redoc\n\n"
           "Try it:\n"
           "  curl -s %s/api/models/generate -H 'Content-Type: application/json' \\\n"
           "    -d '{\"prompt\":\"a wooden chair\",\"mode\":\"advanced\"}'\n\n",
           config->host, port, address, address, address, address, address);
    fflush(stdout);
}

/* Every thread inherits the mask, so that only sigwait below ever sees the signals. */
static sigset_t hold_back_signals(void)
{
    signal(SIGPIPE, SIG_IGN);
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ending, NULL);
    return ending;
}

/* Models are made by a few of many threads at a time, each in megabytes of scratch memory. With a heap for
 * every thread that memory is cold each time and stays with those who wait; shared heaps keep it warm, and
 * small. */
static void share_heaps(void)
{
#ifdef M_ARENA_MAX
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    mallopt(M_ARENA_MAX, cores > 0 && cores < 256 ? (int)cores : 1);
#endif
}

static int run(const pa_invocation *invocation)
{
    share_heaps();
    const pa_config *config = &invocation->configuration->config;
    sigset_t ending = hold_back_signals();
    running_service service = {.log = pa_config_log(config)};
    pa_error err;
    if (open_service(&service, config, invocation->arena, &err)) {
        int code = pa_complain_error(&err);
        close_service(&service, 0);
        return code;
    }
    greet(config, pa_http_port(service.server));
    int signal_number = 0;
    sigwait(&ending, &signal_number);
    pa_log_write(&service.log, PA_LOG_INFO, "serve", "%s: finishing what runs, for at most %lld s",
                 signal_number == SIGTERM ? "SIGTERM" : "SIGINT", (long long)config->shutdown_grace_seconds);
    /* A second signal ends the process at once. */
    pthread_sigmask(SIG_UNBLOCK, &ending, NULL);
    close_service(&service, (uint32_t)config->shutdown_grace_seconds * 1000);
    pa_log_write(&service.log, PA_LOG_INFO, "serve", "stopped");
    return PA_EXIT_OK;
}

const pa_command pa_command_serve = {
    .name = "serve",
    .operands = "",
    .summary = "answer the HTTP API until SIGTERM or Ctrl-C",
    .options = options,
    .run = run,
};
