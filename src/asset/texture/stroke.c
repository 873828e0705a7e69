#include "asset/texture/texture_private.h"

/** Writes one texel that lies at (along, across) of the stroke, both -1 to 1, if it is above what is there.
 */
static void stroke_texel(canvas *to, const stroke *one, size_t at, float along, float across)
{
    float middle = 1.0F - across * across;
    float height = one->level + one->arch * middle + one->tilt * along;
    if (height <= to->height[at]) {
        return;
    }
    float rib = one->rib * smoothf(0.22F, 0.04F, fabsf(across));
    to->height[at] = height - rib * 0.4F * one->arch;
    to->accent[at] = mixf(one->accent, 1.0F, rib);
    to->shade[at] = one->shade * mixf(one->root_shade, 1.0F, 0.5F * (along + 1.0F));
    to->rough[at] = one->rough;
}

/** Where a line across the stroke's box leaves it: slope * x + start lies within -reach and reach. */
typedef struct slab {
    float inverse; /* 1 / slope; 0: too flat to cut anything off */
    float reach;
} slab;

static slab slab_of(float slope, float reach)
{
    return (slab){fabsf(slope) > 1e-4F ? 1.0F / slope : 0.0F, reach};
}

static void narrow(const slab *of, float start, float *low, float *high)
{
    if (of->inverse != 0.0F) {
        float middle = -start * of->inverse;
        float half = of->reach * fabsf(of->inverse);
        *low = fmaxf(*low, middle - half);
        *high = fminf(*high, middle + half);
    }
}

/** The texels of row y, whose distance from the middle is dy, between left and right. */
static void stroke_row(canvas *to, const stroke *one, int32_t y, int32_t left, int32_t right)
{
    float dy = (float)y - one->y;
    float length_scale = 1.0F / one->half_length;
    for (int32_t x = left; x <= right; x++) {
        float dx = (float)x - one->x;
        float along = (dx * one->along_x + dy * one->along_y) * length_scale;
        float square = along * along;
        if (square >= 1.0F) {
            continue;
        }
        float width = mixf(1.0F - square, 1.0F - square * square * square, one->blunt) * one->half_width;
        float off = dx * one->along_y - dy * one->along_x;
        if (off > -width && off < width) {
            stroke_texel(to, one, canvas_at(to, (uint32_t)x, (uint32_t)y), along, off / width);
        }
    }
}

void canvas_stroke(canvas *to, const stroke *one)
{
    float reach_x = fabsf(one->along_x) * one->half_length + fabsf(one->along_y) * one->half_width;
    float reach_y = fabsf(one->along_y) * one->half_length + fabsf(one->along_x) * one->half_width;
    slab ends = slab_of(one->along_x, one->half_length);
    slab sides = slab_of(one->along_y, one->half_width);
    int32_t bottom = (int32_t)(one->y + reach_y) + 1;
    for (int32_t y = (int32_t)(one->y - reach_y) - 1; y <= bottom; y++) {
        /* Most of the box around a slanting hair is empty. */
        float dy = (float)y - one->y;
        float low = -reach_x;
        float high = reach_x;
        narrow(&ends, dy * one->along_y, &low, &high);
        narrow(&sides, -dy * one->along_x, &low, &high);
        stroke_row(to, one, y, (int32_t)(one->x + low) - 1, (int32_t)(one->x + high) + 1);
    }
}
