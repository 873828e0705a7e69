#include "asset/geometry/watertight_private.h"

/* Samples a block, along each axis. */
enum { BLOCK = 4 };

/* Cells of air around the model, so that the surface never meets the border. */
#define AIR 3
/* Half the thickness of a sheet, in cells. */
#define SHEET_HALF 0.75
/* Nearer than this, in cells, the distance is the value; further off the winding number alone decides. */
#define NEAR 2.0

typedef struct sampler {
    const pa_solid_model *model;
    pa_sampled_field field;
    float *values;
    uint32_t blocks[3];
    float *lattice; /* [blocks + 1 each way] winding number at the blocks' corners */
} sampler;

static pa_vec3 place_of(const sampler *self, uint32_t x, uint32_t y, uint32_t z)
{
    const pa_sampled_field *field = &self->field;
    return (pa_vec3){field->origin.x + x * field->cell, field->origin.y + y * field->cell,
                     field->origin.z + z * field->cell};
}

/* Around 0.5 outside and -0.5 inside; a solid that is inside out counts as well. */
static double outside_by_winding(const sampler *self, pa_vec3 at)
{
    return 0.5 - fabs(pa_surface_winding(&self->model->solids, at));
}

static float value_at(const sampler *self, pa_vec3 at)
{
    const double cell = self->field.cell;
    pa_surface_hit hit;
    double value = outside_by_winding(self, at);
    bool outside = value > 0;
    if (pa_surface_nearest(&self->model->solids, at, NULL, NEAR * cell, &hit)) {
        value = outside ? hit.distance : -hit.distance;
    } else {
        /* Where a hole is closed nothing is near, and the number's own slope places the surface. */
        value *= 2 * NEAR * cell;
    }
    if (pa_surface_nearest(&self->model->sheets, at, NULL, NEAR * cell, &hit)) {
        value = fmin(value, hit.distance - SHEET_HALF * cell);
    }
    /* Exactly 0 would put a crossing on a grid point. */
    double least = 1e-4 * cell;
    return (float)(fabs(value) < least ? copysign(least, value) : value);
}

static bool is_border(const sampler *self, uint32_t x, uint32_t y, uint32_t z)
{
    const uint32_t *n = self->field.size;
    return x == 0 || y == 0 || z == 0 || x + 1 == n[0] || y + 1 == n[1] || z + 1 == n[2];
}

static const float *lattice_at(const sampler *self, uint32_t x, uint32_t y, uint32_t z)
{
    return &self->lattice[((size_t)z * (self->blocks[1] + 1) + y) * (self->blocks[0] + 1) + x];
}

/* Whether all of a block lies on one side; out_value is a value of that side. */
static bool is_plain(const sampler *self, const uint32_t block[3], float *out_value)
{
    double cell = self->field.cell;
    pa_vec3 low = place_of(self, block[0] * BLOCK, block[1] * BLOCK, block[2] * BLOCK);
    double half = BLOCK * cell / 2;
    pa_vec3 middle = {low.x + half, low.y + half, low.z + half};
    double reach = half * 1.7321 + NEAR * cell;
    pa_surface_hit hit;
    if (pa_surface_nearest(&self->model->solids, middle, NULL, reach, &hit) ||
        pa_surface_nearest(&self->model->sheets, middle, NULL, reach, &hit)) {
        return false;
    }
    float first = *lattice_at(self, block[0], block[1], block[2]);
    for (uint32_t i = 1; i < 8; i++) {
        float other = *lattice_at(self, block[0] + (i & 1), block[1] + (i >> 1 & 1), block[2] + (i >> 2));
        if ((other < 0) != (first < 0)) {
            return false;
        }
    }
    *out_value = (float)((first < 0 ? -NEAR : NEAR) * cell);
    return true;
}

static void fill_block(sampler *self, const uint32_t block[3])
{
    const uint32_t *n = self->field.size;
    float plain = 0;
    bool is_far = is_plain(self, block, &plain);
    float air = (float)(NEAR * self->field.cell);
    for (uint32_t i = 0; i < BLOCK * BLOCK * BLOCK; i++) {
        uint32_t x = block[0] * BLOCK + i % BLOCK;
        uint32_t y = block[1] * BLOCK + i / BLOCK % BLOCK;
        uint32_t z = block[2] * BLOCK + i / (BLOCK * BLOCK);
        if (x < n[0] && y < n[1] && z < n[2]) {
            float *value = &self->values[((size_t)z * n[1] + y) * n[0] + x];
            *value = is_border(self, x, y, z) ? air
                     : is_far                 ? plain
                                              : value_at(self, place_of(self, x, y, z));
        }
    }
}

static void fill_lattice(sampler *self, uint32_t layer)
{
    for (uint32_t y = 0; y <= self->blocks[1]; y++) {
        for (uint32_t x = 0; x <= self->blocks[0]; x++) {
            pa_vec3 at = place_of(self, x * BLOCK, y * BLOCK, layer * BLOCK);
            size_t corner = ((size_t)layer * (self->blocks[1] + 1) + y) * (self->blocks[0] + 1) + x;
            self->lattice[corner] = (float)outside_by_winding(self, at);
        }
    }
}

static bool lay_grid(sampler *self, double cell, pa_arena *scratch)
{
    pa_vec3 size = pa_vec3_sub(self->model->high, self->model->low);
    const double sides[3] = {size.x, size.y, size.z};
    for (int k = 0; k < 3; k++) {
        self->field.size[k] = (uint32_t)ceil(sides[k] / cell) + 2 * AIR + 1;
        self->blocks[k] = (self->field.size[k] + BLOCK - 1) / BLOCK;
    }
    /* Flat sides of a model that lies straight must not fall on the samples. */
    double shift = (AIR + 0.37) * cell;
    self->field.cell = cell;
    self->field.origin =
        (pa_vec3){self->model->low.x - shift, self->model->low.y - shift, self->model->low.z - shift};
    const uint32_t *n = self->field.size;
    self->values = PA_NEW_ARRAY(scratch, float, (size_t)n[0] * n[1] * n[2]);
    self->lattice = PA_NEW_ARRAY(
        scratch, float, (size_t)(self->blocks[0] + 1) * (self->blocks[1] + 1) * (self->blocks[2] + 1));
    self->field.values = self->values;
    return self->values && self->lattice;
}

pa_status pa_solid_model_sample(const pa_solid_model *model, double cell, const pa_run *run,
                                pa_arena *scratch, pa_sampled_field *out_field, pa_error *err)
{
    sampler self = {.model = model};
    if (!lay_grid(&self, cell, scratch)) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t z = 0; z <= self.blocks[2]; z++) {
        if (pa_run_cancelled(run)) {
            return pa_fail(err, PA_CANCELLED, NULL);
        }
        fill_lattice(&self, z);
    }
    uint32_t count = self.blocks[0] * self.blocks[1] * self.blocks[2];
    for (uint32_t b = 0; b < count; b++) {
        const uint32_t block[3] = {b % self.blocks[0], b / self.blocks[0] % self.blocks[1],
                                   b / self.blocks[0] / self.blocks[1]};
        if (block[0] == 0 && pa_run_cancelled(run)) {
            return pa_fail(err, PA_CANCELLED, NULL);
        }
        fill_block(&self, block);
    }
    *out_field = self.field;
    return PA_OK;
}
