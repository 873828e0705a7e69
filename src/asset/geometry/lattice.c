#include "asset/geometry/lattice_private.h"

#include "asset/geometry/adjacency_private.h"

/* Which axis runs right and which up on a side, seen from outside, and which way. */
typedef struct side_frame {
    int axis;
    int right;
    int up;
    double right_sign;
    double up_sign;
} side_frame;

static const side_frame frames[PA_SIDES] = {
    {0, 2, 1, -1, 1}, {0, 2, 1, 1, 1}, {1, 0, 2, 1, -1}, {1, 0, 2, 1, 1}, {2, 0, 1, 1, 1}, {2, 0, 1, -1, 1},
};

static double component(pa_vec3 of, int axis)
{
    return axis == 0 ? of.x : axis == 1 ? of.y : of.z;
}

pa_vec2 pa_side_uv(int side, pa_vec3 at)
{
    const side_frame *frame = &frames[side];
    return (pa_vec2){frame->right_sign * component(at, frame->right),
                     -frame->up_sign * component(at, frame->up)};
}

int pa_side_of(pa_vec3 direction)
{
    double x = fabs(direction.x);
    double y = fabs(direction.y);
    double z = fabs(direction.z);
    /* A sliver of preference keeps exact diagonals from flickering between sides. */
    if (y >= x * 0.999999 && y >= z * 0.999999) {
        return direction.y < 0.0 ? 3 : 2;
    }
    if (z >= x * 0.999999) {
        return direction.z < 0.0 ? 5 : 4;
    }
    return direction.x < 0.0 ? 1 : 0;
}

/* Points are numbered whole floor and roof first, then the walls' rings, layer by layer along z. */
static uint32_t number_of(const uint32_t n[3], const uint32_t at[3])
{
    uint32_t full = (n[0] + 1) * (n[1] + 1);
    uint32_t ring = 2 * (n[0] + n[1]);
    if (at[2] == 0) {
        return at[1] * (n[0] + 1) + at[0];
    }
    uint32_t layer = full + (at[2] - 1) * ring;
    if (at[2] == n[2]) {
        return layer + at[1] * (n[0] + 1) + at[0];
    }
    if (at[1] == 0) {
        return layer + at[0];
    }
    if (at[1] == n[1]) {
        return layer + n[0] + 1 + at[0];
    }
    return layer + 2 * (n[0] + 1) + (at[1] - 1) * 2 + (at[0] == 0 ? 0 : 1);
}

static bool on_surface(const uint32_t n[3], const uint32_t at[3])
{
    return at[0] == 0 || at[0] == n[0] || at[1] == 0 || at[1] == n[1] || at[2] == 0 || at[2] == n[2];
}

/* In the order that number_of counts them. */
static void place_points(const pa_lattice *lattice, pa_builder *builder, uint32_t *numbers)
{
    const uint32_t *n = lattice->cells;
    for (uint32_t k = 0; k <= n[2]; k++) {
        for (uint32_t j = 0; j <= n[1]; j++) {
            for (uint32_t i = 0; i <= n[0]; i++) {
                const uint32_t at[3] = {i, j, k};
                if (on_surface(n, at)) {
                    numbers[number_of(n, at)] = pa_builder_point(builder, lattice->place(lattice->user, at));
                } else {
                    i = n[0] - 1;
                }
            }
        }
    }
}

static void add_side(const pa_lattice *lattice, pa_builder *builder, const uint32_t *numbers, int side)
{
    const side_frame *frame = &frames[side];
    const uint32_t *n = lattice->cells;
    for (uint32_t row = 0; row < n[frame->up]; row++) {
        for (uint32_t column = 0; column < n[frame->right]; column++) {
            uint32_t cell[3] = {0, 0, 0};
            cell[frame->right] = frame->right_sign > 0 ? column : n[frame->right] - 1 - column;
            cell[frame->up] = frame->up_sign > 0 ? row : n[frame->up] - 1 - row;
            builder->rank = lattice->rank ? lattice->rank(lattice->user, cell, side) : 0;
            for (int corner = 0; corner < 4; corner++) {
                uint32_t across = corner == 1 || corner == 2 ? 1 : 0;
                uint32_t above = corner >= 2 ? 1 : 0;
                uint32_t at[3] = {0, 0, 0};
                at[frame->axis] = side % 2 == 0 ? n[frame->axis] : 0;
                at[frame->right] = cell[frame->right] + (frame->right_sign > 0 ? across : 1 - across);
                at[frame->up] = cell[frame->up] + (frame->up_sign > 0 ? above : 1 - above);
                pa_vec3 flat =
                    lattice->chart ? lattice->chart(lattice->user, at) : lattice->place(lattice->user, at);
                pa_builder_corner(builder, numbers[number_of(n, at)], pa_side_uv(side, flat), lattice->edge);
            }
            pa_builder_end(builder);
        }
    }
}

pa_status pa_lattice_build(const pa_lattice *lattice, pa_builder *builder, pa_error *err)
{
    PA_ARENA_SCOPED scratch = {0};
    const uint32_t *n = lattice->cells;
    const uint32_t last[3] = {n[0], n[1], n[2]};
    uint32_t *numbers = PA_NEW_ARRAY(&scratch, uint32_t, (size_t)number_of(n, last) + 1);
    if (!numbers) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    place_points(lattice, builder, numbers);
    for (int side = 0; builder->status == PA_OK && side < PA_SIDES; side++) {
        add_side(lattice, builder, numbers, side);
    }
    builder->rank = 0;
    return PA_OK;
}
