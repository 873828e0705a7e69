/* promptar models: the weights of neural networks that run on this machine. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "app/command.h"
#include "app/listen_for_cancel.h"
#include "app/models_reference.h"
#include "app/progress_bar.h"
#include "foundation/json.h"
#include "weights/import.h"
#include "weights/pull.h"
#include "weights/synth.h"

static const pa_option options[] = {
    {"variant", 0, "KIND", "pull, import: fp16 for weights of 16 bits where there are such, or fp32 (fp16)"},
    {"again", 0, NULL, "pull: also when the newest is installed already"},
    {"json", 0, NULL, "list: one JSON object"},
    {"reference", 0, "FILE",
     "verify: also calculates what FILE holds of tools/shap_e_reference.py, and compares"},
    {"dtype", 0, "KIND", "verify: in these numbers, f32 or bf16 (f32)"},
    {"seed", 0, "N", "synth: where the random numbers start (0)"},
    {"tiny", 0, NULL, "synth: a few layers of a few numbers instead of the published sizes"},
    {"half", 0, NULL, "synth: 16-bit numbers where 16-bit numbers are published"},
    {"tokenizer", 0, "DIR", "synth: copies vocab.json and merges.txt from this folder"},
    {"quiet", 'q', NULL, "no progress and no summary"},
    {0},
};

/* What every action is given beside its operands. */
typedef struct models_work {
    const pa_invocation *invocation;
    const pa_config *config;
    const pa_known_model *model;
    pa_weights_place place; /* where it is, or would be, installed */
    pa_run run;
    pa_progress_bar *bar;
    bool quiet;
} models_work;

/* One line for people, in place of the progress. */
static void tell(const models_work *work, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void tell(const models_work *work, const char *format, ...)
{
    pa_progress_bar_end(work->bar);
    if (!work->quiet) {
        va_list arguments;
        va_start(arguments, format);
        vfprintf(stderr, format, arguments);
        va_end(arguments);
        fputc('\n', stderr);
    }
}

static pa_status read_variant(const models_work *work, bool *out_half, pa_error *err)
{
    const char *variant = pa_invocation_value(work->invocation, "variant");
    *out_half = !variant || strcasecmp(variant, "fp16") == 0;
    if (!*out_half && strcasecmp(variant, "fp32") != 0) {
        return pa_fail(err, PA_INVALID, "--variant must be fp16 or fp32, not '%.80s'.", variant);
    }
    return PA_OK;
}

static json_t *describe(const models_work *work, const pa_weights_record *record, bool installed)
{
    const pa_known_model *model = work->model;
    return json_pack("{s:s, s:s, s:s, s:b, s:s, s:I, s:s*, s:s*}", "name", model->name, "repository",
                     model->repository, "license", model->license, "installed", installed, "path",
                     work->place.folder, "bytes", (json_int_t)pa_weights_bytes_below(work->place.folder),
                     "origin", record->origin, "revision", record->revision);
}

static pa_status list(const models_work *work, pa_error *err)
{
    (void)err;
    bool installed = pa_weights_installed(&work->place);
    pa_weights_record record = {0};
    pa_weights_record_load(work->place.folder, work->invocation->arena, &record, NULL);
    uint64_t waiting = pa_weights_bytes_below(work->place.partial);
    if (pa_invocation_value(work->invocation, "json")) {
        json_t *json = json_pack("{s:[o]}", "models", describe(work, &record, installed));
        char *text = pa_json_encode(json);
        json_decref(json);
        if (text) {
            puts(text);
        }
        free(text);
        return PA_OK;
    }
    printf("%-8s %-14s %s, %s\n", work->model->name, installed ? "installed" : "not installed",
           work->model->license, work->model->about);
    printf("%-8s %s", "", installed ? work->place.folder : "promptar models pull ");
    printf("%s", installed ? "" : work->model->name);
    if (installed) {
        printf(", %.0f MB%s%s", (double)pa_weights_bytes_below(work->place.folder) / 1e6,
               record.origin ? ", from " : "", record.origin ? record.origin : "");
    }
    if (waiting) {
        printf(" (%.0f MB of a download have come)", (double)waiting / 1e6);
    }
    putchar('\n');
    return PA_OK;
}

static pa_status pull(const models_work *work, pa_error *err)
{
    const pa_config *config = work->config;
    bool never = strcmp(config->hf_token_policy, "never") == 0;
    pa_pull_options how = {.endpoint = config->hf_endpoint,
                           .token = never ? NULL : config->hf_token,
                           .token_at_once = strcmp(config->hf_token_policy, "always") == 0,
                           .again = pa_invocation_value(work->invocation, "again")};
    pa_pulled pulled;
    pa_status status = read_variant(work, &how.half, err);
    status = status ? status
                    : pa_weights_pull(&work->place, work->model, &how, &work->run, work->invocation->arena,
                                      &pulled, err);
    if (status == PA_OK) {
        tell(work, "%s: %s, %.0f MB, revision %.12s", work->place.folder,
             pulled.was_there ? "is the newest already" : "installed", (double)pulled.bytes / 1e6,
             pulled.revision);
    }
    return status;
}

static pa_status import(const models_work *work, pa_error *err)
{
    bool half;
    pa_status status = read_variant(work, &half, err);
    status = status ? status
                    : pa_weights_import(&work->place, work->model, work->invocation->operands[2], half,
                                        &work->run, err);
    if (status == PA_OK) {
        tell(work, "%s: installed, %.0f MB", work->place.folder,
             (double)pa_weights_bytes_below(work->place.folder) / 1e6);
    }
    return status;
}

/* Against a reference's results, where there is a file of them. */
static pa_status compare(const models_work *work, const char *folder, pa_error *err)
{
    const char *reference = pa_invocation_value(work->invocation, "reference");
    const char *dtype = pa_invocation_value(work->invocation, "dtype");
    pa_precision precision = PA_PRECISION_F32;
    if (!reference) {
        return PA_OK;
    }
    if (dtype && !pa_precision_parse(dtype, &precision)) {
        return pa_fail(err, PA_INVALID, "--dtype must be f32 or bf16, not '%.80s'.", dtype);
    }
    pa_status status = pa_models_compare(folder, reference, precision,
                                         (uint32_t)work->config->inference_threads, &work->run, err);
    if (status == PA_OK) {
        tell(work, "%s: calculates what the reference did", folder);
    }
    return status;
}

static pa_status verify(const models_work *work, pa_error *err)
{
    bool given = work->invocation->operand_count > 2;
    const char *folder = given ? work->invocation->operands[2] : work->place.folder;
    pa_verified verified;
    if (!given && !pa_weights_installed(&work->place)) {
        return pa_fail(err, PA_NOT_FOUND, "%s is not installed; promptar models pull %s fetches it.",
                       work->model->name, work->model->name);
    }
    pa_status status = pa_weights_verify(folder, &work->run, &verified, err);
    if (status != PA_OK) {
        return status;
    }
    if (verified.compared) {
        tell(work, "%s: %zu files and %zu tensors are as they should be: %.0f MB, by SHA-256", folder,
             verified.files, verified.tensors, (double)verified.bytes / 1e6);
    } else {
        tell(work, "%s: %zu tensors are as they should be; no record says what the files' SHA-256 must be",
             folder, verified.tensors);
    }
    return compare(work, folder, err);
}

static pa_status remove_model(const models_work *work, pa_error *err)
{
    uint64_t bytes = pa_weights_bytes_below(work->place.folder) + pa_weights_bytes_below(work->place.partial);
    pa_status status = pa_weights_remove(&work->place, err);
    if (status == PA_OK) {
        tell(work, "%s: removed, %.0f MB", work->place.folder, (double)bytes / 1e6);
    }
    return status;
}

static pa_status read_seed(const char *text, uint64_t *out_seed, pa_error *err)
{
    char *end;
    errno = 0;
    unsigned long long seed = text ? strtoull(text, &end, 10) : 0;
    if (text && (errno || end == text || *end || *text == '-')) {
        return pa_fail(err, PA_INVALID, "--seed must be a whole number from 0 on, not '%.80s'.", text);
    }
    *out_seed = seed;
    return PA_OK;
}

static pa_status synth(const models_work *work, pa_error *err)
{
    const char *folder = work->invocation->operands[2];
    pa_synth_options how = {.tiny = pa_invocation_value(work->invocation, "tiny"),
                            .half = pa_invocation_value(work->invocation, "half"),
                            .tokenizer = pa_invocation_value(work->invocation, "tokenizer")};
    pa_status status = read_seed(pa_invocation_value(work->invocation, "seed"), &how.seed, err);
    return status ? status : pa_shap_e_synth(folder, &how, &work->run, err);
}

/* One row an action. */
static const struct action {
    const char *name;
    const char *operands; /* after the action's own name */
    size_t least, most;   /* of them */
    pa_status (*run)(const models_work *work, pa_error *err);
} actions[] = {
    {"list", "", 0, 0, list},
    {"pull", "MODEL", 1, 1, pull},
    {"import", "MODEL DIR", 2, 2, import},
    {"verify", "MODEL [DIR]", 1, 2, verify},
    {"rm", "MODEL", 1, 1, remove_model},
    {"synth", "MODEL DIR", 2, 2, synth},
};

static const struct action *find_action(const char *name)
{
    for (size_t i = 0; i < sizeof actions / sizeof actions[0]; i++) {
        if (strcmp(actions[i].name, name) == 0) {
            return &actions[i];
        }
    }
    return NULL;
}

/* The action and the model that the operands name. Fails with PA_INVALID. */
static pa_status read_operands(const pa_invocation *invocation, const struct action **out_action,
                               models_work *work, pa_error *err)
{
    const struct action *action = find_action(invocation->operands[0]);
    size_t given = invocation->operand_count - 1;
    if (!action) {
        return pa_fail(err, PA_INVALID, "'%.80s' is nothing that models does; see promptar models --help.",
                       invocation->operands[0]);
    }
    if (given < action->least || given > action->most) {
        return pa_fail(err, PA_INVALID, "usage: promptar models %s %s", action->name, action->operands);
    }
    work->model = given > 0 ? pa_known_model_find(invocation->operands[1]) : &pa_known_models[0];
    if (!work->model) {
        return pa_fail(err, PA_INVALID, "'%.80s' is no model that is known here; see promptar models list.",
                       invocation->operands[1]);
    }
    *out_action = action;
    return pa_weights_place_of(work->config->models_path, work->model, invocation->arena, &work->place, err);
}

static int run(const pa_invocation *invocation)
{
    pa_error err = {0};
    const struct action *action = NULL;
    models_work work = {.invocation = invocation,
                        .config = &invocation->configuration->config,
                        .quiet = pa_invocation_value(invocation, "quiet")};
    if (read_operands(invocation, &action, &work, &err)) {
        return pa_complain_error(&err);
    }
    pa_progress_bar bar = {0};
    if (!work.quiet) {
        bar = pa_progress_bar_on(stderr);
    }
    work.bar = &bar;
    work.run = (pa_run){.on_progress = pa_progress_bar_step, .user = &bar, .cancel = pa_listen_for_cancel()};
    pa_status status = action->run(&work, &err);
    pa_progress_bar_end(&bar);
    return status ? pa_complain_error(&err) : PA_EXIT_OK;
}

const pa_command pa_command_models = {
    .name = "models",
    .operands = "list|pull|import|verify|rm|synth [MODEL] [DIR]",
    .summary = "the weights of neural networks that run on this machine",
    .details =
        "  promptar models list\n"
        "  promptar models pull shap-e                      fetches the weights, or goes on with it\n"
        "  promptar models import shap-e DIR                takes them from a folder, or the hub's own "
        "cache\n"
        "  promptar models verify shap-e [DIR]              sizes, SHA-256, every tensor\n"
        "  promptar models verify shap-e --reference FILE   and every result, against PyTorch's\n"
        "  promptar models rm shap-e\n"
        "  promptar models synth shap-e --seed 1 --tiny DIR random weights, for tests and measurements",
    .options = options,
    .least_operands = 1,
    .most_operands = 3,
    .run = run,
};
