/* promptar recipes: for those who write recipes. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/command.h"
#include "app/preview.h"
#include "app/recipe_skeleton.h"
#include "app/write_file.h"
#include "asset/finish/finish.h"
#include "engines/procedural/check.h"
#include "engines/procedural/model.h"
#include "engines/procedural/procedural.h"

enum { MOST_NAMES = 400, USUAL_SEEDS = 2, MOST_SEEDS = 16 };

static const pa_option options[] = {
    {"brief", 0, NULL, "check: one model a mode instead of some thirty"},
    {"output", 'o', "FILE", "preview: where the picture goes, PNG or JPEG by its name (recipes.png)"},
    {"size", 0, "PIXELS", "preview: side of one picture (512)"},
    {"seeds", 0, "N", "preview: seeds shown of each mode (2)"},
    {"columns", 0, "N", "preview: pictures a row (twice the seeds)"},
    {"azimuth", 0, "DEGREES", "preview: 0 looks at the front, 90 at the right side (30)"},
    {"elevation", 0, "DEGREES", "preview: how far above the horizon the camera stands (18)"},
    {0},
};

/* True for "recipes/animals/cat.lua", as a shell completes it, where the recipe's file is "animals/cat.lua".
 */
static bool is_path_to(const char *name, const char *file)
{
    size_t length = strlen(name);
    size_t end = strlen(file);
    return length > end && name[length - end - 1] == '/' && strcmp(name + length - end, file) == 0;
}

/* By its kind, or by its file, with or without .lua. */
static bool is_meant(const pa_recipe *recipe, const char *name)
{
    size_t length = strlen(name);
    return strcmp(recipe->kind.name, name) == 0 || strcmp(recipe->file, name) == 0 ||
           is_path_to(name, recipe->file) ||
           (strncmp(recipe->file, name, length) == 0 && strcmp(recipe->file + length, ".lua") == 0);
}

/* The recipes that the names mean, in the book's order; no names mean all. */
static pa_status choose(const pa_recipe_book *book, const char *const *names, size_t name_count,
                        pa_arena *arena, const pa_recipe ***out_chosen, size_t *out_count, pa_error *err)
{
    const pa_recipe **chosen = PA_NEW_ARRAY(arena, const pa_recipe *, book->recipe_count + 1);
    if (!chosen) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    size_t count = 0;
    for (size_t n = 0; n < name_count; n++) {
        bool any = false;
        for (size_t i = 0; i < book->recipe_count; i++) {
            any = any || is_meant(&book->recipes[i], names[n]);
        }
        if (!any) {
            return pa_fail(err, PA_INVALID, "There is no recipe '%.80s'.", names[n]);
        }
    }
    for (size_t i = 0; i < book->recipe_count; i++) {
        bool meant = name_count == 0;
        for (size_t n = 0; !meant && n < name_count; n++) {
            meant = is_meant(&book->recipes[i], names[n]);
        }
        if (meant) {
            chosen[count++] = &book->recipes[i];
        }
    }
    *out_chosen = chosen;
    *out_count = count;
    return PA_OK;
}

static pa_status write_new(const pa_invocation *invocation, const char *kind, pa_error *err)
{
    const char *folder = invocation->configuration->config.recipes_path;
    pa_lexicon lexicon = pa_lexicon_builtin();
    pa_span text;
    pa_status status = pa_recipe_skeleton(&lexicon, kind, invocation->arena, &text, err);
    if (status) {
        return status;
    }
    char *path = pa_arena_printf(invocation->arena, "%s%s%s.lua", folder, folder[0] ? "/" : "", kind);
    if (!path) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (char *at = path + strlen(path) - strlen(kind) - 4; *at; at++) {
        *at = *at == ' ' ? '_' : *at;
    }
    if (access(path, F_OK) == 0) {
        return pa_fail(err, PA_INVALID, "%s is there already.", path);
    }
    status = pa_write_file(path, pa_parts_of(&text), err);
    if (status == PA_OK) {
        printf("%s\n", path);
    }
    return status;
}

/* Says what is wrong with one recipe; *mistakes counts on. */
static pa_status check_one(const pa_recipe_book *book, const pa_recipe *recipe, pa_recipe_care care,
                           size_t *mistakes, pa_error *err)
{
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_recipe_findings findings;
    pa_status status = pa_recipe_check(book, recipe, care, NULL, &arena, &findings, err);
    for (size_t i = 0; !status && i < findings.mistake_count; i++) {
        printf("%s\n", findings.mistakes[i]);
    }
    if (!status) {
        *mistakes += findings.mistake_count;
        printf("%-24s %-20s %3zu models, %u to %u triangles, %zu mistakes\n", recipe->kind.name, recipe->file,
               findings.builds, findings.least_triangles, findings.most_triangles, findings.mistake_count);
        fflush(stdout);
    }
    pa_arena_done(&arena);
    return status;
}

static pa_status check(const pa_invocation *invocation, const pa_recipe_book *book, pa_error *err)
{
    const pa_recipe **chosen;
    size_t count;
    size_t mistakes = book->problem_count;
    pa_recipe_care care =
        pa_invocation_value(invocation, "brief") ? PA_RECIPE_CARE_BRIEF : PA_RECIPE_CARE_FULL;
    for (size_t i = 0; i < book->problem_count; i++) {
        printf("%s\n", book->problems[i]);
    }
    pa_status status = choose(book, invocation->operands + 1, invocation->operand_count - 1,
                              invocation->arena, &chosen, &count, err);
    for (size_t i = 0; !status && i < count; i++) {
        status = check_one(book, chosen[i], care, &mistakes, err);
    }
    if (!status && mistakes > 0) {
        status = pa_fail(err, PA_INTERNAL, "%zu mistakes.", mistakes);
    }
    return status;
}

/* The model as a client gets it, without the file around it. */
static pa_status draw(const pa_recipe_book *book, const pa_recipe *recipe, bool advanced, uint64_t seed,
                      pa_arena *arena, const pa_scene **out_scene, pa_error *err)
{
    const pa_thing thing = {.kind = &recipe->kind, .noun = recipe->kind.name, .count = 1, .size.scale = 1.0};
    const pa_model_options model_options = {.advanced = advanced, .seed = seed, .surface_seed = seed};
    const pa_finish_options finish_options = {0};
    pa_scene *scene = PA_NEW(arena, pa_scene);
    if (!scene) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_status status = pa_model_build(book, &thing, &model_options, NULL, arena, scene, NULL, err);
    status = status ? status : pa_finish(scene, &finish_options, NULL, arena, err);
    *out_scene = scene;
    return status;
}

/* Names and files, as preview draws them. */
static pa_status list(const pa_invocation *invocation, const pa_recipe_book *book, pa_error *err)
{
    const pa_recipe **chosen;
    size_t count;
    pa_status status = choose(book, invocation->operands + 1, invocation->operand_count - 1,
                              invocation->arena, &chosen, &count, err);
    for (size_t i = 0; !status && i < count; i++) {
        printf("%s\t%s\n", chosen[i]->kind.name, chosen[i]->file);
    }
    return status;
}

static pa_status read_seeds(const pa_invocation *invocation, size_t *out_seeds, pa_error *err)
{
    const char *text = pa_invocation_value(invocation, "seeds");
    char *end = NULL;
    long seeds = text ? strtol(text, &end, 10) : USUAL_SEEDS;
    if (text && (end == text || *end || seeds < 1 || seeds > MOST_SEEDS)) {
        return pa_fail(err, PA_INVALID, "--seeds must be a number from 1 to %d, not '%.80s'.", MOST_SEEDS,
                       text);
    }
    *out_seeds = (size_t)seeds;
    return PA_OK;
}

static pa_status preview(const pa_invocation *invocation, const pa_recipe_book *book, pa_error *err)
{
    const char *output = pa_invocation_value(invocation, "output");
    const pa_recipe **chosen;
    size_t count;
    size_t seeds = USUAL_SEEDS;
    pa_preview look;
    pa_status status = pa_preview_read(invocation, &look, err);
    status = status ? status : read_seeds(invocation, &seeds, err);
    status = status ? status
                    : choose(book, invocation->operands + 1, invocation->operand_count - 1, invocation->arena,
                             &chosen, &count, err);
    const pa_scene **scenes =
        status ? NULL : PA_NEW_ARRAY(invocation->arena, const pa_scene *, 2 * seeds * count + 1);
    if (!status && !scenes) {
        status = pa_fail(err, PA_NO_MEMORY, NULL);
    }
    size_t drawn = 0;
    for (size_t i = 0; !status && i < 2 * seeds * count; i++) {
        bool advanced = i / seeds % 2 == 1;
        status = draw(book, chosen[i / (2 * seeds)], advanced, i % seeds, invocation->arena, &scenes[drawn++],
                      err);
    }
    if (status) {
        return status;
    }
    look.columns = look.columns ? look.columns : (uint32_t)(2 * seeds);
    return pa_preview_write(&look, scenes, drawn, output ? output : "recipes.png", err);
}

static pa_status read_book(const pa_invocation *invocation, pa_recipe_book *out_book, pa_error *err)
{
    const char *folder = invocation->configuration->config.recipes_path;
    pa_lexicon lexicon = pa_lexicon_builtin();
    const pa_kinds *kinds;
    pa_status status = pa_recipe_book_load(pa_recipe_files, pa_recipe_index, folder[0] ? folder : NULL,
                                           invocation->arena, out_book, err);
    return status ? status : pa_recipe_book_kinds(out_book, &lexicon, invocation->arena, &kinds, err);
}

static int run(const pa_invocation *invocation)
{
    const char *action = invocation->operands[0];
    size_t name_count = invocation->operand_count - 1;
    pa_recipe_book book;
    pa_error err = {0};
    pa_status status;
    if (strcmp(action, "new") == 0 && name_count == 1) {
        status = write_new(invocation, invocation->operands[1], &err);
    } else if (strcmp(action, "check") == 0) {
        status = read_book(invocation, &book, &err);
        status = status ? status : check(invocation, &book, &err);
    } else if (strcmp(action, "list") == 0) {
        status = read_book(invocation, &book, &err);
        status = status ? status : list(invocation, &book, &err);
    } else if (strcmp(action, "preview") == 0 && name_count > 0) {
        status = read_book(invocation, &book, &err);
        status = status ? status : preview(invocation, &book, &err);
    } else {
        status = pa_fail(
            &err, PA_INVALID,
            "recipes takes new KIND, check [NAME...], list [NAME...] or preview NAME...; see --help.");
    }
    return status ? pa_complain_error(&err) : PA_EXIT_OK;
}

const pa_command pa_command_recipes = {
    .name = "recipes",
    .operands = "new|check|list|preview [NAME...]",
    .summary = "begin a recipe, check, list or draw recipes",
    .details =
        "  promptar recipes new \"coffee table\"      writes coffee_table.lua, which draws something "
        "already\n"
        "  promptar recipes check [NAME...]        builds them in both modes, with several seeds, sizes, "
        "parts and styles\n"
        "  promptar recipes list [NAME...]         names their kinds, each with its file\n"
        "  promptar recipes preview NAME... -o a.png    two seeds in basic mode, two in advanced\n\n"
        "A name is a kind's or a file's. Files of RECIPES_PATH come first; new ones are written there.",
    .options = options,
    .least_operands = 1,
    .most_operands = MOST_NAMES,
    .run = run,
};
