/*
 * Writes a model of every kind that the procedural engine draws, in both modes and with several seeds, and
 * one for each style and shape that the kind honours, into a folder; with a stride, of every so-manieth kind
 * only. One line a model on standard output, parted by tabs: the file's name, the extent that the kind states
 * its size in, and its least and most metres along it.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "engines/procedural/procedural.h"
#include "generate/generate.h"

enum { SEEDS = 3 };

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
static pa_status write_model(const destination *to, const pa_kind *kind, const char *word, pa_mode mode,
                             int seed, pa_error *err)
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
        pa_fail(err, status, "%s, %s, seed %d: %s", prompt, pa_mode_name(mode), seed, reason.detail);
    }
    pa_arena_done(&arena);
    return status;
}

static pa_status write_words(const destination *to, const pa_kind *kind, const char *const *words,
                             pa_error *err)
{
    pa_status status = PA_OK;
    for (; words && *words && status == PA_OK; words++) {
        status = write_model(to, kind, *words, PA_MODE_ADVANCED, 0, err);
    }
    return status;
}

static pa_status write_kind(const destination *to, const pa_kind *kind, pa_error *err)
{
    pa_status status = PA_OK;
    for (int at = 0; at < PA_MODE_COUNT * SEEDS && status == PA_OK; at++) {
        status = write_model(to, kind, "", (pa_mode)(at / SEEDS), at % SEEDS, err);
    }
    status = status ? status : write_words(to, kind, kind->styles, err);
    return status ? status : write_words(to, kind, kind->shapes, err);
}

static pa_status write_every_kind(const destination *to, const pa_kinds *kinds, size_t stride, pa_error *err)
{
    pa_status status = PA_OK;
    for (size_t i = 0; i < pa_kinds_count(kinds) && status == PA_OK; i += stride) {
        status = write_kind(to, pa_kinds_at(kinds, i), err);
    }
    return status;
}

int main(int argc, char **argv)
{
    size_t stride = argc == 3 ? strtoul(argv[2], NULL, 10) : 1;
    if (argc < 2 || argc > 3 || stride == 0) {
        fprintf(stderr, "usage: every_kind FOLDER [STRIDE]\n");
        return EXIT_FAILURE;
    }
    pa_error err = {0};
    pa_engine engine;
    pa_registry registry = {0};
    const destination to = {.registry = &registry, .folder = argv[1]};
    pa_status status = pa_procedural_engine_new(NULL, &engine, &err);
    status = status ? status : pa_registry_add(&registry, engine, &err);
    status = status ? status : write_every_kind(&to, pa_procedural_kinds(&registry.engines[0]), stride, &err);
    if (status != PA_OK) {
        fprintf(stderr, "%s\n", err.detail);
    }
    pa_registry_done(&registry);
    return status ? EXIT_FAILURE : EXIT_SUCCESS;
}
