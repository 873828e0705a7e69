#include "engines/import/import.h"

#include "asset/formats/model_decode.h"

static pa_availability availability(void *self)
{
    (void)self;
    return (pa_availability){.state = PA_ENGINE_READY};
}

/* A quarter turn about x: (x, y, z) becomes (x, z, -y). stride is how many numbers a vertex has. */
static void turn(float *vectors, size_t count, size_t stride)
{
    for (size_t i = 0; vectors && i < count; i++) {
        float *vector = vectors + i * stride;
        float y = vector[1];
        vector[1] = vector[2];
        vector[2] = -y;
    }
}

static void lay_z_up(pa_scene *scene)
{
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        pa_mesh *mesh = &scene->meshes[m];
        turn(mesh->positions, mesh->vertex_count, 3);
        turn(mesh->normals, mesh->vertex_count, 3);
        turn(mesh->tangents, mesh->vertex_count, 4);
    }
}

/* PLY and OBJ know no back of a face: what shows them shows both sides, and an open cup has an inside. */
static void show_both_sides(pa_scene *scene)
{
    for (uint32_t i = 0; i < scene->material_count; i++) {
        scene->materials[i].double_sided = true;
    }
}

static pa_status generate(void *self, const pa_request *request, const pa_run *run, pa_arena *arena,
                          pa_engine_result *out_result, pa_error *err)
{
    (void)self;
    pa_run_progress(run, "read", 0);
    pa_engine_result result = {0};
    if (!request->model_spare) {
        result.raw = request->model;
    }
    pa_error cause = {0};
    pa_status status = pa_model_decode(request->model, request->model_spare, arena, &result.scene, &cause);
    if (status == PA_CORRUPT) {
        return pa_fail(err, PA_BAD_FILE, "%s", cause.detail);
    }
    if (status != PA_OK) {
        if (err) {
            *err = cause;
        }
        return status;
    }
    if (!result.scene.metric) {
        show_both_sides(&result.scene);
    }
    if (request->model_z_up) {
        lay_z_up(&result.scene);
    }
    *out_result = result;
    return PA_OK;
}

static void free_nothing(void *self)
{
    (void)self;
}

pa_engine pa_import_engine(void)
{
    return (pa_engine){.name = "import",
                       .title = "Models of your own",
                       .takes_models = true,
                       .availability = availability,
                       .generate = generate,
                       .free = free_nothing};
}
