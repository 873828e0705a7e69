/* Run by the build: writes the declarations of a folder's recipes as a C table, pa_recipe_index. */
#include <stdio.h>

#include "engines/procedural/recipe_private.h"

/* C text of a string literal. */
static void write_text(FILE *out, const char *text)
{
    fputc('"', out);
    for (; *text; text++) {
        if (*text == '"' || *text == '\\') {
            fputc('\\', out);
        }
        fputc(*text, out);
    }
    fputc('"', out);
}

static void write_names(FILE *out, const char *member, const char *const *names)
{
    if (!names) {
        return;
    }
    fprintf(out, "  .%s = (const char *const[]){", member);
    for (; *names; names++) {
        write_text(out, *names);
        fputs(", ", out);
    }
    fputs("0},\n", out);
}

static void write_parts(FILE *out, const pa_kind_part *parts)
{
    if (!parts) {
        return;
    }
    fputs("  .parts = (const pa_kind_part[]){", out);
    for (; parts->name; parts++) {
        fputc('{', out);
        write_text(out, parts->name);
        fprintf(out, ", %d, %d, %d}, ", parts->least, parts->usual, parts->most);
    }
    fputs("{0, 0, 0, 0}},\n", out);
}

static void write_slots(FILE *out, const pa_kind_slot *slots)
{
    fputs("  .slots = (const pa_kind_slot[]){", out);
    for (; slots->name; slots++) {
        fputc('{', out);
        write_text(out, slots->name);
        fputs(", ", out);
        write_text(out, slots->material);
        fputs("}, ", out);
    }
    fputs("{0, 0}},\n", out);
}

static void write_recipe(FILE *out, const pa_recipe *recipe)
{
    const pa_kind *kind = &recipe->kind;
    fputs("{.file = ", out);
    write_text(out, recipe->file);
    fprintf(out, ", .member = %u, .open = %d, .kind = {.name = ", recipe->member, recipe->open);
    write_text(out, kind->name);
    fputs(",\n", out);
    write_names(out, "synsets", kind->synsets);
    write_names(out, "except", kind->except);
    write_names(out, "names", kind->names);
    fprintf(out, "  .size_extent = (pa_extent)%d, .least_m = %.17g, .usual_m = %.17g, .most_m = %.17g,\n",
            kind->size_extent, kind->least_m, kind->usual_m, kind->most_m);
    write_parts(out, kind->parts);
    write_slots(out, kind->slots);
    write_names(out, "styles", kind->styles);
    write_names(out, "shapes", kind->shapes);
    fprintf(out, "  .pair = (pa_kind_pair)%d}},\n", kind->pair);
}

static pa_status write_index(const char *folder, const char *path, pa_arena *arena, pa_error *err)
{
    const pa_embedded_file *files;
    pa_recipe_book book;
    pa_status status = pa_recipe_folder_read(folder, arena, &files, err);
    if (status == PA_OK) {
        status = pa_recipe_book_load(files, NULL, NULL, arena, &book, err);
    }
    if (status != PA_OK) {
        return status;
    }
    FILE *out = fopen(path, "wb");
    if (!out) {
        return pa_fail(err, PA_IO, "cannot write %s", path);
    }
    fputs("#include \"engines/procedural/recipe.h\"\n\nconst pa_recipe pa_recipe_index[] = {\n", out);
    for (size_t i = 0; i < book.recipe_count; i++) {
        write_recipe(out, &book.recipes[i]);
    }
    fputs("{.file = 0}};\n", out);
    bool failed = ferror(out) != 0;
    return fclose(out) != 0 || failed ? pa_fail(err, PA_IO, "cannot write %s", path) : PA_OK;
}

int main(int argument_count, char **arguments)
{
    if (argument_count != 3) {
        fputs("usage: recipe_index FOLDER OUT.c\n", stderr);
        return 2;
    }
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_error err = {0};
    pa_status status = write_index(arguments[1], arguments[2], &arena, &err);
    pa_arena_done(&arena);
    if (status != PA_OK) {
        fprintf(stderr, "recipes/%s\n", err.detail);
    }
    return status == PA_OK ? 0 : 1;
}
