/** A completed call's outputs → the file that holds the model. */
#ifndef PA_ENGINES_GRADIO_RESULT_H
#define PA_ENGINES_GRADIO_RESULT_H

#include "engines/gradio/endpoint.h"

/** Strings live in the arena. */
typedef struct pa_gradio_file {
    const char *path; /* on the server, or an http(s) address that the app handed out; "" = inline */
    const char *url; /* as the server wrote it, not to be trusted before 4.18 or through proxies; "" = none */
    const char *name;          /* for people and for its extension; "" = none */
    bool proxied;              /* url goes through another Space (gr.load): path alone does not reach it */
    const char *inline_base64; /* Gradio 3 with is_file false: the bytes themselves; NULL = none */
} pa_gradio_file;

/**
 * Walks the outputs in order, through update objects, video and gallery wrappers, leaving out outputs of
 * skipped components. The first file whose name ends in one of extensions (".glb" before ".ply" …, lower
 * case) is taken, else the first file of any name.
 *
 * wanted_output: look only at this output, then at those after it; 0 = from the first.
 *
 * Fails with PA_UPSTREAM_BAD_FILE (no file among the outputs), PA_NO_MEMORY.
 */
pa_status pa_gradio_result_file(const pa_gradio_endpoint *endpoint, const json_t *data,
                                uint32_t wanted_output, const char *const *extensions, size_t extension_count,
                                pa_arena *arena, pa_gradio_file *out_file, pa_error *err);

/**
 * The file that an output holds, through its wrappers, as the server wrote it: what another endpoint of the
 * same server takes as an input. place counts the outputs that are not skipped, from 0.
 * out_file: a new reference. Fails with PA_UPSTREAM_BAD_FILE (no file there).
 */
pa_status pa_gradio_output_file(const pa_gradio_endpoint *endpoint, const json_t *data, uint32_t place,
                                json_t **out_file, pa_error *err);

/** {P}/file=<path>, percent-encoded; path's slashes kept. Lives in arena; NULL: no memory. */
char *pa_gradio_file_address(const char *base_and_prefix, const char *path, pa_arena *arena);

#endif
