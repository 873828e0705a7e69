#include "comparison.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "asset/geometry/surface_tree.h"
#include "engines/neural/shap_e_engine.h"
#include "engines/neural/shap_e_stages_private.h"
#include "inference/nn/schedule.h"
#include "inference/shap_e/prior.h"
#include "inference/tensor/weight_file.h"

enum { MOST_KEPT = 2048 };

/* What a trace has heard, by "stage/tensor". */
typedef struct kept {
    pa_arena *arena;
    pa_weight tensors[MOST_KEPT];
    size_t count;
} kept;

static pa_status keep(void *user, const char *stage, const pa_weight *tensors, size_t count, pa_error *err)
{
    kept *to = user;
    for (size_t i = 0; i < count; i++) {
        size_t elements = 0;
        size_t bytes = 0;
        pa_weight copy = tensors[i];
        bool fine = to->count < MOST_KEPT && pa_tensor_measure(&copy.tensor, &elements, &bytes);
        copy.name = pa_arena_printf(to->arena, "%s/%s", stage, tensors[i].name);
        copy.tensor.data = fine ? pa_arena_copy(to->arena, tensors[i].tensor.data, bytes) : NULL;
        if (!copy.tensor.data || !copy.name) {
            return pa_fail(err, PA_NO_MEMORY, NULL);
        }
        to->tensors[to->count++] = copy;
    }
    return PA_OK;
}

static const pa_tensor *find_kept(const kept *from, const char *name)
{
    for (size_t i = 0; i < from->count; i++) {
        if (strcmp(from->tensors[i].name, name) == 0) {
            return &from->tensors[i].tensor;
        }
    }
    return NULL;
}

static size_t count_of(const pa_tensor *tensor)
{
    size_t count = 0;
    size_t bytes = 0;
    return pa_tensor_measure(tensor, &count, &bytes) ? count : 0;
}

static double relative(const float *ours, const float *theirs, size_t count)
{
    double difference = 0;
    double size = 0;
    for (size_t i = 0; i < count; i++) {
        difference += pow((double)ours[i] - (double)theirs[i], 2);
        size += pow((double)theirs[i], 2);
    }
    return sqrt(difference / size);
}

static double relative_of(const pa_tensor *ours, const pa_tensor *theirs)
{
    return ours && theirs && count_of(ours) == count_of(theirs)
               ? relative(ours->data, theirs->data, count_of(theirs))
               : (double)INFINITY;
}

static comparison_row *row(comparison *result, const char *name)
{
    for (size_t i = 0; i < result->count; i++) {
        if (strcmp(result->rows[i].name, name) == 0) {
            return &result->rows[i];
        }
    }
    comparison_row *made = &result->rows[result->count++];
    snprintf(made->name, sizeof made->name, "%s", name);
    made->fed = made->free = -1;
    return made;
}

/* How far vertices are from a surface, at most. */
static pa_status furthest(const pa_mesh *from, const pa_mesh *to, pa_arena *arena, double *out_most,
                          pa_error *err)
{
    pa_surface_tree tree;
    pa_status status = pa_surface_tree_build(to, 1, arena, &tree, err);
    for (uint32_t i = 0; status == PA_OK && i < from->vertex_count; i++) {
        const float *at = from->positions + 3 * (size_t)i;
        pa_vec3 place = {(double)at[0], (double)at[1], (double)at[2]};
        pa_surface_hit hit;
        double distance = 4;
        if (pa_surface_nearest(&tree, place, NULL, distance, &hit)) {
            distance = pa_vec3_length(pa_vec3_sub(hit.place, place));
        }
        *out_most = fmax(*out_most, distance);
    }
    return status;
}

static pa_mesh mesh_of(const pa_tensor *vertices, const pa_tensor *faces)
{
    return (pa_mesh){.vertex_count = (uint32_t)vertices->shape[0],
                     .index_count = (uint32_t)(3 * faces->shape[0]),
                     .positions = (float *)vertices->data,
                     .indices = (uint32_t *)faces->data};
}

static pa_status compare_meshes(const kept *ours, const pa_weight_table *reference, pa_arena *arena,
                                double *out_cells, pa_error *err)
{
    pa_mesh mine = mesh_of(find_kept(ours, "mesh/vertices"), find_kept(ours, "mesh/faces"));
    pa_mesh theirs =
        mesh_of(pa_weight_table_find(reference, "vertices"), pa_weight_table_find(reference, "faces"));
    double most = 0;
    pa_status status = furthest(&mine, &theirs, arena, &most, err);
    status = status ? status : furthest(&theirs, &mine, arena, &most, err);
    double cell = 2.0 / (double)(pa_weight_table_find(reference, "sdf")->shape[0] + 1);
    *out_cells = most / cell;
    return status;
}

/* The reference lists vertices along x edges, then y, then z, ours cell by cell: found by their places. */
static void compare_colors(const kept *ours, const pa_weight_table *reference, comparison *result)
{
    const pa_tensor *vertices = find_kept(ours, "mesh/vertices");
    const float *mine = vertices->data;
    const float *my_colors = find_kept(ours, "mesh/colors")->data;
    const pa_tensor *their_vertices = pa_weight_table_find(reference, "vertices");
    const float *theirs = their_vertices->data;
    const float *their_colors = pa_weight_table_find(reference, "colors")->data;
    size_t shared = 0;
    size_t step = vertices->shape[0] / 500 + 1;
    size_t looked_at = 0;
    for (size_t i = 0; i < vertices->shape[0]; i += step, looked_at++) {
        for (size_t k = 0; k < their_vertices->shape[0]; k++) {
            double distance = 0;
            double color = 0;
            for (int a = 0; a < 3; a++) {
                distance =
                    fmax(distance, fabs((double)mine[3 * i + (size_t)a] - (double)theirs[3 * k + (size_t)a]));
                color = fmax(color, fabs((double)my_colors[3 * i + (size_t)a] -
                                         (double)their_colors[3 * k + (size_t)a]));
            }
            if (distance < 1e-4) {
                result->color_difference = fmax(result->color_difference, color);
                shared++;
                break;
            }
        }
    }
    result->shared_vertices = (double)shared / (double)looked_at;
}

/* A free run from the reference's noise; first, as the row of tokens and text needs no other. */
static pa_status run_freely(const comparison_options *options, pa_arena *arena, comparison *result,
                            pa_error *err)
{
    const pa_weight_table *reference = options->reference;
    kept *ours = PA_NEW(arena, kept);
    ours->arena = arena;
    pa_trace trace = {.on_stage = keep, .user = ours};
    pa_shap_e_engine_options how = {
        .folder = options->folder, .threads = options->threads, .plain = options->plain};
    pa_request request = {.prompt = options->prompt,
                          .sampler = PA_SAMPLER_HEUN,
                          .precision = options->bf16 ? PA_PRECISION_BF16 : PA_PRECISION_F32,
                          .steps = (uint32_t)count_of(pa_weight_table_find(reference, "times")),
                          .guidance = options->guidance,
                          .grid = (uint32_t)result->grid,
                          .noise = pa_weight_table_find(reference, "noise"),
                          .trace = &trace};
    pa_engine engine;
    pa_engine_result made;
    pa_status status = pa_shap_e_engine_new(&how, &engine, err);
    if (status != PA_OK) {
        return status;
    }
    status = engine.generate(engine.self, &request, NULL, arena, &made, err);
    engine.free(engine.self);
    if (status != PA_OK) {
        return status;
    }
    const pa_tensor *tokens = find_kept(ours, "text/tokens");
    result->same_tokens = memcmp(tokens->data, pa_weight_table_find(reference, "tokens")->data,
                                 count_of(tokens) * sizeof(int32_t)) == 0;
    static const char *const names[][2] = {{"text_embed", "text/text_embed"},
                                           {"condition", "text/condition"},
                                           {"sigmas", "schedule/sigmas"},
                                           {"times", "schedule/times"}};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        row(result, names[i][0])->fed =
            relative_of(find_kept(ours, names[i][1]), pa_weight_table_find(reference, names[i][0]));
    }
    for (size_t k = 0; k < 2 * request.steps - 1; k++) {
        char theirs[24];
        char mine[40];
        snprintf(theirs, sizeof theirs, "sample.%03zu", k);
        snprintf(mine, sizeof mine, "evaluation-%03zu/sample", k);
        row(result, theirs)->free =
            relative_of(find_kept(ours, mine), pa_weight_table_find(reference, theirs));
        snprintf(theirs, sizeof theirs, "guess.%03zu", k);
        snprintf(mine, sizeof mine, "evaluation-%03zu/guess", k);
        row(result, theirs)->free =
            relative_of(find_kept(ours, mine), pa_weight_table_find(reference, theirs));
    }
    row(result, "latent")->free =
        relative_of(find_kept(ours, "latent/latent"), pa_weight_table_find(reference, "latent"));
    row(result, "sdf")->free =
        relative_of(find_kept(ours, "field/sdf"), pa_weight_table_find(reference, "sdf"));
    return compare_meshes(ours, reference, arena, &result->free_mesh_distance, err);
}

/* The sampler and the prior, each fed what the reference's other part gave. */
typedef struct fed {
    const comparison_options *options;
    pa_shap_e_prior *prior;
    pa_shap_e_prior_shape shape;
    float *texts;
    float *guesses;
    size_t evaluation;
    comparison *result;
} fed;

static pa_status guess_fed(void *user, const float *sample, float time, float *out_guess, pa_error *err)
{
    fed *of = user;
    size_t count = of->shape.latents * of->shape.latent_width;
    char name[24];
    snprintf(name, sizeof name, "sample.%03zu", of->evaluation);
    const float *their_sample = pa_weight_table_find(of->options->reference, name)->data;
    row(of->result, name)->fed = relative(sample, their_sample, count);
    pa_status status =
        pa_shap_e_prior_run(of->prior, their_sample, time, of->texts, 2, NULL, of->guesses, err);
    static const char *const kinds[2] = {"without", "with"};
    for (size_t i = 0; i < 2; i++) {
        snprintf(name, sizeof name, "%s.%03zu", kinds[i], of->evaluation);
        row(of->result, name)->fed = relative(
            of->guesses + i * count, pa_weight_table_find(of->options->reference, name)->data, count);
    }
    for (size_t i = 0; status == PA_OK && i < count; i++) {
        of->guesses[i] += (float)of->options->guidance * (of->guesses[count + i] - of->guesses[i]);
    }
    snprintf(name, sizeof name, "guess.%03zu", of->evaluation++);
    const float *their_guess = pa_weight_table_find(of->options->reference, name)->data;
    row(of->result, name)->fed = relative(of->guesses, their_guess, count);
    memcpy(out_guess, their_guess, count * sizeof *out_guess);
    return status;
}

static pa_status run_fed(const shap_e_work *work, fed *of, pa_arena *arena, pa_error *err)
{
    const pa_weight_table *reference = of->options->reference;
    pa_weight_file file = {0};
    pa_span config;
    pa_schedule *schedule = PA_NEW(arena, pa_schedule);
    pa_status status = shap_e_read_text(work, work->files->configs[PA_SHAP_E_PRIOR], arena, &config, err);
    status = status ? status : pa_shap_e_prior_read_shape(config, &of->shape, err);
    status = status ? status : pa_weight_file_open(work->files->weights[PA_SHAP_E_PRIOR], &file, err);
    status =
        status ? status : pa_shap_e_prior_load(&file.table, &of->shape, work->kernels, NULL, &of->prior, err);
    pa_weight_file_close(&file);
    status = status
                 ? status
                 : pa_schedule_make(count_of(pa_weight_table_find(reference, "times")), 1024, schedule, err);
    if (status != PA_OK) {
        return status;
    }
    size_t count = of->shape.latents * of->shape.latent_width;
    of->texts = PA_NEW_ARRAY(arena, float, 2 * of->shape.text_width);
    of->guesses = PA_NEW_ARRAY(arena, float, 2 * count);
    float *sample =
        pa_arena_copy(arena, pa_weight_table_find(reference, "noise")->data, count * sizeof *sample);
    memcpy(of->texts + of->shape.text_width, pa_weight_table_find(reference, "condition")->data,
           of->shape.text_width * sizeof *of->texts);
    pa_sampling sampling = {.schedule = schedule, .denoise = guess_fed, .user = of, .clip = 1};
    status = pa_sample_heun(&sampling, count, NULL, sample, err);
    pa_shap_e_prior_free(of->prior);
    if (status == PA_OK) {
        row(of->result, "latent")->fed =
            relative(sample, pa_weight_table_find(reference, "latent")->data, count);
    }
    return status;
}

/* From the reference's latent to a mesh. */
static pa_status decode_fed(shap_e_work *work, const pa_weight_table *reference, pa_arena *arena,
                            comparison *result, pa_error *err)
{
    kept *ours = PA_NEW(arena, kept);
    ours->arena = arena;
    pa_trace trace = {.on_stage = keep, .user = ours};
    pa_request request = {.grid = (uint32_t)result->grid, .trace = &trace};
    const pa_tensor *latent = pa_weight_table_find(reference, "latent");
    shap_e_block given = {
        .values = (float *)latent->data, .rows = latent->shape[0], .columns = latent->shape[1]};
    pa_scene scene;
    work->request = &request;
    pa_status status = shap_e_make_scene(work, &given, arena, &scene, err);
    if (status != PA_OK) {
        return status;
    }
    row(result, "sdf")->fed =
        relative_of(find_kept(ours, "field/sdf"), pa_weight_table_find(reference, "sdf"));
    const int64_t *asked = find_kept(ours, "field/asked")->data;
    result->asked = (size_t)asked[0];
    result->mistaken = (size_t)asked[1];
    compare_colors(ours, reference, result);
    return compare_meshes(ours, reference, arena, &result->mesh_distance, err);
}

static pa_status make_kernels(const comparison_options *options, bool bf16, pa_kernels **out_kernels,
                              pa_error *err)
{
    return options->plain
               ? pa_kernels_reference_new(out_kernels, err)
               : pa_kernels_onednn_new(bf16 ? PA_BF16 : PA_F32, options->threads, out_kernels, err);
}

pa_status compare_with_reference(const comparison_options *options, pa_arena *arena, comparison *out_result,
                                 pa_error *err)
{
    pa_shap_e_files files;
    pa_request request = {.prompt = options->prompt};
    shap_e_work work = {.folder = options->folder, .files = &files, .request = &request};
    *out_result = (comparison){.grid = pa_weight_table_find(options->reference, "sdf")->shape[0]};
    fed of = {.options = options, .result = out_result};
    pa_status status = run_freely(options, arena, out_result, err);
    status = status ? status : pa_shap_e_find_files(options->folder, arena, &files, err);
    status = status ? status : make_kernels(options, options->bf16, &work.kernels, err);
    status = status ? status : make_kernels(options, false, &work.exact, err);
    status = status ? status : run_fed(&work, &of, arena, err);
    status = status ? status : decode_fed(&work, options->reference, arena, out_result, err);
    pa_kernels_free(work.kernels);
    pa_kernels_free(work.exact);
    return status;
}
