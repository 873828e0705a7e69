#include <string.h>

#include "asset/render/render_private.h"

#define MOST_VIEWS 36
#define MOST_SHEET_SIDE 8192

typedef struct sheet_plan {
    uint32_t cell, views, columns, rows;
} sheet_plan;

static pa_status plan_sheet(size_t scene_count, const pa_render_sheet_options *options, sheet_plan *out,
                            pa_error *err)
{
    uint32_t cell = options->cell ? options->cell : 384;
    uint32_t views = options->views ? options->views : 1;
    if (scene_count == 0 || scene_count > MOST_SHEET_SIDE || views > MOST_VIEWS || cell > MOST_SHEET_SIDE) {
        return pa_fail(err, PA_INVALID, "A sheet shows 1 to %d scenes from 1 to %d sides.", MOST_SHEET_SIDE,
                       MOST_VIEWS);
    }
    uint32_t count = (uint32_t)scene_count * views;
    uint32_t columns = options->columns ? options->columns : views;
    if (!options->columns && views == 1) {
        columns = (uint32_t)ceil(sqrt((double)count));
    }
    uint32_t rows = (count + columns - 1) / columns;
    if ((uint64_t)columns * cell > MOST_SHEET_SIDE || (uint64_t)rows * cell > MOST_SHEET_SIDE) {
        return pa_fail(err, PA_INVALID, "%u x %u pictures of %u pixels make too large a sheet (%d a side).",
                       columns, rows, cell, MOST_SHEET_SIDE);
    }
    *out = (sheet_plan){cell, views, columns, rows};
    return PA_OK;
}

static void paste(const pa_image *picture, const sheet_plan *plan, uint32_t index, uint8_t *pixels)
{
    size_t stride = (size_t)plan->columns * plan->cell * 4;
    size_t left = (size_t)(index % plan->columns) * plan->cell * 4;
    size_t top = (size_t)(index / plan->columns) * plan->cell;
    for (size_t y = 0; y < plan->cell; y++) {
        memcpy(pixels + (top + y) * stride + left, picture->pixels + y * plan->cell * 4,
               (size_t)plan->cell * 4);
    }
}

pa_status pa_render_sheet(const pa_scene *const *scenes, size_t scene_count,
                          const pa_render_sheet_options *options, pa_arena *arena, pa_image *out_image,
                          pa_error *err)
{
    static const pa_render_sheet_options none = {0};
    sheet_plan plan = {0};
    options = options ? options : &none;
    pa_status status = plan_sheet(scene_count, options, &plan, err);
    if (status) {
        return status;
    }
    pa_image sheet = {.width = plan.columns * plan.cell, .height = plan.rows * plan.cell, .channels = 4};
    sheet.pixels = pa_arena_array(arena, (size_t)sheet.width * sheet.height, 4);
    if (!sheet.pixels) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    memset(sheet.pixels, options->transparent ? 0 : 255, (size_t)sheet.width * sheet.height * 4);
    for (uint32_t i = 0; i < (uint32_t)scene_count * plan.views; i++) {
        pa_render_options one = {.width = plan.cell,
                                 .azimuth_deg = options->azimuth_deg + 360.0 * (i % plan.views) / plan.views,
                                 .elevation_deg = options->elevation_deg,
                                 .transparent = options->transparent,
                                 .threads = options->threads};
        pa_arena scratch;
        pa_arena_init(&scratch, 0);
        pa_image picture;
        status = pa_render(scenes[i / plan.views], &one, &scratch, &picture, err);
        if (!status) {
            paste(&picture, &plan, i, sheet.pixels);
        }
        pa_arena_done(&scratch);
        if (status) {
            return status;
        }
    }
    *out_image = sheet;
    return PA_OK;
}
