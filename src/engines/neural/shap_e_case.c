#include "engines/neural/shap_e_case_private.h"

#include <stdio.h>
#include <string.h>

#include "inference/clip/tokenizer.h"
#include "inference/tensor/half.h"

/* The first failure stays, later takes do nothing. */
typedef struct reading {
    const pa_weight_table *table;
    pa_arena *arena;
    pa_error *err;
    pa_status status;
} reading;

/* The tensor's numbers as f32. */
static const float *take(reading *from, const char *name, uint32_t rank, size_t first, size_t second,
                         size_t third)
{
    pa_tensor found;
    const size_t shape[] = {first, second, third};
    size_t count = 0;
    size_t bytes = 0;
    if (from->status == PA_OK) {
        from->status = pa_weight_table_take(from->table, name, rank, shape, &found, from->err);
    }
    if (from->status != PA_OK || !pa_tensor_measure(&found, &count, &bytes)) {
        return NULL;
    }
    float *numbers = PA_NEW_ARRAY(from->arena, float, count);
    from->status =
        numbers ? pa_tensor_to_f32(&found, numbers, from->err) : pa_fail(from->err, PA_NO_MEMORY, NULL);
    return numbers;
}

/* The bytes of a tensor of another kind of number. shape may be NULL: of that rank and any. */
static const void *take_bytes(reading *from, const char *name, pa_dtype dtype, uint32_t rank,
                              const size_t *shape)
{
    const pa_tensor *found = pa_weight_table_find(from->table, name);
    size_t count = 0;
    size_t bytes = 0;
    if (from->status != PA_OK) {
        return NULL;
    }
    if (!found || found->dtype != dtype || found->rank != rank ||
        (shape && !pa_tensor_has_shape(found, rank, shape)) || !pa_tensor_measure(found, &count, &bytes)) {
        from->status =
            pa_fail(from->err, PA_CORRUPT, "The tensor \"%s\" is missing, or not of its kind.", name);
        return NULL;
    }
    void *copy = pa_arena_alloc(from->arena, bytes + 1);
    if (!copy) {
        from->status = pa_fail(from->err, PA_NO_MEMORY, NULL);
        return NULL;
    }
    return memcpy(copy, found->data, bytes);
}

/* A length of a tensor, within reason; 0 and a failure where it is not. */
static size_t measure(reading *from, const char *name, uint32_t rank, uint32_t axis, size_t most)
{
    const pa_tensor *found = pa_weight_table_find(from->table, name);
    size_t size = found && found->rank == rank ? found->shape[axis] : 0;
    if (from->status == PA_OK && (size == 0 || size > most)) {
        from->status = pa_fail(from->err, PA_CORRUPT, "The tensor \"%s\" is missing, or of no sense.", name);
    }
    return from->status == PA_OK ? size : 0;
}

static void take_evaluations(reading *from, shap_e_case *to)
{
    size_t count = 2 * to->steps - 1;
    shap_e_evaluation *made = PA_NEW_ARRAY(from->arena, shap_e_evaluation, count);
    if (!made) {
        from->status = pa_fail(from->err, PA_NO_MEMORY, NULL);
    }
    static const char *const kinds[] = {"sample", "without", "with", "guess"};
    for (size_t k = 0; from->status == PA_OK && k < count; k++) {
        const float **const members[] = {&made[k].sample, &made[k].without, &made[k].with, &made[k].guess};
        for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
            char name[32];
            snprintf(name, sizeof name, "%s.%03zu", kinds[i], k);
            *members[i] = take(from, name, 2, to->tokens, to->width, 0);
        }
    }
    to->evaluations = made;
}

static void take_mesh(reading *from, shap_e_case *to)
{
    to->vertex_count = measure(from, "vertices", 2, 0, UINT32_MAX / 4);
    to->face_count = measure(from, "faces", 2, 0, UINT32_MAX / 4);
    to->vertices = take(from, "vertices", 2, to->vertex_count, 3, 0);
    to->colors = take(from, "colors", 2, to->vertex_count, 3, 0);
    to->faces = take_bytes(from, "faces", PA_I32, 2, (const size_t[]){to->face_count, 3});
    for (size_t i = 0; from->status == PA_OK && i < 3 * to->face_count; i++) {
        if (to->faces[i] >= to->vertex_count) {
            from->status = pa_fail(from->err, PA_CORRUPT, "A face has a vertex that is not there.");
        }
    }
}

pa_status shap_e_case_read(const pa_weight_table *table, pa_arena *arena, shap_e_case *out_case,
                           pa_error *err)
{
    enum { MOST_WIDTH = 1 << 16, MOST_GRID = 256, MOST_STEPS = 120 };
    reading from = {.table = table, .arena = arena, .err = err};
    shap_e_case made = {.steps = measure(&from, "times", 1, 0, MOST_STEPS)};
    made.tokens = measure(&from, "latent", 2, 0, MOST_WIDTH);
    made.width = measure(&from, "latent", 2, 1, MOST_WIDTH);
    made.text_width = measure(&from, "condition", 1, 0, MOST_WIDTH);
    made.grid = measure(&from, "sdf", 3, 0, MOST_GRID);
    made.prompt = take_bytes(&from, "prompt", PA_U8, 1, NULL);
    made.token_ids = take_bytes(&from, "tokens", PA_I32, 1, (const size_t[]){PA_CLIP_CONTEXT});
    const float *guidance = take(&from, "guidance", 1, 1, 0, 0);
    made.guidance = guidance ? guidance[0] : 0;
    made.text_embed = take(&from, "text_embed", 1, made.text_width, 0, 0);
    made.condition = take(&from, "condition", 1, made.text_width, 0, 0);
    made.sigmas = take(&from, "sigmas", 1, made.steps + 1, 0, 0);
    made.times = take(&from, "times", 1, made.steps, 0, 0);
    made.noise = take(&from, "noise", 2, made.tokens, made.width, 0);
    made.latent = take(&from, "latent", 2, made.tokens, made.width, 0);
    made.sdf = take(&from, "sdf", 3, made.grid, made.grid, made.grid);
    if (from.status == PA_OK) {
        take_evaluations(&from, &made);
        take_mesh(&from, &made);
    }
    if (from.status == PA_OK) {
        *out_case = made;
    }
    return from.status;
}
