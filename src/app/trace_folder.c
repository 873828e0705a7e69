#include "app/trace_folder.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "app/write_file.h"
#include "inference/tensor/safetensors.h"

static pa_status encode(const pa_weight *tensors, size_t count, pa_arena *arena, pa_parts *out_file,
                        pa_error *err)
{
    pa_span *spans = PA_NEW_ARRAY(arena, pa_span, count + 1);
    if (!spans) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_status status = pa_safetensors_encode_header(tensors, count, NULL, arena, &spans[0], err);
    size_t size = spans[0].size;
    for (size_t i = 0; status == PA_OK && i < count; i++) {
        size_t elements = 0;
        size_t bytes = 0;
        if (!pa_tensor_measure(&tensors[i].tensor, &elements, &bytes)) {
            return pa_fail(err, PA_INVALID, "A tensor is too large to be written.");
        }
        spans[i + 1] = (pa_span){tensors[i].tensor.data, bytes};
        size += bytes;
    }
    if (status == PA_OK) {
        *out_file = (pa_parts){.spans = spans, .count = count + 1, .size = size};
    }
    return status;
}

static pa_status write_stage(void *user, const char *stage, const pa_weight *tensors, size_t count,
                             pa_error *err)
{
    const char *folder = user;
    if (mkdir(folder, 0777) != 0 && errno != EEXIST) {
        return pa_fail(err, PA_IO, "%.300s cannot be made: %s.", folder, strerror(errno));
    }
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_parts file = {0};
    char *path = pa_arena_printf(&arena, "%s/%s.safetensors", folder, stage);
    pa_status status = path ? encode(tensors, count, &arena, &file, err) : pa_fail(err, PA_NO_MEMORY, NULL);
    status = status ? status : pa_write_file(path, file, err);
    pa_arena_done(&arena);
    return status;
}

pa_trace pa_trace_into_folder(const char *folder)
{
    return (pa_trace){.on_stage = write_stage, .user = (void *)folder};
}
