#include <stdlib.h>

#include "asset/geometry/unwrap_private.h"

/* With thousands of rectangles each try is slow, and little is won by the last ones. */
enum { STEPS = 12, MANY = 5000, STEPS_OF_MANY = 6 };

/* The upper rim of what is packed: from x on it lies at y, until the next one. */
typedef struct rim {
    uint32_t x, y;
} rim;

typedef struct skyline {
    rim *rims;
    uint32_t count;
    uint32_t side;
} skyline;

typedef struct ranked {
    double height, width;
    uint32_t item;
} ranked;

static int by_height(const void *a, const void *b)
{
    const ranked *one = a;
    const ranked *other = b;
    if (one->height > other->height || one->height < other->height) {
        return one->height > other->height ? -1 : 1;
    }
    if (one->width > other->width || one->width < other->width) {
        return one->width > other->width ? -1 : 1;
    }
    return one->item < other->item ? -1 : 1;
}

/* Where a rectangle that begins at rim i would lie; false where it sticks out of the square. */
static bool fits_at(const skyline *line, uint32_t i, uint32_t width, uint32_t height, uint32_t *out_y)
{
    uint32_t end = line->rims[i].x + width;
    uint32_t y = 0;
    if (end > line->side) {
        return false;
    }
    for (; i < line->count && line->rims[i].x < end; i++) {
        y = line->rims[i].y > y ? line->rims[i].y : y;
    }
    *out_y = y;
    return y + height <= line->side;
}

static void cover(skyline *line, uint32_t i, uint32_t width, uint32_t top)
{
    uint32_t x = line->rims[i].x;
    uint32_t end = x + width;
    uint32_t after = i;
    uint32_t last_y = line->rims[i].y;
    while (after < line->count && line->rims[after].x < end) {
        last_y = line->rims[after].y;
        after++;
    }
    uint32_t covered_end = after < line->count ? line->rims[after].x : line->side;
    rim fresh[2] = {{x, top}, {end, last_y}};
    uint32_t added = covered_end > end ? 2 : 1;
    uint32_t removed = after - i;
    /* The rims behind move up or down to make room for one or two in place of those covered. */
    if (added <= removed) {
        for (uint32_t k = after; k < line->count; k++) {
            line->rims[k - removed + added] = line->rims[k];
        }
    } else {
        for (uint32_t k = line->count; k-- > after;) {
            line->rims[k - removed + added] = line->rims[k];
        }
    }
    line->count = line->count - removed + added;
    for (uint32_t k = 0; k < added; k++) {
        line->rims[i + k] = fresh[k];
    }
}

typedef struct spot {
    uint32_t rim, y;
    bool found;
} spot;

static spot find_spot(const skyline *line, uint32_t lowest, uint32_t width, uint32_t height)
{
    spot best = {.found = false};
    /* Nothing can lie lower than the lowest rim. */
    for (uint32_t i = 0; i < line->count && !(best.found && best.y == lowest); i++) {
        uint32_t y;
        if (fits_at(line, i, width, height, &y) && (!best.found || y < best.y)) {
            best = (spot){i, y, true};
        }
    }
    return best;
}

static uint32_t lowest_rim(const skyline *line)
{
    uint32_t lowest = line->side;
    for (uint32_t i = 0; i < line->count; i++) {
        lowest = line->rims[i].y < lowest ? line->rims[i].y : lowest;
    }
    return lowest;
}

static uint32_t texels(double length, double scale, uint32_t gutter)
{
    return (uint32_t)ceil(fmax(length * scale, 1e-9)) + gutter;
}

static bool pack_at(pa_pack_item *items, const ranked *order, uint32_t count, skyline *line, uint32_t gutter,
                    double scale)
{
    line->rims[0] = (rim){0, 0};
    line->count = 1;
    for (uint32_t i = 0; i < count; i++) {
        pa_pack_item *item = &items[order[i].item];
        uint32_t width = texels(item->width, scale, gutter);
        uint32_t height = texels(item->height, scale, gutter);
        uint32_t lowest = lowest_rim(line);
        spot flat = find_spot(line, lowest, width, height);
        spot turned = width == height ? flat : find_spot(line, lowest, height, width);
        /* The way that ends lower; lying where both are alike. */
        bool turn = turned.found && (!flat.found || turned.y + width < flat.y + height);
        spot place = turn ? turned : flat;
        if (!place.found) {
            return false;
        }
        item->x = line->rims[place.rim].x;
        item->y = place.y;
        item->turned = turn;
        cover(line, place.rim, turn ? height : width, place.y + (turn ? width : height));
    }
    return true;
}

/* The scale at which the rectangles alone would fill the square: nothing larger can fit. */
static double largest_scale(const pa_pack_item *items, uint32_t count, uint32_t side)
{
    double area = 0;
    double longest = 0;
    for (uint32_t i = 0; i < count; i++) {
        area += items[i].width * items[i].height;
        longest = fmax(longest, items[i].width);
    }
    return fmin(side / sqrt(fmax(area, 1e-300)), side / fmax(longest, 1e-150));
}

/* out_scale is 0 where nothing that was tried fits. */
static pa_status find_scale(pa_pack_item *items, const ranked *order, uint32_t count, skyline *line,
                            uint32_t gutter, const pa_run *run, double *out_scale, pa_error *err)
{
    double fits = 0;
    double too_large = largest_scale(items, count, line->side);
    double tried = too_large * 0.7;
    int steps = count > MANY ? STEPS_OF_MANY : STEPS;
    for (int step = 0; step < steps; step++) {
        if (pa_run_cancelled(run)) {
            return pa_fail(err, PA_CANCELLED, NULL);
        }
        if (pack_at(items, order, count, line, gutter, tried)) {
            fits = tried;
        } else {
            too_large = tried;
        }
        /* Until something fits it gets smaller fast: thousands of scraps are mostly gutter. */
        tried = fits > 0 ? (fits + too_large) / 2 : too_large * 0.6;
    }
    *out_scale = fits;
    return PA_OK;
}

pa_status pa_pack(pa_pack_item *items, uint32_t count, uint32_t side, uint32_t gutter, const pa_run *run,
                  double *out_scale, pa_error *err)
{
    PA_ARENA_SCOPED scratch = {0};
    skyline line = {.rims = PA_NEW_ARRAY(&scratch, rim, (size_t)side + 2), .side = side};
    ranked *order = PA_NEW_ARRAY(&scratch, ranked, count);
    if (!line.rims || !order) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t i = 0; i < count; i++) {
        order[i] = (ranked){items[i].height, items[i].width, i};
    }
    qsort(order, count, sizeof *order, by_height);
    double scale = 0;
    pa_status status = find_scale(items, order, count, &line, gutter, run, &scale, err);
    if (status != PA_OK) {
        return status;
    }
    if (scale <= 0) {
        /* So small that each is one texel and its gutter. */
        scale = largest_scale(items, count, side) * 1e-6;
    }
    if (!pack_at(items, order, count, &line, gutter, scale)) {
        return pa_fail(err, PA_UNSUPPORTED,
                       "The surface falls into %u patches, too many for a texture of %u texels.", count,
                       side);
    }
    *out_scale = scale;
    return PA_OK;
}
