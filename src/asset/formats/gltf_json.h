/** The three kinds of JSON text that glTF's writer needs beside its own punctuation. ASCII only. */
#ifndef PA_ASSET_FORMATS_GLTF_JSON_H
#define PA_ASSET_FORMATS_GLTF_JSON_H

#include "foundation/bytes.h"

/** text as a quoted string, at most 128 bytes of it; text is valid UTF-8. */
void pa_gltf_write_string(pa_bytes *json, const char *text);
/** The shortest number that reads back as the same f32; value is finite. */
void pa_gltf_write_float(pa_bytes *json, float value);
/** "[a,b,c]" */
void pa_gltf_write_floats(pa_bytes *json, const float *values, size_t count);
/** JSON text as it is, but for characters beyond ASCII, which become escapes; text is valid JSON. */
void pa_gltf_write_json(pa_bytes *json, const char *text);

#endif
