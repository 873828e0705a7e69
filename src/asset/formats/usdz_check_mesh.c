#include <stdio.h>
#include <string.h>

#include "asset/formats/usdz_check_private.h"

/* A stored extent may be rounded differently from the points. */
#define EXTENT_SLACK 1e-4

static pa_status broken(const pa_usda_prim *mesh, const char *what, pa_error *err)
{
    return pa_fail(err, PA_CORRUPT, "The mesh <%.150s> %s.", mesh->path, what);
}

/* The numbers of a property, of the width asked for; NULL where it has none such. */
static const pa_usda_value *numbers_of(const pa_usda_prim *mesh, const char *name, uint32_t width)
{
    const pa_usda_property *property = pa_usda_property_of(mesh, name, false);
    bool fits = property && property->value.kind == PA_USDA_NUMBERS && property->value.width == width;
    return fits ? &property->value : NULL;
}

static bool is_whole_below(double value, double limit)
{
    return value >= 0 && value < limit && value == (double)(uint64_t)value;
}

static pa_status check_faces(const pa_usda_prim *mesh, size_t point_count, pa_error *err)
{
    const pa_usda_value *sizes = numbers_of(mesh, "faceVertexCounts", 1);
    const pa_usda_value *indices = numbers_of(mesh, "faceVertexIndices", 1);
    if (!sizes || !indices) {
        return broken(mesh, "has no faces", err);
    }
    double corners = 0;
    for (size_t i = 0; i < sizes->count; i++) {
        if (!is_whole_below(sizes->numbers[i], 1e6) || sizes->numbers[i] < 3) {
            return broken(mesh, "has a face of fewer than three corners", err);
        }
        corners += sizes->numbers[i];
    }
    if (corners != (double)indices->count) {
        return broken(mesh, "has more or fewer indices than its faces have corners", err);
    }
    for (size_t i = 0; i < indices->count; i++) {
        if (!is_whole_below(indices->numbers[i], (double)point_count)) {
            return broken(mesh, "has an index beyond its points", err);
        }
    }
    return PA_OK;
}

static pa_status check_extent(const pa_usda_prim *mesh, const pa_usda_value *points, pa_error *err)
{
    const pa_usda_value *extent = numbers_of(mesh, "extent", 3);
    if (!extent || extent->count != 2) {
        return broken(mesh, "has no extent", err);
    }
    const double *low = extent->numbers;
    const double *high = extent->numbers + 3;
    for (size_t i = 0; i < 3 * points->count; i++) {
        double slack = EXTENT_SLACK * (high[i % 3] - low[i % 3]);
        if (points->numbers[i] < low[i % 3] - slack || points->numbers[i] > high[i % 3] + slack) {
            return broken(mesh, "reaches beyond its extent", err);
        }
    }
    return PA_OK;
}

/* A primvar or normals with one value a vertex. */
static bool varies_by_vertex(const pa_usda_prim *mesh, const char *name, uint32_t width, size_t count)
{
    const pa_usda_property *property = pa_usda_property_of(mesh, name, false);
    const pa_usda_value *interpolation =
        property ? pa_usda_field_of(property->metadata, property->metadata_count, "interpolation") : NULL;
    const pa_usda_value *values = numbers_of(mesh, name, width);
    return values && values->count == count && interpolation && interpolation->kind == PA_USDA_STRING &&
           strcmp(interpolation->text, "vertex") == 0;
}

/* Quick Look paints pink what reads a primvar that the mesh does not have. */
static pa_status check_primvars(const pa_usda_prim *mesh, const pa_usda_prim *material, size_t point_count,
                                pa_error *err)
{
    for (size_t i = 0; i < material->child_count; i++) {
        const pa_usda_prim *shader = &material->children[i];
        const char *id = pa_usdz_text_of(shader, "info:id");
        if (!id || strcmp(id, "UsdPrimvarReader_float2") != 0) {
            continue;
        }
        char name[128];
        const char *variable = pa_usdz_text_of(shader, "inputs:varname");
        if (!variable || snprintf(name, sizeof name, "primvars:%s", variable) >= (int)sizeof name) {
            return broken(shader, "reads no primvar", err);
        }
        if (!varies_by_vertex(mesh, name, 2, point_count)) {
            return broken(mesh, "lacks a primvar that its material reads", err);
        }
    }
    return PA_OK;
}

pa_status pa_usdz_check_mesh(const pa_usdz_package *package, const pa_usda_prim *mesh, pa_error *err)
{
    const pa_usda_value *points = numbers_of(mesh, "points", 3);
    const char *scheme = pa_usdz_text_of(mesh, "subdivisionScheme");
    if (!points || points->count == 0) {
        return broken(mesh, "has no points", err);
    }
    if (!scheme || strcmp(scheme, "none") != 0) {
        return broken(mesh, "would be subdivided", err);
    }
    pa_status status = check_faces(mesh, points->count, err);
    if (status == PA_OK) {
        status = check_extent(mesh, points, err);
    }
    if (status != PA_OK) {
        return status;
    }
    if (pa_usda_property_of(mesh, "normals", false) && !varies_by_vertex(mesh, "normals", 3, points->count)) {
        return broken(mesh, "has not one normal a vertex", err);
    }
    const pa_usda_property *binding = pa_usda_property_of(mesh, "material:binding", false);
    if (!binding) {
        return broken(mesh, "has no material", err);
    }
    /* The binding has been checked before: it leads to a material. */
    const pa_usda_prim *material = pa_usda_find(package->layer, binding->value.text);
    return check_primvars(mesh, material, points->count, err);
}
