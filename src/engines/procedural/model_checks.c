#include "asset/geometry/topology.h"
#include "asset/geometry/transform.h"
#include "engines/procedural/model_private.h"

static pa_status check_topology(pa_building *work, const pa_shape *shape, pa_error *err)
{
    pa_topology topology;
    pa_status status = pa_shape_topology(shape, &topology, err);
    if (status == PA_OK) {
        work->report.open_edges += topology.border_edges;
        work->report.broken_edges += topology.crowded_edges + topology.reversed_edges;
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
    return status == PA_OK ? check_topology(work, &welded, err) : status;
}

pa_status pa_building_check_edges(pa_building *work, pa_error *err)
{
    for (size_t i = 0; i < work->drawing.added_count; i++) {
        const pa_piece *piece = &work->drawing.added[i];
        pa_status status = piece->seamed ? PA_OK : check_topology(work, piece->shape, err);
        if (status != PA_OK) {
            return status;
        }
    }
    /* Welding takes time that only a check has. */
    return work->options->untextured ? check_seams(work, err) : PA_OK;
}

pa_status pa_building_check_sides(pa_building *work, pa_error *err)
{
    for (size_t i = 0; i < work->drawing.added_count; i++) {
        const pa_piece *piece = &work->drawing.added[i];
        if (i > 0 && piece->shape == piece[-1].shape) {
            continue;
        }
        pa_topology topology;
        pa_status status = pa_shape_topology(piece->shape, &topology, err);
        if (status != PA_OK) {
            return status;
        }
        /* A mirroring placement turns the faces with it when the piece is merged. */
        work->report.inverted +=
            piece->shape->face_count > 0 && topology.border_edges == 0 && pa_shape_volume(piece->shape) < 0.0;
    }
    return PA_OK;
}
