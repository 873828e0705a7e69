/* From a latent to a surface with colours. */
#include <math.h>
#include <stdlib.h>

#include "asset/geometry/field_surface.h"
#include "asset/geometry/mesh_normals.h"
#include "engines/neural/shap_e_stages_private.h"
#include "inference/shap_e/field.h"
#include "inference/tensor/weight_file.h"

enum { DEFAULT_GRID = 128 };
/* A field's surface is smooth but for true edges. */
#define CREASE_DEG 60.0

static pa_status load_field(const shap_e_work *work, const shap_e_block *latent, pa_arena *arena,
                            pa_shap_e_field **out_field, pa_error *err)
{
    pa_weight_file file = {0};
    pa_shap_e_field_shape shape;
    pa_span config;
    pa_run_progress(work->run, "decode", SHAP_E_SAMPLE_UNTIL);
    pa_status status = shap_e_read_text(work, work->files->configs[PA_SHAP_E_RENDERER], arena, &config, err);
    status = status ? status : pa_shap_e_field_read_shape(config, &shape, err);
    if (status == PA_OK && (latent->columns != shape.latent_width ||
                            latent->rows != PA_SHAP_E_PROJECTED_LAYERS * shape.hidden)) {
        status = pa_fail(err, PA_CORRUPT, "the prior and the renderer do not belong together.");
    }
    status = status ? status : pa_weight_file_open(work->files->weights[PA_SHAP_E_RENDERER], &file, err);
    if (status == PA_OK) {
        pa_run silent = {.cancel = work->run ? work->run->cancel : NULL};
        status =
            pa_shap_e_field_new(&file.table, &shape, work->exact, latent->values, &silent, out_field, err);
    }
    pa_weight_file_close(&file);
    return shap_e_blame_weights(status, err);
}

/* A field as the search asks for it. */
typedef struct asking {
    pa_shap_e_field *field;
    const pa_run *run;
} asking;

/* Shap-E's inside is above 0. */
static pa_status ask(void *user, const float *positions, size_t count, float *out_values, pa_error *err)
{
    asking *of = user;
    pa_run silent = {.cancel = of->run ? of->run->cancel : NULL};
    pa_status status = pa_shap_e_field_query(of->field, positions, count, &silent, out_values, NULL, err);
    for (size_t i = 0; status == PA_OK && i < count; i++) {
        out_values[i] = -out_values[i];
    }
    return status;
}

static pa_status trace_field(const shap_e_work *work, const pa_field_samples *samples, pa_error *err)
{
    if (!work->request->trace) {
        return PA_OK;
    }
    size_t n = samples->samples;
    float *distances = calloc(n * n * n, sizeof *distances);
    if (!distances) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; i < n * n * n; i++) {
        distances[i] = -samples->values[(i % n * n + i / n % n) * n + i / n / n];
    }
    const int64_t asked[] = {(int64_t)samples->asked, (int64_t)samples->mistaken};
    const pa_weight tensors[] = {
        shap_e_named("sdf", distances, n, n, n),
        {.name = "asked", .tensor = {.dtype = PA_I64, .rank = 1, .shape = {2}, .data = asked}},
    };
    pa_status status = shap_e_trace(work, "field", tensors, sizeof tensors / sizeof tensors[0], err);
    free(distances);
    return status;
}

static float linear_of(float srgb)
{
    return srgb <= 0.04045f ? srgb / 12.92f : powf((srgb + 0.055f) / 1.055f, 2.4f);
}

/*
 * From steps of the grid to the cube from -1 to 1. The reference lays its samples, which it asks for from
 * corner to corner of that cube, within a layer of others, and calls the corners of this larger grid those of
 * the cube: what it draws is smaller than the field by 127/129, and so are ours.
 */
static void place_in_cube(pa_mesh *mesh, uint32_t samples)
{
    for (size_t i = 0; i < 3 * (size_t)mesh->vertex_count; i++) {
        mesh->positions[i] = (mesh->positions[i] + 1) / (float)(samples + 1) * 2 - 1;
    }
}

/* The field's colours where the vertices are, [vertices, 3] linear. */
static pa_status find_colors(const shap_e_work *work, pa_shap_e_field *field, const pa_mesh *mesh,
                             pa_arena *arena, float **out_colors, pa_error *err)
{
    pa_run silent = {.cancel = work->run ? work->run->cancel : NULL};
    float *colors = pa_arena_array(arena, mesh->vertex_count, 3 * sizeof *colors);
    if (!colors) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_status status =
        pa_shap_e_field_query(field, mesh->positions, mesh->vertex_count, &silent, NULL, colors, err);
    for (size_t i = 0; status == PA_OK && i < 3 * (size_t)mesh->vertex_count; i++) {
        colors[i] = linear_of(colors[i]);
    }
    *out_colors = colors;
    return status;
}

static pa_status trace_mesh(const shap_e_work *work, const pa_mesh *mesh, const float *colors, pa_error *err)
{
    const pa_weight tensors[] = {
        shap_e_named("vertices", mesh->positions, mesh->vertex_count, 3, 0),
        {.name = "faces",
         .tensor = {.dtype = PA_I32, .rank = 2, .shape = {mesh->index_count / 3, 3}, .data = mesh->indices}},
        shap_e_named("colors", colors, mesh->vertex_count, 3, 0),
    };
    return shap_e_trace(work, "mesh", tensors, sizeof tensors / sizeof tensors[0], err);
}

/* +Z up becomes +Y up: a quarter turn about x. */
static pa_status dress(pa_mesh *mesh, const float *colors, pa_arena *arena, pa_error *err)
{
    mesh->colors = pa_arena_array(arena, mesh->vertex_count, 4 * sizeof *mesh->colors);
    if (!mesh->colors) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; i < mesh->vertex_count; i++) {
        float *at = mesh->positions + 3 * i;
        float y = at[1];
        at[1] = at[2];
        at[2] = -y;
        for (size_t k = 0; k < 4; k++) {
            mesh->colors[4 * i + k] = k < 3 ? colors[3 * i + k] : 1;
        }
    }
    return pa_mesh_compute_normals(mesh, CREASE_DEG, arena, err);
}

static pa_status make_mesh(const shap_e_work *work, pa_shap_e_field *field, pa_arena *arena,
                           pa_mesh *out_mesh, pa_error *err)
{
    pa_arena scratch = {0};
    asking how = {.field = field, .run = work->run};
    pa_field wanted = {.query = ask,
                       .user = &how,
                       .samples = work->request->grid ? work->request->grid : DEFAULT_GRID,
                       .complete = work->request->trace != NULL};
    pa_field_samples samples;
    pa_mesh mesh = {0};
    float *colors = NULL;
    pa_run_progress(work->run, "surface", SHAP_E_PROJECT_UNTIL);
    pa_status status = pa_field_sample(&wanted, work->run, &scratch, &samples, err);
    status = status ? status : trace_field(work, &samples, err);
    status = status ? status : pa_field_surface(&samples, arena, &mesh, err);
    if (status == PA_NOT_FOUND) {
        status = pa_fail(err, PA_INTERNAL, "Shap-E sees nothing in these words; another seed may help.");
    }
    if (status == PA_OK) {
        place_in_cube(&mesh, samples.samples);
        status = find_colors(work, field, &mesh, &scratch, &colors, err);
    }
    status = status ? status : trace_mesh(work, &mesh, colors, err);
    status = status ? status : dress(&mesh, colors, arena, err);
    pa_arena_done(&scratch);
    *out_mesh = mesh;
    return status;
}

pa_status shap_e_make_scene(const shap_e_work *work, const shap_e_block *latent, pa_arena *arena,
                            pa_scene *out_scene, pa_error *err)
{
    pa_scene scene = {.meshes = PA_NEW(arena, pa_mesh),
                      .mesh_count = 1,
                      .materials = PA_NEW(arena, pa_material),
                      .material_count = 1};
    if (!scene.meshes || !scene.materials) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    scene.materials[0] = pa_material_default();
    pa_shap_e_field *field = NULL;
    pa_status status = load_field(work, latent, arena, &field, err);
    status = status ? status : make_mesh(work, field, arena, &scene.meshes[0], err);
    pa_shap_e_field_free(field);
    if (status == PA_OK) {
        *out_scene = scene;
    }
    return status;
}
