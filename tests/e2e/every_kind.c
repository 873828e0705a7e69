/*
 * Writes a model of every kind that the procedural engine draws, in both modes and with several seeds, and
 * one for each style and shape that the kind honours, into a folder; with a stride, of every so-manieth kind
 * only, from the first one given on. A kind that cannot be made is named on standard error; the others
 * follow. One line a model on standard output, parted by tabs: the file's name, the extent that the kind
 * states its size in, and its least and most metres along it.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "engines/procedural/procedural.h"
#include "generate/generate.h"

enum { SEEDS = 5 };

static const char *extent_name(pa_extent extent)
{
    switch (extent) {
    case PA_EXTENT_HEIGHT:
        return "height";
    case PA_EXTENT_WIDTH:
        return "width";
    case PA_EXTENT_DEPTH:
        return "depth";
    case PA_EXTENT_LENGTH:
        return "length";
    case PA_EXTENT_MAIN:
        break;
    }
    return "none";
}

static pa_status write_file(const char *path, pa_parts bytes, pa_error *err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    bool written = fd >= 0 && pa_parts_write(bytes, fd);
    if (fd >= 0 && close(fd) != 0) {
        written = false;
    }
    return written ? PA_OK : pa_fail(err, PA_IO, "%s cannot be written.", path);
}

typedef struct destination {
    const pa_registry *registry;
    const char *folder;
} destination;

/* As "chair-advanced-0.glb", or "rustic chair-advanced-0.glb" with a word. */
static bool write_model(const destination *to, const pa_kind *kind, const char *word, pa_mode mode, int seed)
{
    pa_arena arena;
    pa_arena_init(&arena, 0);
    const char *prompt = pa_arena_printf(&arena, "%s%s%s", word, word[0] ? " " : "", kind->name);
    const pa_request request = {.prompt = prompt, .mode = mode, .seed = seed};
    pa_artifact artifact;
    pa_error reason = {0};
    pa_status status = pa_generate(to->registry, &request, NULL, &arena, &artifact, &reason);
    if (status == PA_OK) {
        const char *name = pa_arena_printf(&arena, "%s-%s-%d.glb", prompt, pa_mode_name(mode), seed);
        status = write_file(pa_arena_printf(&arena, "%s/%s", to->folder, name), artifact.glb, &reason);
        printf("%s\t%s\t%.17g\t%.17g\n", name, extent_name(kind->size_extent), kind->least_m, kind->most_m);
    }
    if (status != PA_OK) {
        fprintf(stderr, "%s, %s, seed %d: %s\n", prompt, pa_mode_name(mode), seed, reason.detail);
    }
    pa_arena_done(&arena);
    return status == PA_OK;
}

static size_t write_words(const destination *to, const pa_kind *kind, const char *const *words)
{
    size_t failed = 0;
    for (; words && *words; words++) {
        failed += write_model(to, kind, *words, PA_MODE_ADVANCED, 0) ? 0 : 1;
    }
    return failed;
}

/* The number of models that could not be made. */
static size_t write_kind(const destination *to, const pa_kind *kind)
{
    size_t failed = 0;
    for (int at = 0; at < PA_MODE_COUNT * SEEDS; at++) {
        failed += write_model(to, kind, "", (pa_mode)(at / SEEDS), at % SEEDS) ? 0 : 1;
    }
    return failed + write_words(to, kind, kind->styles) + write_words(to, kind, kind->shapes);
}

int main(int argc, char **argv)
{
    size_t stride = argc > 2 ? strtoul(argv[2], NULL, 10) : 1;
    size_t first = argc > 3 ? strtoul(argv[3], NULL, 10) : 0;
    if (argc < 2 || argc > 4 || stride == 0) {
        fprintf(stderr, "usage: every_kind FOLDER [STRIDE [FIRST]]\n");
        return EXIT_FAILURE;
    }
    pa_error err = {0};
    pa_engine engine;
    pa_registry registry = {0};
    size_t failed = 0;
    const destination to = {.registry = &registry, .folder = argv[1]};
    pa_status status = pa_procedural_engine_new(NULL, &engine, &err);
    status = status ? status : pa_registry_add(&registry, engine, &err);
    if (status != PA_OK) {
        fprintf(stderr, "%s\n", err.detail);
        return EXIT_FAILURE;
    }
    const pa_kinds *kinds = pa_procedural_kinds(&registry.engines[0]);
    for (size_t i = first; i < pa_kinds_count(kinds); i += stride) {
        failed += write_kind(&to, pa_kinds_at(kinds, i));
    }
    pa_registry_done(&registry);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
