/* promptar coverage: what the built-in engine makes of many prompts, without drawing them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/command.h"
#include "app/read_file.h"
#include "engines/procedural/procedural.h"
#include "engines/prompt.h"
#include "foundation/json.h"

enum { MOST_BYTES = 64 << 20 };

static const pa_option options[] = {
    {"json", 0, NULL, "one object a prompt, a line each; the last line holds the totals"},
    {0},
};

typedef struct coverage {
    const pa_kinds *kinds;
    bool json;
    size_t prompts;
    size_t kind_honoured;  /* the noun has a recipe */
    size_t fully_honoured; /* and no word that carries meaning was left over */
    size_t refused;
} coverage;

static double share(size_t count, const coverage *work)
{
    return work->prompts > 0 ? (double)count / (double)work->prompts : 0.0;
}

/* Takes json over; false: no memory. */
static bool write_line(json_t *json)
{
    char *text = json ? json_dumps(json, JSON_COMPACT | JSON_REAL_PRECISION(4)) : NULL;
    json_decref(json);
    if (text) {
        puts(text);
    }
    free(text);
    return text != NULL;
}

static bool write_refused(const coverage *work, const char *prompt, const char *reason)
{
    if (work->json) {
        return write_line(json_pack("{s:s, s:b, s:b, s:n, s:[], s:[], s:b, s:s}", "prompt", prompt,
                                    "kind_honoured", 0, "fully_honoured", 0, "kind", "attributes", "ignored",
                                    "refused", 1, "reason", reason));
    }
    printf("refused  %s\n", prompt);
    return true;
}

static void write_words(const pa_reading *reading, const char *prompt)
{
    const pa_thing *thing = &reading->things[0];
    printf("%-8s %s: %s", reading->ignored_count == 0 ? "full" : "kind", prompt, thing->kind->name);
    for (uint32_t i = 0; i < reading->ignored_count; i++) {
        const pa_text_range *words = &reading->ignored[i];
        printf("%s%.*s", i == 0 ? "; ignored: " : ", ", (int)words->length, prompt + words->start);
    }
    puts("");
}

/* What was understood, as answers of the service have it, under what was counted. */
static bool write_read(const coverage *work, const pa_reading *reading, const char *prompt)
{
    if (!work->json) {
        write_words(reading, prompt);
        return true;
    }
    json_t *understood = pa_reading_to_json(reading, prompt);
    json_t *line = json_pack("{s:s, s:b, s:b}", "prompt", prompt, "kind_honoured", 1, "fully_honoured",
                             reading->ignored_count == 0);
    bool fine = understood && line && json_object_update(line, understood) == 0 &&
                json_object_set_new(line, "refused", json_false()) == 0;
    json_decref(understood);
    if (!fine) {
        json_decref(line);
        return false;
    }
    return write_line(line);
}

static pa_status cover(coverage *work, const char *prompt, pa_error *err)
{
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_reading_options reading_options = pa_procedural_reading_options();
    pa_reading reading;
    pa_error reason = {0};
    pa_status status = pa_reading_parse(work->kinds, prompt, &reading_options, &arena, &reading, &reason);
    bool written = true;
    work->prompts++;
    if (status == PA_OK) {
        work->kind_honoured++;
        work->fully_honoured += reading.ignored_count == 0;
        written = write_read(work, &reading, prompt);
    } else if (status == PA_UNKNOWN_KIND || status == PA_INVALID) {
        work->refused++;
        written = write_refused(work, prompt, reason.detail);
        status = PA_OK;
    }
    pa_arena_done(&arena);
    return written ? status : pa_fail(err, PA_NO_MEMORY, NULL);
}

/* A prompt a line; blank lines are none. */
static pa_status cover_lines(coverage *work, pa_span text, pa_arena *arena, pa_error *err)
{
    pa_status status = PA_OK;
    for (size_t start = 0; !status && start < text.size;) {
        const uint8_t *line = text.data + start;
        const uint8_t *end = memchr(line, '\n', text.size - start);
        size_t length = end ? (size_t)(end - line) : text.size - start;
        start += length + 1;
        pa_span prompt;
        pa_prompt_fault fault = pa_prompt_check((pa_span){line, length}, &prompt);
        if (fault == PA_PROMPT_BLANK) {
            continue;
        }
        if (fault != PA_PROMPT_FINE) {
            return pa_fail(err, PA_INVALID, "Prompt %zu is too long, or no plain text in UTF-8.",
                           work->prompts + 1);
        }
        char *words = pa_arena_printf(arena, "%.*s", (int)prompt.size, (const char *)prompt.data);
        status = words ? cover(work, words, err) : pa_fail(err, PA_NO_MEMORY, NULL);
    }
    return status;
}

static void write_totals(const coverage *work)
{
    if (work->json) {
        write_line(json_pack("{s:I, s:I, s:I, s:I, s:f, s:f, s:f}", "prompts", (json_int_t)work->prompts,
                             "kind_honoured", (json_int_t)work->kind_honoured, "fully_honoured",
                             (json_int_t)work->fully_honoured, "refused", (json_int_t)work->refused,
                             "kind_honoured_share", share(work->kind_honoured, work), "fully_honoured_share",
                             share(work->fully_honoured, work), "refused_share", share(work->refused, work)));
        return;
    }
    printf("\n%zu prompts: kind honoured %.1f %%, fully honoured %.1f %%, refused %.1f %%\n", work->prompts,
           100.0 * share(work->kind_honoured, work), 100.0 * share(work->fully_honoured, work),
           100.0 * share(work->refused, work));
}

static int run(const pa_invocation *invocation)
{
    const char *folder = invocation->configuration->config.recipes_path;
    const pa_procedural_options engine_options = {.recipes_folder = folder[0] ? folder : NULL};
    pa_engine engine = {0};
    pa_span text;
    pa_error err = {0};
    pa_status status = pa_read_file(invocation->operands[0], MOST_BYTES, invocation->arena, &text, &err);
    status = status ? status : pa_procedural_engine_new(&engine_options, &engine, &err);
    if (!status) {
        coverage work = {.kinds = pa_procedural_kinds(&engine),
                         .json = pa_invocation_value(invocation, "json") != NULL};
        status = cover_lines(&work, text, invocation->arena, &err);
        if (!status) {
            write_totals(&work);
        }
        engine.free(engine.self);
    }
    return status ? pa_complain_error(&err) : PA_EXIT_OK;
}

const pa_command pa_command_coverage = {
    .name = "coverage",
    .operands = "FILE",
    .summary = "say what the built-in engine understands of many prompts, one a line",
    .details = "  promptar coverage prompts.txt\n"
               "  promptar coverage --json prompts.txt | tail -n 1\n\n"
               "\"full\": every word that carries meaning was used; \"kind\": the object is drawn, but some "
               "words are\n"
               "ignored; \"refused\": no recipe draws it.",
    .options = options,
    .least_operands = 1,
    .most_operands = 1,
    .run = run,
};
