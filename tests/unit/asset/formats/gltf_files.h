/** glTF files for the reader's tests, put together from JSON with ' in place of ". */
#ifndef PA_TESTS_GLTF_FILES_H
#define PA_TESTS_GLTF_FILES_H

#include "foundation/arena.h"
#include "foundation/bytes.h"

/** One triangle: positions (0,0,0) (1,0,0) (0,1,0) as accessor 0, u16 indices 0 1 2 as accessor 1. */
extern const char triangle_json[];
/** The binary chunk that goes with triangle_json: 36 bytes of positions, 6 of indices. */
extern const uint8_t triangle_binary[42];

/** json with its first `from` replaced by `to`; ends the program when there is none. */
char *with(pa_arena *arena, const char *json, const char *from, const char *to);
/** A GLB of the JSON text (' becomes ") and a binary chunk (none when size is 0). */
pa_span glb_of(pa_arena *arena, const char *json, const void *binary, size_t size);
/** The JSON text alone (' becomes "). */
pa_span json_file_of(pa_arena *arena, const char *json);
/** triangle_json changed by with(), with triangle_binary. */
pa_span changed_triangle(pa_arena *arena, const char *from, const char *to);
/** "data:TYPE;base64,…" */
char *data_uri_of(pa_arena *arena, const char *type, pa_span bytes);

#endif
