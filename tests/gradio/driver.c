/*
 * One engine call against a Gradio server, for the tests: what happened goes to standard output as JSON.
 *
 *     driver SPACE API_NAME PROMPT [option=value …]
 *
 * options: hub, token, policy (fallback|always|never), timeout (seconds), cancel (milliseconds until the job
 * is cancelled), parallel (so many calls at once), again (so many calls one after the other), steps, place
 * (wait for so many places at the server), image (a file that takes the prompt's place).
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "engines/gradio/space_engine.h"
#include "foundation/clock.h"
#include "foundation/hash.h"
#include "foundation/json.h"

typedef struct drive_settings {
    const char *hub;
    const char *token;
    const char *policy;
    const char *image;
    int timeout, cancel_ms, parallel, again, steps, places;
} drive_settings;

/* One call and what came of it. */
typedef struct driven {
    const pa_engine *engine;
    const drive_settings *settings;
    const char *prompt;
    atomic_bool cancel;
    pthread_t thread;
    json_t *stages;
    json_t *outcome;
} driven;

static pthread_mutex_t words_mutex = PTHREAD_MUTEX_INITIALIZER;

static void on_words(void *user, const char *words)
{
    pthread_mutex_lock(&words_mutex);
    json_array_append_new(user, json_string(words));
    pthread_mutex_unlock(&words_mutex);
}

static void on_progress(void *user, const char *stage, double fraction)
{
    driven *call = user;
    (void)fraction;
    const json_t *last = json_array_get(call->stages, json_array_size(call->stages) - 1);
    if (!last || strcmp(json_string_value(last), stage) != 0) {
        json_array_append_new(call->stages, json_string(stage));
    }
}

static pa_image_file read_image(const char *path, pa_arena *arena)
{
    enum { MOST = PA_IMAGE_FILE_MAX_BYTES };
    uint8_t *bytes = pa_arena_alloc(arena, MOST);
    FILE *file = fopen(path, "rb");
    pa_image_file image = {0};
    size_t size = file && bytes ? fread(bytes, 1, MOST, file) : 0;
    if (pa_image_file_check((pa_span){bytes, size}, &image) != PA_IMAGE_FILE_FINE) {
        fprintf(stderr, "%s is no image\n", path);
        exit(2);
    }
    fclose(file);
    return image;
}

/* The one whose endpoint it is; TRELLIS has the same for words and images. */
static const pa_space_description *describe(const char *api_name, bool image)
{
    if (strcmp(api_name, "text-to-3d") == 0) {
        return pa_space_shap_e();
    }
    if (strcmp(api_name, "generation_all") == 0) {
        return pa_space_hunyuan_image();
    }
    return image ? pa_space_trellis_image() : pa_space_trellis();
}

static void *call_once(void *user)
{
    driven *call = user;
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_request request = {
        .prompt = call->prompt, .mode = PA_MODE_ADVANCED, .steps = (uint32_t)call->settings->steps};
    if (call->settings->image) {
        request.image = read_image(call->settings->image, &arena);
    }
    pa_run run = {.on_progress = on_progress, .user = call, .cancel = &call->cancel};
    pa_engine_result result = {0};
    pa_error err = {0};
    int64_t started = pa_clock_monotonic_ns();
    pa_status status = call->engine->generate(call->engine->self, &request, &run, &arena, &result, &err);
    char sha256[65] = "";
    if (status == PA_OK) {
        pa_sha256_hex(result.raw, sha256);
    }
    call->outcome = json_pack("{s:s, s:s, s:i, s:I, s:s, s:O, s:f}", "status", pa_status_code(status),
                              "detail", err.detail, "retry_after_s", err.retry_after_s, "bytes",
                              (json_int_t)result.raw.size, "sha256", sha256, "stages", call->stages,
                              "elapsed_ms", (double)(pa_clock_monotonic_ns() - started) / 1e6);
    pa_arena_done(&arena);
    return NULL;
}

static void sleep_ms(int milliseconds)
{
    struct timespec pause = {.tv_sec = milliseconds / 1000, .tv_nsec = milliseconds % 1000 * 1000000L};
    nanosleep(&pause, NULL);
}

/* So many calls at once; their outcomes go into the array. */
static void call_together(const pa_engine *engine, const drive_settings *settings, const char *prompt,
                          json_t *outcomes)
{
    driven *calls = calloc((size_t)settings->parallel, sizeof *calls);
    for (int i = 0; i < settings->parallel; i++) {
        calls[i].engine = engine;
        calls[i].settings = settings;
        calls[i].prompt = prompt;
        calls[i].stages = json_array();
        pthread_create(&calls[i].thread, NULL, call_once, &calls[i]);
    }
    if (settings->cancel_ms > 0) {
        sleep_ms(settings->cancel_ms);
        for (int i = 0; i < settings->parallel; i++) {
            atomic_store(&calls[i].cancel, true);
        }
    }
    for (int i = 0; i < settings->parallel; i++) {
        pthread_join(calls[i].thread, NULL);
        json_array_append_new(outcomes, calls[i].outcome);
        json_decref(calls[i].stages);
    }
    free(calls);
}

static drive_settings read_settings(int count, char **arguments)
{
    drive_settings settings = {.policy = "fallback", .timeout = 30, .parallel = 1, .again = 1, .places = 4};
    for (int i = 4; i < count; i++) {
        char *value = strchr(arguments[i], '=');
        if (!value) {
            continue;
        }
        *value++ = '\0';
        const struct {
            const char *name;
            int *number;
            const char **text;
        } known[] = {{"hub", NULL, &settings.hub},           {"token", NULL, &settings.token},
                     {"policy", NULL, &settings.policy},     {"image", NULL, &settings.image},
                     {"timeout", &settings.timeout, NULL},   {"cancel", &settings.cancel_ms, NULL},
                     {"parallel", &settings.parallel, NULL}, {"again", &settings.again, NULL},
                     {"steps", &settings.steps, NULL},       {"places", &settings.places, NULL}};
        for (size_t k = 0; k < sizeof known / sizeof known[0]; k++) {
            if (strcmp(known[k].name, arguments[i]) == 0 && known[k].number) {
                *known[k].number = atoi(value);
            } else if (strcmp(known[k].name, arguments[i]) == 0) {
                *known[k].text = value;
            }
        }
    }
    return settings;
}

int main(int count, char **arguments)
{
    if (count < 4) {
        fprintf(stderr, "usage: driver SPACE API_NAME PROMPT [option=value ...]\n");
        return 2;
    }
    drive_settings settings = read_settings(count, arguments);
    json_t *words = json_array();
    json_t *outcomes = json_array();
    pa_space_description description = *describe(arguments[2], settings.image != NULL);
    description.api_name = arguments[2];
    pa_space_engine_options options = {
        .space = {.space = arguments[1],
                  .hub = settings.hub,
                  .token = settings.token,
                  .token_policy = strcmp(settings.policy, "always") == 0  ? PA_TOKEN_ALWAYS
                                  : strcmp(settings.policy, "never") == 0 ? PA_TOKEN_NEVER
                                                                          : PA_TOKEN_FALLBACK,
                  .timeout_s = (uint32_t)settings.timeout,
                  .max_concurrent = (uint32_t)settings.places,
                  .on_words = on_words,
                  .on_words_user = words}};
    pa_engine engine;
    pa_error err = {0};
    if (pa_space_engine_new(&description, &options, &engine, &err) != PA_OK) {
        fprintf(stderr, "%s\n", err.detail);
        return 2;
    }
    for (int i = 0; i < settings.again; i++) {
        call_together(&engine, &settings, arguments[3], outcomes);
    }
    engine.free(engine.self);
    json_t *all = json_pack("{s:o, s:o}", "outcomes", outcomes, "words", words);
    char *text = pa_json_encode(all);
    puts(text);
    free(text);
    json_decref(all);
    return 0;
}
