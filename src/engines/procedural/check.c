#include "engines/procedural/check.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engines/procedural/model.h"

enum {
    MISTAKES_MAX = 32,
    SEEDS = 5,
    BASIC_TRIANGLES = 20000,
    ADVANCED_TRIANGLES = 80000,
    STEPS_MAX = 8000000
};

typedef struct checking {
    const pa_recipe_book *book;
    const pa_recipe *recipe;
    const char *name; /* as messages call it: the file, and the kind where the file declares several */
    const pa_run *run;
    pa_arena *arena;
    pa_recipe_care care;
    pa_recipe_findings findings;
    pa_status failed; /* what ended the check itself; PA_OK = nothing */
} checking;

static __attribute__((format(printf, 2, 3))) void note(checking *work, const char *format, ...)
{
    char words[600];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    for (size_t i = 0; i < work->findings.mistake_count; i++) {
        if (strcmp(work->findings.mistakes[i], words) == 0) {
            return;
        }
    }
    if (work->findings.mistake_count == MISTAKES_MAX) {
        return;
    }
    const char *kept = pa_arena_string(work->arena, words);
    if (!kept) {
        work->failed = PA_NO_MEMORY;
        return;
    }
    work->findings.mistakes[work->findings.mistake_count++] = kept;
}

/* The line that is to blame, or as much of it as is known. */
static const char *blamed(const checking *work, const pa_model_fault *fault)
{
    return fault->where ? fault->where : work->recipe->file;
}

static void judge_surfaces(checking *work, const pa_model_report *report, const char *what)
{
    const char *name = work->recipe->kind.name;
    if (report->broken.count > 0) {
        note(work, "%s: %s: %s: %u edges have more than two faces, or two that face apart",
             blamed(work, &report->broken), name, what, report->broken.count);
    }
    if (report->open.count > 0 && !work->recipe->open) {
        note(work, "%s: %s: %s: %u open edges; close it, or declare open = true", blamed(work, &report->open),
             name, what, report->open.count);
    }
    if (report->inverted.count > 0) {
        note(work, "%s: %s: %s: %u shapes are inside out; :flip() them", blamed(work, &report->inverted),
             name, what, report->inverted.count);
    }
    if (report->crossed.count > 0 && !work->recipe->open) {
        note(work, "%s: %s: %s: %u shapes pass through themselves", blamed(work, &report->crossed), name,
             what, report->crossed.count);
    }
}

static void judge(checking *work, const pa_scene *scene, const pa_model_report *report, bool advanced,
                  const char *what)
{
    const char *file = work->name;
    pa_error err = {0};
    if (pa_scene_check(scene, &err) != PA_OK) {
        note(work, "%s: %s: %s", file, what, err.detail);
    }
    double ratio = report->drawn_m / report->wanted_m;
    if (ratio < 0.8 || ratio > 1.25) {
        note(work, "%s: %s: drew %.3g m where %.3g m were wanted", file, what, report->drawn_m,
             report->wanted_m);
    }
    if (fabs(report->lowest_m) > 0.02 * report->drawn_m + 0.002) {
        note(work, "%s: %s: its lowest point lies at %.3g m, not on the floor", file, what, report->lowest_m);
    }
    judge_surfaces(work, report, what);
    uint32_t triangles = (uint32_t)pa_scene_triangle_count(scene);
    uint32_t most = advanced ? ADVANCED_TRIANGLES : BASIC_TRIANGLES;
    if (triangles > most) {
        note(work, "%s: %s: %u triangles, more than %u", file, what, triangles, most);
    }
    if (report->steps > STEPS_MAX) {
        note(work, "%s: %s: %.3g million steps, more than %d million", file, what,
             (double)report->steps * 1e-6, STEPS_MAX / 1000000);
    }
    pa_recipe_findings *findings = &work->findings;
    findings->least_triangles = findings->builds == 0 || triangles < findings->least_triangles
                                    ? triangles
                                    : findings->least_triangles;
    findings->most_triangles = triangles > findings->most_triangles ? triangles : findings->most_triangles;
    findings->most_steps = report->steps > findings->most_steps ? report->steps : findings->most_steps;
    findings->builds++;
}

/* One model of what `thing` asks for. `what` says in messages what was asked. */
static void try_thing(checking *work, const pa_thing *thing, bool advanced, uint64_t seed, const char *what)
{
    if (work->failed != PA_OK) {
        return;
    }
    pa_arena arena;
    pa_arena_init(&arena, 0);
    bool crossings = work->care == PA_RECIPE_CARE_FULL || !advanced;
    pa_model_options options = {
        .advanced = advanced, .untextured = true, .crossings = crossings, .seed = seed};
    pa_scene scene;
    pa_model_report report = {0};
    pa_error err = {0};
    pa_status status = pa_model_build(work->book, thing, &options, work->run, &arena, &scene, &report, &err);
    if (status == PA_OK) {
        judge(work, &scene, &report, advanced, what);
    } else if (status == PA_CANCELLED || status == PA_NO_MEMORY) {
        work->failed = status;
    } else {
        note(work, "%s (%s: %s)", err.detail, work->recipe->kind.name, what);
    }
    pa_arena_done(&arena);
}

static void try_sizes(checking *work, const pa_thing *plain)
{
    const double sizes[2] = {work->recipe->kind.least_m, work->recipe->kind.most_m};
    for (int i = 0; i < 2; i++) {
        pa_thing thing = *plain;
        thing.size.metres = sizes[i];
        try_thing(work, &thing, true, 1, i == 0 ? "least size" : "most size");
    }
}

static void try_attribute(checking *work, const pa_thing *plain, const pa_attribute *attribute)
{
    char what[96];
    pa_thing thing = *plain;
    thing.attributes = attribute;
    thing.attribute_count = 1;
    if (attribute->type == PA_ATTRIBUTE_PART) {
        snprintf(what, sizeof what, "%d × %s", attribute->count, attribute->value);
    } else {
        snprintf(what, sizeof what, "%s", attribute->value);
    }
    for (int mode = 0; mode < 2; mode++) {
        try_thing(work, &thing, mode == 1, 2, what);
    }
}

static void try_words(checking *work, const pa_thing *plain)
{
    const pa_kind *kind = &work->recipe->kind;
    for (const pa_kind_part *part = kind->parts; part && part->name; part++) {
        const int counts[2] = {part->least, part->most};
        for (int i = 0; i < 2; i++) {
            try_attribute(work, plain,
                          &(pa_attribute){.type = PA_ATTRIBUTE_PART,
                                          .value = part->name,
                                          .target = part->name,
                                          .count = counts[i]});
        }
    }
    for (const char *const *style = kind->styles; style && *style; style++) {
        try_attribute(work, plain, &(pa_attribute){.type = PA_ATTRIBUTE_STYLE, .value = *style});
    }
    for (const char *const *shape = kind->shapes; shape && *shape; shape++) {
        try_attribute(work, plain, &(pa_attribute){.type = PA_ATTRIBUTE_SHAPE, .value = *shape});
    }
}

static void check_slots(checking *work)
{
    for (const pa_kind_slot *slot = work->recipe->kind.slots; slot->name; slot++) {
        pa_surface surface;
        if (!pa_surface_parse(slot->material, &surface)) {
            note(work, "%s: slot '%s': there is no material '%s'", work->name, slot->name, slot->material);
        }
    }
}

pa_status pa_recipe_check(const pa_recipe_book *book, const pa_recipe *recipe, pa_recipe_care care,
                          const pa_run *run, pa_arena *arena, pa_recipe_findings *out_findings, pa_error *err)
{
    checking work = {.book = book, .recipe = recipe, .run = run, .arena = arena, .care = care};
    work.findings.mistakes = PA_NEW_ARRAY(arena, const char *, MISTAKES_MAX);
    work.name =
        recipe->member ? pa_arena_printf(arena, "%s: %s", recipe->file, recipe->kind.name) : recipe->file;
    if (!work.findings.mistakes || !work.name) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    const pa_thing plain = {.kind = &recipe->kind, .noun = recipe->kind.name, .count = 1, .size.scale = 1.0};
    check_slots(&work);
    for (uint64_t seed = 1; seed <= (care == PA_RECIPE_CARE_FULL ? SEEDS : 1); seed++) {
        try_thing(&work, &plain, false, seed, "basic");
        try_thing(&work, &plain, true, seed, "advanced");
    }
    if (care == PA_RECIPE_CARE_FULL) {
        try_sizes(&work, &plain);
        try_words(&work, &plain);
    }
    if (work.failed != PA_OK) {
        return pa_fail(err, work.failed, NULL);
    }
    *out_findings = work.findings;
    return PA_OK;
}
