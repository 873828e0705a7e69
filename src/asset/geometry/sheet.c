#include "asset/geometry/adjacency_private.h"
#include "asset/geometry/builder_private.h"
#include "asset/geometry/heightfield.h"
#include "asset/geometry/parameter_private.h"
#include "asset/geometry/primitive.h"

/* A grid in XZ: rows run from the back (-z) to the front, as heights are given. */
typedef struct sheet {
    uint32_t columns;
    uint32_t rows;
    double width;
    double length;
    const double *heights; /* [rows, columns] or NULL = 0 */
    uint32_t *top;         /* [rows, columns] points */
    pa_builder *builder;
} sheet;

static pa_vec3 spot(const sheet *of, uint32_t row, uint32_t column)
{
    double y = of->heights ? of->heights[(size_t)row * of->columns + column] : 0.0;
    return (pa_vec3){of->width * ((double)column / (of->columns - 1) - 0.5), y,
                     of->length * ((double)row / (of->rows - 1) - 0.5)};
}

/* Rows of a net run up, seen from outside: from the front backwards. */
static pa_status add_top(sheet *of, pa_arena *scratch, pa_error *err)
{
    size_t count = (size_t)of->rows * of->columns;
    of->top = PA_NEW_ARRAY(scratch, uint32_t, count);
    pa_vec2 *uvs = PA_NEW_ARRAY(scratch, pa_vec2, count);
    if (!of->top || !uvs) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t r = 0; r < of->rows; r++) {
        for (uint32_t c = 0; c < of->columns; c++) {
            pa_vec3 at = spot(of, of->rows - 1 - r, c);
            of->top[(size_t)r * of->columns + c] = pa_builder_point(of->builder, at);
            uvs[(size_t)r * of->columns + c] = (pa_vec2){at.x, at.z};
        }
    }
    pa_net net = {.rows = of->rows, .columns = of->columns, .points = of->top, .uvs = uvs};
    pa_builder_net(of->builder, &net);
    return PA_OK;
}

/* The points along the rim of the top, counter-clockwise seen from above, beginning front left. */
static uint32_t rim_point(const sheet *of, uint32_t i)
{
    uint32_t across = of->columns - 1;
    uint32_t along = of->rows - 1;
    uint32_t row;
    uint32_t column;
    if (i < across) {
        row = 0;
        column = i;
    } else if (i < across + along) {
        row = i - across;
        column = across;
    } else if (i < 2 * across + along) {
        row = along;
        column = 2 * across + along - i;
    } else {
        row = 2 * (across + along) - i;
        column = 0;
    }
    return of->top[(size_t)row * of->columns + column];
}

static pa_status add_block(sheet *of, double base, pa_arena *scratch, pa_error *err)
{
    uint32_t count = 2 * (of->columns + of->rows - 2);
    uint32_t *points = PA_NEW_ARRAY(scratch, uint32_t, (size_t)count * 2);
    pa_vec2 *uvs = PA_NEW_ARRAY(scratch, pa_vec2, ((size_t)count + 1) * 2);
    if (!points || !uvs) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    if (of->builder->status != PA_OK) {
        return PA_OK; /* told by the builder's finish */
    }
    double along = 0.0;
    for (uint32_t i = 0; i <= count; i++) {
        uint32_t top = rim_point(of, i % count);
        pa_vec3 at = of->builder->shape.points[top];
        uvs[i] = (pa_vec2){along, -base};
        uvs[count + 1 + i] = (pa_vec2){along, -at.y};
        pa_vec3 next = of->builder->shape.points[rim_point(of, (i + 1) % count)];
        along += hypot(next.x - at.x, next.z - at.z);
        if (i < count) {
            points[count + i] = top;
            points[i] = pa_builder_point(of->builder, (pa_vec3){at.x, base, at.z});
        }
    }
    pa_net walls = {.rows = 2, .columns = count, .wrap_columns = true, .points = points, .uvs = uvs};
    pa_builder_net(of->builder, &walls);
    for (uint32_t i = count; i-- > 0;) {
        pa_vec3 at = of->builder->shape.points[points[i]];
        pa_builder_corner(of->builder, points[i], (pa_vec2){at.x, -at.z}, PA_EDGE_BY_ANGLE);
    }
    pa_builder_end(of->builder);
    return PA_OK;
}

pa_status pa_shape_sheet(const pa_sheet_options *options, pa_arena *arena, pa_shape *out_shape, pa_error *err)
{
    const pa_limit limits[] = {
        {"width", options->width, PA_LENGTH_MIN, PA_LENGTH_MAX},
        {"length", options->length, PA_LENGTH_MIN, PA_LENGTH_MAX},
        {"cells.x", options->cells[0], 0, 1023},
        {"cells.z", options->cells[1], 0, 1023},
    };
    PA_ARENA_SCOPED scratch = {0};
    PA_BUILDER_SCOPED builder;
    pa_builder_init(&builder, PA_CREASE_DEG);
    sheet made = {.columns = options->cells[0] ? options->cells[0] + 1 : 2,
                  .rows = options->cells[1] ? options->cells[1] + 1 : 2,
                  .width = options->width,
                  .length = options->length,
                  .builder = &builder};
    pa_status status = PA_LIMITS_CHECK("sheet", limits, err);
    if (status == PA_OK) {
        status = add_top(&made, &scratch, err);
    }
    return status == PA_OK ? pa_builder_finish(&builder, arena, out_shape, err) : status;
}

static pa_status check_heights(const pa_heightfield_options *options, pa_error *err)
{
    const pa_limit limits[] = {
        {"columns", options->columns, 2, 1024},
        {"rows", options->rows, 2, 1024},
        {"width", options->width, PA_LENGTH_MIN, PA_LENGTH_MAX},
        {"length", options->length, PA_LENGTH_MIN, PA_LENGTH_MAX},
        {"base", options->base, -PA_LENGTH_MAX, PA_LENGTH_MAX},
    };
    pa_status status = PA_LIMITS_CHECK("heightfield", limits, err);
    size_t count = (size_t)options->columns * options->rows;
    for (size_t i = 0; status == PA_OK && i < count; i++) {
        double height = options->heights[i];
        if (!(fabs(height) <= PA_LENGTH_MAX) || (options->solid && height - options->base < PA_LENGTH_MIN)) {
            status = pa_fail(err, PA_INVALID, "heightfield: height %zu is %g, not a length above base", i + 1,
                             height);
        }
    }
    return status;
}

pa_status pa_shape_heightfield(const pa_heightfield_options *options, pa_arena *arena, pa_shape *out_shape,
                               pa_error *err)
{
    PA_ARENA_SCOPED scratch = {0};
    PA_BUILDER_SCOPED builder;
    pa_builder_init(&builder, PA_CREASE_DEG);
    sheet made = {.columns = options->columns,
                  .rows = options->rows,
                  .width = options->width,
                  .length = options->length,
                  .heights = options->heights,
                  .builder = &builder};
    pa_status status = check_heights(options, err);
    if (status == PA_OK) {
        status = add_top(&made, &scratch, err);
    }
    if (status == PA_OK && options->solid) {
        status = add_block(&made, options->base, &scratch, err);
    }
    return status == PA_OK ? pa_builder_finish(&builder, arena, out_shape, err) : status;
}
