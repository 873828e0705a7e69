/* promptar models: the weights of neural networks that run on this machine. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/command.h"
#include "app/listen_for_cancel.h"
#include "app/progress_bar.h"
#include "weights/synth.h"

static const pa_option options[] = {
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
    pa_run run;
    bool quiet;
} models_work;

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

static int run(const pa_invocation *invocation)
{
    const struct action *action = find_action(invocation->operands[0]);
    size_t given = invocation->operand_count - 1;
    if (!action) {
        pa_complain("'%s' is nothing that models does; see promptar models --help.", invocation->operands[0]);
        return PA_EXIT_USAGE;
    }
    if (given < action->least || given > action->most) {
        pa_complain("models %s takes: %s", action->name, action->operands);
        return PA_EXIT_USAGE;
    }
    if (given > 0 && strcmp(invocation->operands[1], "shap-e") != 0) {
        pa_complain("'%s' is no model that is known here; shap-e is.", invocation->operands[1]);
        return PA_EXIT_USAGE;
    }
    pa_error err = {0};
    models_work work = {.invocation = invocation, .quiet = pa_invocation_value(invocation, "quiet")};
    pa_progress_bar bar = work.quiet ? (pa_progress_bar){0} : pa_progress_bar_on(stderr);
    work.run = (pa_run){.on_progress = pa_progress_bar_step, .user = &bar, .cancel = pa_listen_for_cancel()};
    pa_status status = action->run(&work, &err);
    pa_progress_bar_end(&bar);
    return status ? pa_complain_error(&err) : PA_EXIT_OK;
}

const pa_command pa_command_models = {
    .name = "models",
    .operands = "synth MODEL DIR",
    .summary = "the weights of models that run on this machine",
    .details = "  promptar models synth shap-e --seed 1 --tiny weights/random\n"
               "\n"
               "synth writes random weights in the layout of the published ones, for tests and measurements.",
    .options = options,
    .least_operands = 1,
    .most_operands = 3,
    .run = run,
};
