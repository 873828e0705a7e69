#include "app/preview.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/write_file.h"
#include "asset/formats/picture.h"
#include "asset/render/render.h"

/* From here on colours keep their full resolution. */
enum { JPEG_QUALITY = 90 };

static pa_status read_number(const pa_invocation *invocation, const char *option, double low, double high,
                             double *value, pa_error *err)
{
    const char *text = pa_invocation_value(invocation, option);
    if (!text) {
        return PA_OK;
    }
    char *end;
    double number = strtod(text, &end);
    if (end == text || *end || !(number >= low && number <= high)) {
        return pa_fail(err, PA_INVALID, "--%s must be a number from %g to %g, not '%.80s'.", option, low,
                       high, text);
    }
    *value = number;
    return PA_OK;
}

pa_status pa_preview_read(const pa_invocation *invocation, pa_preview *out_preview, pa_error *err)
{
    double size = 512;
    double views = 1;
    double columns = 0;
    double azimuth = 30;
    double elevation = 18;
    pa_status status = read_number(invocation, "size", 16, 4096, &size, err);
    status = status ? status : read_number(invocation, "preview-size", 16, 4096, &size, err);
    status = status ? status : read_number(invocation, "views", 1, 36, &views, err);
    status = status ? status : read_number(invocation, "columns", 1, 36, &columns, err);
    status = status ? status : read_number(invocation, "azimuth", -360, 360, &azimuth, err);
    status = status ? status : read_number(invocation, "elevation", -90, 90, &elevation, err);
    if (status) {
        return status;
    }
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    *out_preview = (pa_preview){.size = (uint32_t)size,
                                .views = (uint32_t)views,
                                .columns = (uint32_t)columns,
                                .azimuth_deg = azimuth,
                                .elevation_deg = elevation,
                                .transparent = pa_invocation_value(invocation, "transparent") != NULL,
                                .threads = processors < 1    ? 1
                                           : processors > 16 ? 16
                                                             : (uint32_t)processors};
    return PA_OK;
}

static pa_status encode(const pa_image *picture, const char *path, pa_arena *arena, pa_span *out_encoded,
                        pa_error *err)
{
    const char *ending = strrchr(path, '.');
    if (ending && (strcasecmp(ending, ".jpg") == 0 || strcasecmp(ending, ".jpeg") == 0)) {
        return pa_picture_encode_jpeg(picture, JPEG_QUALITY, arena, out_encoded, err);
    }
    return pa_picture_encode_png(picture, arena, out_encoded, err);
}

pa_status pa_preview_write(const pa_preview *preview, const pa_scene *const *scenes, size_t scene_count,
                           const char *path, pa_error *err)
{
    const pa_render_sheet_options options = {.cell = preview->size,
                                             .views = preview->views,
                                             .columns = preview->columns,
                                             .azimuth_deg = preview->azimuth_deg,
                                             .elevation_deg = preview->elevation_deg,
                                             .transparent = preview->transparent,
                                             .threads = preview->threads};
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_image picture;
    pa_span encoded;
    pa_status status = pa_render_sheet(scenes, scene_count, &options, &arena, &picture, err);
    status = status ? status : encode(&picture, path, &arena, &encoded, err);
    status = status ? status : pa_write_file(path, pa_parts_of(&encoded), err);
    pa_arena_done(&arena);
    return status;
}
