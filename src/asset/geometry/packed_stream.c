#include "asset/geometry/packed_stream.h"

#include <stdbool.h>
#include <string.h>

#include <meshoptimizer.h>

/* The first byte of a stream: its kind above, its version below. */
enum { ATTRIBUTES_HEAD = 0xA0, TRIANGLES_HEAD = 0xE0, INDICES_HEAD = 0xD0 };
enum { LARGEST_ATTRIBUTE = 256, ATTRIBUTES_VERSION = 0, INDICES_VERSION = 1 };

/* meshoptimizer asserts what this finds out. */
static bool usable(const pa_stream *stream)
{
    if (stream->count == 0) {
        return false;
    }
    if (stream->mode == PA_STREAM_ATTRIBUTES) {
        size_t stride = stream->stride;
        bool fits = stream->filter == PA_STREAM_OCTAHEDRAL   ? stride == 4 || stride == 8
                    : stream->filter == PA_STREAM_QUATERNION ? stride == 8
                                                             : true;
        return fits && stride > 0 && stride <= LARGEST_ATTRIBUTE && stride % 4 == 0;
    }
    bool whole = stream->mode != PA_STREAM_TRIANGLES || stream->count % 3 == 0;
    return whole && stream->filter == PA_STREAM_PLAIN && (stream->stride == 2 || stream->stride == 4);
}

static pa_status check_head(const pa_stream *stream, pa_span packed, pa_error *err)
{
    unsigned head = stream->mode == PA_STREAM_ATTRIBUTES  ? ATTRIBUTES_HEAD
                    : stream->mode == PA_STREAM_TRIANGLES ? TRIANGLES_HEAD
                                                          : INDICES_HEAD;
    unsigned latest = stream->mode == PA_STREAM_ATTRIBUTES ? ATTRIBUTES_VERSION : INDICES_VERSION;
    if (!usable(stream)) {
        return pa_fail(err, PA_CORRUPT, "A compressed stream has an impossible shape.");
    }
    if (packed.size == 0 || (packed.data[0] & 0xF0U) != head) {
        return pa_fail(err, PA_CORRUPT, "A compressed stream is not of the kind that it is said to be.");
    }
    if ((packed.data[0] & 0x0FU) > latest) {
        return pa_fail(err, PA_UNSUPPORTED, "A compressed stream is of version %u, which is not supported.",
                       packed.data[0] & 0x0FU);
    }
    return PA_OK;
}

pa_status pa_stream_unpack(const pa_stream *stream, pa_span packed, uint8_t *out, pa_error *err)
{
    pa_status status = check_head(stream, packed, err);
    if (status != PA_OK) {
        return status;
    }
    size_t count = stream->count;
    size_t stride = stream->stride;
    int failed = stream->mode == PA_STREAM_ATTRIBUTES
                     ? meshopt_decodeVertexBuffer(out, count, stride, packed.data, packed.size)
                 : stream->mode == PA_STREAM_TRIANGLES
                     ? meshopt_decodeIndexBuffer(out, count, stride, packed.data, packed.size)
                     : meshopt_decodeIndexSequence(out, count, stride, packed.data, packed.size);
    if (failed) {
        return pa_fail(err, PA_CORRUPT, "A compressed stream is damaged.");
    }
    switch (stream->filter) {
    case PA_STREAM_OCTAHEDRAL:
        meshopt_decodeFilterOct(out, count, stride);
        break;
    case PA_STREAM_QUATERNION:
        meshopt_decodeFilterQuat(out, count, stride);
        break;
    case PA_STREAM_EXPONENTIAL:
        meshopt_decodeFilterExp(out, count, stride);
        break;
    case PA_STREAM_PLAIN:
    case PA_STREAM_FILTER_COUNT:
        break;
    }
    return PA_OK;
}

static uint32_t largest_of(const uint32_t *indices, size_t count)
{
    uint32_t largest = 0;
    for (size_t i = 0; i < count; i++) {
        largest = indices[i] > largest ? indices[i] : largest;
    }
    return largest;
}

pa_status pa_stream_pack(const pa_stream *stream, const void *data, pa_arena *arena, pa_span *out_packed,
                         pa_error *err)
{
    if (!usable(stream)) {
        return pa_fail(err, PA_INVALID, "A stream of that shape cannot be compressed.");
    }
    size_t count = stream->count;
    size_t values = stream->mode == PA_STREAM_ATTRIBUTES ? 0 : (size_t)largest_of(data, count) + 1;
    size_t bound = stream->mode == PA_STREAM_ATTRIBUTES
                       ? meshopt_encodeVertexBufferBound(count, stream->stride)
                   : stream->mode == PA_STREAM_TRIANGLES ? meshopt_encodeIndexBufferBound(count, values)
                                                         : meshopt_encodeIndexSequenceBound(count, values);
    uint8_t *packed = pa_arena_alloc(arena, bound);
    if (!packed) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    size_t size = stream->mode == PA_STREAM_ATTRIBUTES
                      ? meshopt_encodeVertexBuffer(packed, bound, data, count, stream->stride)
                  : stream->mode == PA_STREAM_TRIANGLES
                      ? meshopt_encodeIndexBuffer(packed, bound, data, count)
                      : meshopt_encodeIndexSequence(packed, bound, data, count);
    *out_packed = (pa_span){packed, size};
    return PA_OK;
}

void pa_stream_filter_octahedral(const float *vectors, size_t count, uint8_t *out)
{
    meshopt_encodeFilterOct(out, count, 4, 8, vectors);
}
