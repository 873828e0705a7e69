/** The compressed streams of EXT_meshopt_compression (Khronos glTF extension), on meshoptimizer. */
#ifndef PA_ASSET_GEOMETRY_PACKED_STREAM_H
#define PA_ASSET_GEOMETRY_PACKED_STREAM_H

#include <stddef.h>
#include <stdint.h>

#include "foundation/arena.h"
#include "foundation/bytes.h"
#include "foundation/status.h"

typedef enum pa_stream_mode {
    PA_STREAM_ATTRIBUTES,
    PA_STREAM_TRIANGLES, /* indices of a triangle list; a triangle's corners may come back turned round */
    PA_STREAM_INDICES    /* indices of anything */
} pa_stream_mode;

/** How elements were changed before they were packed, to be undone afterwards. */
typedef enum pa_stream_filter {
    PA_STREAM_PLAIN,
    PA_STREAM_OCTAHEDRAL,  /* unit vectors of four i8 or i16 */
    PA_STREAM_QUATERNION,  /* unit quaternions of four i16 */
    PA_STREAM_EXPONENTIAL, /* f32 as mantissa and exponent */
    PA_STREAM_FILTER_COUNT
} pa_stream_filter;

typedef struct pa_stream {
    pa_stream_mode mode;
    pa_stream_filter filter; /* of attributes only */
    size_t count;            /* elements; three a triangle */
    size_t stride;           /* bytes an element: attributes a multiple of 4 up to 256, indices 2 or 4 */
} pa_stream;

/**
 * packed   foreign bytes; whatever they hold, nothing outside them is read
 * out      [count * stride] bytes, the caller's; undefined on failure. Indices may be any number.
 *
 * Fails with PA_UNSUPPORTED (a later version of the format), PA_CORRUPT.
 */
pa_status pa_stream_unpack(const pa_stream *stream, pa_span packed, uint8_t *out, pa_error *err);

/**
 * data        [count * stride] bytes of attributes, or [count] u32 of indices (those of stride 2 below 65536)
 * out_packed  lives in arena
 *
 * The filter is only noted in the file: attributes come filtered. Fails with PA_INVALID (no such stride or
 * count), PA_NO_MEMORY.
 */
pa_status pa_stream_pack(const pa_stream *stream, const void *data, pa_arena *arena, pa_span *out_packed,
                         pa_error *err);

/**
 * Unit vectors as four signed bytes each, for PA_STREAM_OCTAHEDRAL with stride 4.
 *
 * vectors  [count, 4] f32: a unit vector and a fourth number in -1..1 that is kept beside it
 * out      [count, 4] bytes, the caller's
 */
void pa_stream_filter_octahedral(const float *vectors, size_t count, uint8_t *out);

#endif
