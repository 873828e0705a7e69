#include "engines/neural/shap_e_comparison.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "asset/geometry/surface_tree.h"
#include "engines/neural/shap_e_case_private.h"
#include "engines/neural/shap_e_engine.h"
#include "engines/neural/shap_e_stages_private.h"
#include "inference/clip/tokenizer.h"
#include "inference/nn/schedule.h"
#include "inference/shap_e/prior.h"
#include "inference/tensor/weight_file.h"

enum { TRAINING_STEPS = 1024, MOST_KEPT = 1024, COLORS_LOOKED_AT = 500 };
#define F32_TOLERANCE 1e-4
#define BF16_TOLERANCE 2e-2
/* Two vertices this near are one. */
#define SAME_PLACE 1e-4

/* What a trace has heard, by "stage/tensor". */
typedef struct kept {
    pa_arena *arena;
    pa_weight tensors[MOST_KEPT];
    size_t count;
} kept;

typedef struct comparing {
    const pa_shap_e_comparison_options *options;
    const pa_run *run;
    pa_arena *arena;
    shap_e_case theirs;
    pa_shap_e_comparison *result;
} comparing;

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

static pa_status listen(comparing *of, kept **out_ours, pa_trace *out_trace, pa_error *err)
{
    kept *ours = PA_NEW(of->arena, kept);
    if (!ours) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    ours->arena = of->arena;
    *out_ours = ours;
    *out_trace = (pa_trace){.on_stage = keep, .user = ours};
    return PA_OK;
}

/* NULL where nobody spoke of it. */
static const pa_tensor *find_kept(const kept *from, const char *name)
{
    for (size_t i = 0; i < from->count; i++) {
        if (strcmp(from->tensors[i].name, name) == 0) {
            return &from->tensors[i].tensor;
        }
    }
    return NULL;
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

/* Infinite where ours is missing or of another size. */
static double relative_of(const kept *ours, const char *name, const float *theirs, size_t count)
{
    const pa_tensor *tensor = find_kept(ours, name);
    size_t elements = 0;
    size_t bytes = 0;
    bool fits = tensor && pa_tensor_measure(tensor, &elements, &bytes) && elements == count;
    return fits ? relative(tensor->data, theirs, count) : (double)INFINITY;
}

/* The row of that name, new where there is none; the last one where there are too many. */
static pa_shap_e_difference *row(comparing *of, const char *name)
{
    pa_shap_e_comparison *result = of->result;
    for (size_t i = 0; i < result->count; i++) {
        if (strcmp(result->rows[i].name, name) == 0) {
            return &result->rows[i];
        }
    }
    result->count += result->count < PA_SHAP_E_MOST_DIFFERENCES;
    pa_shap_e_difference *made = &result->rows[result->count - 1];
    snprintf(made->name, sizeof made->name, "%s", name);
    made->fed = made->free = -1;
    return made;
}

static pa_shap_e_difference *numbered_row(comparing *of, const char *kind, size_t number)
{
    char name[32];
    snprintf(name, sizeof name, "%s.%03zu", kind, number);
    return row(of, name);
}

/* How far vertices are from a surface, at most. */
static pa_status find_furthest(const pa_mesh *from, const pa_mesh *to, pa_arena *arena, double *out_most,
                               pa_error *err)
{
    pa_surface_tree tree;
    pa_status status = pa_surface_tree_build(to, 1, arena, &tree, err);
    for (uint32_t i = 0; status == PA_OK && i < from->vertex_count; i++) {
        const float *at = from->positions + 3 * (size_t)i;
        pa_surface_hit hit = {.distance = (double)INFINITY};
        pa_surface_nearest(&tree, (pa_vec3){(double)at[0], (double)at[1], (double)at[2]}, NULL,
                           (double)INFINITY, &hit);
        *out_most = fmax(*out_most, hit.distance);
    }
    return status;
}

/* In cells of the grid, both ways. */
static pa_status measure_meshes(comparing *of, const kept *ours, double *out_cells, pa_error *err)
{
    const pa_tensor *vertices = find_kept(ours, "mesh/vertices");
    const pa_tensor *faces = find_kept(ours, "mesh/faces");
    pa_mesh mine = {.vertex_count = (uint32_t)vertices->shape[0],
                    .index_count = (uint32_t)(3 * faces->shape[0]),
                    .positions = (float *)vertices->data,
                    .indices = (uint32_t *)faces->data};
    pa_mesh theirs = {.vertex_count = (uint32_t)of->theirs.vertex_count,
                      .index_count = (uint32_t)(3 * of->theirs.face_count),
                      .positions = (float *)of->theirs.vertices,
                      .indices = (uint32_t *)of->theirs.faces};
    double most = 0;
    pa_status status = find_furthest(&mine, &theirs, of->arena, &most, err);
    status = status ? status : find_furthest(&theirs, &mine, of->arena, &most, err);
    *out_cells = most * (double)(of->theirs.grid + 1) / 2;
    return status;
}

static double largest_difference(const float *a, const float *b)
{
    double most = 0;
    for (int k = 0; k < 3; k++) {
        most = fmax(most, fabs((double)a[k] - (double)b[k]));
    }
    return most;
}

/* At some of the vertices, found by their places: the reference lists them in another order. */
static void compare_colors(comparing *of, const kept *ours)
{
    const pa_tensor *vertices = find_kept(ours, "mesh/vertices");
    const float *places = vertices->data;
    const float *colors = find_kept(ours, "mesh/colors")->data;
    size_t step = vertices->shape[0] / COLORS_LOOKED_AT + 1;
    size_t looked_at = 0;
    size_t shared = 0;
    for (size_t i = 0; i < vertices->shape[0]; i += step, looked_at++) {
        for (size_t k = 0; k < of->theirs.vertex_count; k++) {
            if (largest_difference(places + 3 * i, of->theirs.vertices + 3 * k) < SAME_PLACE) {
                double color = largest_difference(colors + 3 * i, of->theirs.colors + 3 * k);
                of->result->color_difference = fmax(of->result->color_difference, color);
                shared++;
                break;
            }
        }
    }
    of->result->shared_vertices = (double)shared / (double)looked_at;
}

static void note_free_run(comparing *of, const kept *ours)
{
    const shap_e_case *theirs = &of->theirs;
    size_t count = theirs->tokens * theirs->width;
    of->result->same_tokens = memcmp(find_kept(ours, "text/tokens")->data, theirs->token_ids,
                                     PA_CLIP_CONTEXT * sizeof *theirs->token_ids) == 0;
    row(of, "text_embed")->fed = relative_of(ours, "text/text_embed", theirs->text_embed, theirs->text_width);
    row(of, "condition")->fed = relative_of(ours, "text/condition", theirs->condition, theirs->text_width);
    row(of, "sigmas")->fed = relative_of(ours, "schedule/sigmas", theirs->sigmas, theirs->steps + 1);
    row(of, "times")->fed = relative_of(ours, "schedule/times", theirs->times, theirs->steps);
    for (size_t k = 0; k < 2 * theirs->steps - 1; k++) {
        char name[40];
        snprintf(name, sizeof name, "evaluation-%03zu/sample", k);
        numbered_row(of, "sample", k)->free = relative_of(ours, name, theirs->evaluations[k].sample, count);
        snprintf(name, sizeof name, "evaluation-%03zu/guess", k);
        numbered_row(of, "guess", k)->free = relative_of(ours, name, theirs->evaluations[k].guess, count);
    }
    row(of, "latent")->free = relative_of(ours, "latent/latent", theirs->latent, count);
    row(of, "sdf")->free =
        relative_of(ours, "field/sdf", theirs->sdf, theirs->grid * theirs->grid * theirs->grid);
}

/* The engine as it is, from the reference's noise. */
static pa_status run_freely(comparing *of, pa_error *err)
{
    const shap_e_case *theirs = &of->theirs;
    const pa_tensor noise = {
        .dtype = PA_F32, .rank = 2, .shape = {theirs->tokens, theirs->width}, .data = theirs->noise};
    pa_shap_e_engine_options how = {
        .folder = of->options->folder, .threads = of->options->threads, .plain = of->options->plain};
    kept *ours = NULL;
    pa_trace trace;
    pa_request request = {.prompt = theirs->prompt,
                          .sampler = PA_SAMPLER_HEUN,
                          .precision = of->options->precision,
                          .steps = (uint32_t)theirs->steps,
                          .guidance = (double)theirs->guidance,
                          .grid = (uint32_t)theirs->grid,
                          .noise = &noise,
                          .trace = &trace};
    pa_engine engine;
    pa_engine_result made;
    pa_status status = listen(of, &ours, &trace, err);
    status = status ? status : pa_shap_e_engine_new(&how, &engine, err);
    if (status != PA_OK) {
        return status;
    }
    status = engine.generate(engine.self, &request, of->run, of->arena, &made, err);
    engine.free(engine.self);
    if (status == PA_OK) {
        note_free_run(of, ours);
        status = measure_meshes(of, ours, &of->result->free_mesh_distance, err);
    }
    return status;
}

/* The sampler and the prior, each fed what the reference's other part gave. */
typedef struct feeding {
    comparing *of;
    pa_shap_e_prior *prior;
    size_t count;   /* numbers of a latent */
    float *texts;   /* [2, text_width] */
    float *guesses; /* [2, tokens, width] */
    size_t evaluation;
} feeding;

static pa_status guess_fed(void *user, const float *sample, float time, float *out_guess, pa_error *err)
{
    feeding *feed = user;
    comparing *of = feed->of;
    size_t k = feed->evaluation++;
    const shap_e_evaluation *theirs = &of->theirs.evaluations[k];
    numbered_row(of, "sample", k)->fed = relative(sample, theirs->sample, feed->count);
    pa_status status =
        pa_shap_e_prior_run(feed->prior, theirs->sample, time, feed->texts, 2, of->run, feed->guesses, err);
    if (status != PA_OK) {
        return status;
    }
    float *without = feed->guesses;
    const float *with = feed->guesses + feed->count;
    numbered_row(of, "without", k)->fed = relative(without, theirs->without, feed->count);
    numbered_row(of, "with", k)->fed = relative(with, theirs->with, feed->count);
    for (size_t i = 0; i < feed->count; i++) {
        without[i] += of->theirs.guidance * (with[i] - without[i]);
    }
    numbered_row(of, "guess", k)->fed = relative(without, theirs->guess, feed->count);
    memcpy(out_guess, theirs->guess, feed->count * sizeof *out_guess);
    return PA_OK;
}

static pa_status load_prior(const shap_e_work *work, feeding *feed, pa_error *err)
{
    const shap_e_case *theirs = &feed->of->theirs;
    pa_weight_file file = {0};
    pa_shap_e_prior_shape shape;
    pa_span config;
    pa_status status =
        shap_e_read_text(work, work->files->configs[PA_SHAP_E_PRIOR], feed->of->arena, &config, err);
    status = status ? status : pa_shap_e_prior_read_shape(config, &shape, err);
    if (status == PA_OK && (shape.latents != theirs->tokens || shape.latent_width != theirs->width ||
                            shape.text_width != theirs->text_width)) {
        status = pa_fail(err, PA_CORRUPT, "The reference was made with weights of another shape.");
    }
    status = status ? status : pa_weight_file_open(work->files->weights[PA_SHAP_E_PRIOR], &file, err);
    status = status ? status
                    : pa_shap_e_prior_load(&file.table, &shape, work->kernels, work->run, &feed->prior, err);
    pa_weight_file_close(&file);
    return status;
}

static pa_status run_fed(const shap_e_work *work, comparing *of, pa_error *err)
{
    const shap_e_case *theirs = &of->theirs;
    feeding feed = {.of = of, .count = theirs->tokens * theirs->width};
    pa_schedule *schedule = PA_NEW(of->arena, pa_schedule);
    float *sample = pa_arena_copy(of->arena, theirs->noise, feed.count * sizeof *sample);
    feed.texts = PA_NEW_ARRAY(of->arena, float, 2 * theirs->text_width);
    feed.guesses = PA_NEW_ARRAY(of->arena, float, 2 * feed.count);
    if (!schedule || !sample || !feed.texts || !feed.guesses) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    memcpy(feed.texts + theirs->text_width, theirs->condition, theirs->text_width * sizeof *feed.texts);
    pa_status status = pa_schedule_make(theirs->steps, TRAINING_STEPS, schedule, err);
    status = status ? status : load_prior(work, &feed, err);
    if (status == PA_OK) {
        pa_sampling sampling = {.schedule = schedule, .denoise = guess_fed, .user = &feed, .clip = 1};
        status = pa_sample_heun(&sampling, feed.count, work->run, sample, err);
    }
    pa_shap_e_prior_free(feed.prior);
    if (status == PA_OK) {
        row(of, "latent")->fed = relative(sample, theirs->latent, feed.count);
    }
    return status;
}

/* From the reference's latent to a mesh. */
static pa_status decode_fed(const shap_e_work *shared, comparing *of, pa_error *err)
{
    const shap_e_case *theirs = &of->theirs;
    kept *ours = NULL;
    pa_trace trace;
    pa_request request = {.grid = (uint32_t)theirs->grid, .trace = &trace};
    shap_e_block latent = {
        .values = (float *)theirs->latent, .rows = theirs->tokens, .columns = theirs->width};
    pa_scene scene;
    pa_status status = listen(of, &ours, &trace, err);
    shap_e_work work = *shared;
    work.request = &request;
    status = status ? status : shap_e_make_scene(&work, &latent, of->arena, &scene, err);
    if (status != PA_OK) {
        return status;
    }
    row(of, "sdf")->fed =
        relative_of(ours, "field/sdf", theirs->sdf, theirs->grid * theirs->grid * theirs->grid);
    const int64_t *asked = find_kept(ours, "field/asked")->data;
    of->result->asked = (size_t)asked[0];
    of->result->mistaken = (size_t)asked[1];
    compare_colors(of, ours);
    return measure_meshes(of, ours, &of->result->mesh_distance, err);
}

pa_status pa_shap_e_compare(const pa_shap_e_comparison_options *options, const pa_run *run, pa_arena *arena,
                            pa_shap_e_comparison *out_comparison, pa_error *err)
{
    *out_comparison = (pa_shap_e_comparison){.count = 0};
    pa_run silent = {.cancel = run ? run->cancel : NULL};
    comparing of = {.options = options, .run = run, .arena = arena, .result = out_comparison};
    pa_shap_e_files files;
    shap_e_work work = {.folder = options->folder, .files = &files, .run = &silent};
    pa_status status = shap_e_case_read(options->reference, arena, &of.theirs, err);
    out_comparison->grid = of.theirs.grid;
    status = status ? status : run_freely(&of, err);
    of.run = &silent;
    status = status ? status : pa_shap_e_find_files(options->folder, arena, &files, err);
    status = status ? status
                    : shap_e_make_kernels(options->precision, options->threads, options->plain, &work.kernels,
                                          err);
    status = status
                 ? status
                 : shap_e_make_kernels(PA_PRECISION_F32, options->threads, options->plain, &work.exact, err);
    status = status ? status : run_fed(&work, &of, err);
    status = status ? status : decode_fed(&work, &of, err);
    pa_kernels_free(work.kernels);
    pa_kernels_free(work.exact);
    return status;
}

const char *pa_shap_e_worst_difference(const pa_shap_e_comparison *comparison, pa_precision precision)
{
    bool exact = precision == PA_PRECISION_F32;
    double most = exact ? F32_TOLERANCE : BF16_TOLERANCE;
    const char *worst = NULL;
    for (size_t i = 0; i < comparison->count; i++) {
        const pa_shap_e_difference *at = &comparison->rows[i];
        bool multiplied = !exact && strncmp(at->name, "guess.", 6) == 0;
        /* Written so that what is no number is too much. */
        if (!multiplied && !(at->fed <= most)) {
            worst = at->name;
            most = at->fed;
        }
    }
    return worst                             ? worst
           : !comparison->same_tokens        ? "tokens"
           : comparison->mesh_distance < 0.5 ? NULL
                                             : "mesh";
}
