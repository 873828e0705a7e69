/* What a recipe's surfaces promise: closed, wound alike, outside out, not through themselves. */
#include <math.h>

#include "asset/geometry/self_crossing.h"
#include "asset/geometry/topology.h"
#include "asset/geometry/transform.h"
#include "engines/procedural/model_private.h"

/* How far a surface may pass through itself, against its longest side, before anybody sees it. */
#define LEAST_CROSSING 0.01

/* Counts faults, and names the line that made the first of a sort where it is known. */
static pa_status blame_line(pa_building *work, pa_model_fault *fault, uint32_t count, const char *line,
                            pa_error *err)
{
    if (count > 0 && line && !fault->where) {
        fault->where = pa_arena_string(work->arena, line);
        if (!fault->where) {
            return pa_fail(err, PA_NO_MEMORY, NULL);
        }
    }
    fault->count += count;
    return PA_OK;
}

static pa_status check_topology(pa_building *work, const pa_shape *shape, const char *line, pa_error *err)
{
    pa_topology topology;
    pa_status status = pa_shape_topology(shape, &topology, err);
    if (status == PA_OK) {
        status = blame_line(work, &work->report.open, topology.border_edges, line, err);
    }
    if (status == PA_OK) {
        status = blame_line(work, &work->report.broken, topology.crowded_edges + topology.reversed_edges,
                            line, err);
    }
    return status;
}

/* The sides of painted shapes lie in different slots: together they must be as closed as the rest. */
static pa_status check_seams(pa_building *work, pa_error *err)
{
    const double close_m = 1e-7;
    pa_shape *placed = PA_NEW_ARRAY(work->shapes, pa_shape, work->drawing.added_count);
    const pa_shape **list = PA_NEW_ARRAY(work->shapes, const pa_shape *, work->drawing.added_count);
    if (!placed || !list) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    size_t count = 0;
    const char *line = NULL;
    for (size_t i = 0; i < work->drawing.added_count; i++) {
        const pa_piece *piece = &work->drawing.added[i];
        if (!piece->seamed) {
            continue;
        }
        pa_status status = pa_shape_copy(piece->shape, work->shapes, &placed[count], err);
        if (status == PA_OK) {
            status = pa_shape_transform(&placed[count], &piece->place, err);
        }
        if (status != PA_OK) {
            return status;
        }
        line = piece->line;
        list[count] = &placed[count];
        count++;
    }
    pa_shape merged = {0};
    pa_shape welded = {0};
    if (count == 0) {
        return PA_OK;
    }
    pa_status status = pa_shape_merge(list, count, work->shapes, &merged, err);
    if (status == PA_OK) {
        status = pa_shape_weld(&merged, close_m, work->shapes, &welded, err);
    }
    return status == PA_OK ? check_topology(work, &welded, line, err) : status;
}

pa_status pa_building_check_edges(pa_building *work, pa_error *err)
{
    for (size_t i = 0; i < work->drawing.added_count; i++) {
        const pa_piece *piece = &work->drawing.added[i];
        pa_status status = piece->seamed ? PA_OK : check_topology(work, piece->shape, piece->line, err);
        if (status != PA_OK) {
            return status;
        }
    }
    /* Welding takes time that only a check has. */
    return work->options->untextured ? check_seams(work, err) : PA_OK;
}

static pa_status check_crossing(pa_building *work, const pa_piece *piece, pa_error *err)
{
    pa_vec3 low;
    pa_vec3 high;
    pa_self_crossing crossing = {0};
    if (piece->knotted || !pa_shape_bounds(piece->shape, &low, &high)) {
        return PA_OK;
    }
    pa_vec3 size = pa_vec3_sub(high, low);
    double depth = LEAST_CROSSING * fmax(size.x, fmax(size.y, size.z));
    pa_status status = pa_shape_self_crossing(piece->shape, depth, &crossing, err);
    return status == PA_OK ? blame_line(work, &work->report.crossed, crossing.pairs > 0, piece->line, err)
                           : status;
}

pa_status pa_building_check_solids(pa_building *work, pa_error *err)
{
    for (size_t i = 0; i < work->drawing.added_count; i++) {
        const pa_piece *piece = &work->drawing.added[i];
        bool again = i > 0 && piece->shape == piece[-1].shape;
        if (again || piece->shape->face_count == 0) {
            continue;
        }
        pa_topology topology = {0};
        pa_status status = pa_shape_topology(piece->shape, &topology, err);
        bool closed = topology.border_edges == 0;
        /* A mirroring placement turns the faces with it when the piece is merged. */
        bool inverted = closed && pa_shape_volume(piece->shape) < 0.0;
        if (status == PA_OK) {
            status = blame_line(work, &work->report.inverted, inverted, piece->line, err);
        }
        if (status == PA_OK && work->options->crossings && (closed || piece->seamed)) {
            status = check_crossing(work, piece, err);
        }
        if (status != PA_OK) {
            return status;
        }
    }
    return PA_OK;
}
