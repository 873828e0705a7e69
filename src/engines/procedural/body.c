#include "engines/procedural/body_private.h"

#include <math.h>
#include <string.h>

#include "asset/geometry/rest.h"

enum { SCRATCH_MIB = 256 };

static pa_vec3 point_of(const float *values)
{
    return (pa_vec3){(double)values[0], (double)values[1], (double)values[2]};
}

static void store(float *values, pa_vec3 point)
{
    values[0] = (float)point.x;
    values[1] = (float)point.y;
    values[2] = (float)point.z;
}

/* Grows the box by every point no higher than `most_y`. */
static void widen(pa_box *box, const pa_scene *scene, double most_y)
{
    for (uint32_t m = 0; m < scene->mesh_count; m++) {
        for (uint32_t i = 0; i < scene->meshes[m].vertex_count; i++) {
            pa_vec3 point = point_of(scene->meshes[m].positions + 3 * (size_t)i);
            if (point.y > most_y) {
                continue;
            }
            box->low =
                (pa_vec3){fmin(box->low.x, point.x), fmin(box->low.y, point.y), fmin(box->low.z, point.z)};
            box->high =
                (pa_vec3){fmax(box->high.x, point.x), fmax(box->high.y, point.y), fmax(box->high.z, point.z)};
        }
    }
}

pa_box pa_body_box(const pa_body *body, double share)
{
    const pa_box nothing = {{HUGE_VAL, HUGE_VAL, HUGE_VAL}, {-HUGE_VAL, -HUGE_VAL, -HUGE_VAL}};
    pa_box box = nothing;
    for (size_t i = 0; i < body->part_count; i++) {
        widen(&box, &body->parts[i], HUGE_VAL);
    }
    if (share >= 1.0) {
        return box;
    }
    double most_y = box.low.y + share * (box.high.y - box.low.y);
    pa_box part = nothing;
    for (size_t i = 0; i < body->part_count; i++) {
        widen(&part, &body->parts[i], most_y);
    }
    return part;
}

void pa_body_place(pa_body *body, const pa_affine *affine)
{
    for (size_t part = 0; part < body->part_count; part++) {
        for (uint32_t m = 0; m < body->parts[part].mesh_count; m++) {
            pa_mesh *mesh = &body->parts[part].meshes[m];
            for (uint32_t i = 0; i < mesh->vertex_count; i++) {
                float *position = &mesh->positions[3 * (size_t)i];
                store(position, pa_affine_point(affine, point_of(position)));
                if (mesh->normals) {
                    float *normal = &mesh->normals[3 * (size_t)i];
                    pa_vec3 turned = pa_affine_direction(affine, point_of(normal));
                    store(normal, pa_vec3_unit_or(turned, (pa_vec3){0.0, 1.0, 0.0}));
                }
            }
        }
    }
    double scale = cbrt(fabs(pa_affine_determinant(affine)));
    for (size_t i = 0; i < body->site_count; i++) {
        pa_site *site = &body->sites[i];
        site->at = pa_affine_point(affine, site->at);
        site->normal = pa_vec3_unit_or(pa_affine_direction(affine, site->normal), site->normal);
        site->size = (pa_vec2){scale * site->size.x, scale * site->size.y};
    }
}

void pa_body_move(pa_body *body, pa_vec3 by)
{
    pa_affine move = pa_affine_move(by);
    pa_body_place(body, &move);
}

bool pa_body_add(pa_body *body, const pa_body *other)
{
    if (body->part_count + other->part_count > PA_BODY_PARTS_MAX) {
        return false;
    }
    memcpy(&body->parts[body->part_count], other->parts, other->part_count * sizeof *other->parts);
    body->part_count += other->part_count;
    return true;
}

const pa_site *pa_body_site(const pa_body *body, bool support, const char *name)
{
    for (size_t i = 0; i < body->site_count; i++) {
        const pa_site *site = &body->sites[i];
        bool named = name ? strcmp(site->name, name) == 0 : strcmp(site->name, "inside") != 0;
        if (site->support == support && named) {
            return site;
        }
    }
    return NULL;
}

pa_status pa_body_rest(const pa_body *lower, const pa_body *upper, double ceiling_m, double *out_move_m,
                       pa_error *err)
{
    pa_arena scratch;
    pa_arena_init(&scratch, (size_t)SCRATCH_MIB << 20);
    pa_status status =
        pa_rest_move((pa_rest_body){lower->parts, 1}, (pa_rest_body){upper->parts, upper->part_count},
                     ceiling_m, &scratch, out_move_m, err);
    pa_arena_done(&scratch);
    return status;
}
