#include "engines/procedural/part_shape.h"

#include <math.h>
#include <string.h>

#include "engines/procedural/vocabulary.h"

/* Up to so many, the connected things of one piece are a whole: the tubes of a handle bend together. */
enum { TOGETHER_MOST = 6 };

typedef struct form_rule {
    const char *word;
    pa_part_form form;
} form_rule;

static const form_rule rules[] = {
    {"bent", {.along = 1, .across = 1, .bow = 0.3}},
    {"bulbous", {.along = 0.95, .across = 1.4}},
    {"bushy", {.along = 1.05, .across = 1.5}},
    {"crooked", {.along = 1, .across = 1, .bow = 0.2, .wave = 0.06}},
    {"curled", {.along = 1.05, .across = 1, .hook = 150}},
    {"curved", {.along = 1, .across = 1, .bow = 0.28}},
    {"drooping", {.along = 1.1, .across = 1, .bow = 0.4}},
    {"fat", {.along = 1, .across = 1.45}},
    {"frilly", {.along = 1, .across = 1.1, .wave = 0.07, .twist_deg = 25}},
    {"gnarled", {.along = 1, .across = 1.05, .wave = 0.05, .twist_deg = 50}},
    {"long", {.along = 1.45, .across = 1}},
    {"narrow", {.along = 1, .across = 0.65}},
    {"oval", {.along = 1.2, .across = 0.9}},
    {"pointed", {.along = 1.12, .across = 1, .taper = 0.85}},
    {"short", {.along = 0.65, .across = 1}},
    {"slim", {.along = 1.05, .across = 0.65}},
    {"tall", {.along = 1.4, .across = 1}},
    {"tapered", {.along = 1, .across = 1, .taper = 0.55}},
    {"thick", {.along = 1, .across = 1.4}},
    {"twisted", {.along = 1, .across = 1, .twist_deg = 140}},
    {"wavy", {.along = 1, .across = 1, .wave = 0.09}},
    {"wide", {.along = 1, .across = 1.4}},
};
enum { RULE_COUNT = sizeof rules / sizeof rules[0] };

const char *const *pa_part_shapes(void)
{
    static const char *const words[RULE_COUNT + 1] = {
        "bent",   "bulbous", "bushy", "crooked", "curled", "curved",  "drooping", "fat",
        "frilly", "gnarled", "long",  "narrow",  "oval",   "pointed", "short",    "slim",
        "tall",   "tapered", "thick", "twisted", "wavy",   "wide",    NULL};
    return words;
}

static void join(pa_part_form *form, const pa_part_form *more)
{
    form->along *= more->along;
    form->across *= more->across;
    form->taper = fmax(form->taper, more->taper);
    form->bow += more->bow;
    form->wave += more->wave;
    form->twist_deg += more->twist_deg;
    form->hook += more->hook;
}

bool pa_part_form_of(const pa_thing *thing, const char *slot, pa_part_form *out_form)
{
    pa_part_form form = {.along = 1.0, .across = 1.0};
    bool any = false;
    for (uint32_t i = 0; i < thing->attribute_count; i++) {
        const pa_attribute *attribute = &thing->attributes[i];
        if (attribute->type != PA_ATTRIBUTE_SHAPE || !attribute->target ||
            strcmp(attribute->target, slot) != 0) {
            continue;
        }
        const pa_vocabulary_entry *size =
            pa_vocabulary_find_class(attribute->value, strlen(attribute->value), PA_WORD_SIZE);
        if (size) {
            join(&form, &(pa_part_form){.along = size->scale, .across = size->scale});
            any = true;
        }
        for (size_t k = 0; k < RULE_COUNT; k++) {
            if (strcmp(rules[k].word, attribute->value) == 0) {
                join(&form, &rules[k].form);
                any = true;
            }
        }
    }
    *out_form = form;
    return any;
}

/* Which of a shape's points hang together: the smallest index among them. */
static uint32_t root_of(uint32_t *group, uint32_t point)
{
    while (group[point] != point) {
        group[point] = group[group[point]];
        point = group[point];
    }
    return point;
}

static uint32_t *find_groups(const pa_shape *shape, pa_arena *scratch, uint32_t *out_count)
{
    uint32_t *group = PA_NEW_ARRAY(scratch, uint32_t, shape->point_count);
    if (!group) {
        return NULL;
    }
    for (uint32_t i = 0; i < shape->point_count; i++) {
        group[i] = i;
    }
    for (uint32_t f = 0; f < shape->face_count; f++) {
        const pa_face *face = &shape->faces[f];
        uint32_t first = root_of(group, shape->corners[face->first]);
        for (uint32_t c = face->first + 1; c < face->first + face->count; c++) {
            uint32_t other = root_of(group, shape->corners[c]);
            uint32_t low = first < other ? first : other;
            group[first] = low;
            group[other] = low;
            first = low;
        }
    }
    *out_count = 0;
    for (uint32_t i = 0; i < shape->point_count; i++) {
        group[i] = root_of(group, i);
        *out_count += group[i] == i;
    }
    return group;
}

/* One thing of the slot: where it is held, and which way it grows. */
typedef struct limb {
    pa_vec3 root, tip;
    double near, far; /* squared: the root's distance from the heart, the tip's from the root */
} limb;

static double squared(pa_vec3 v)
{
    return pa_vec3_dot(v, v);
}

static pa_vec3 bend_point(const pa_part_form *form, const limb *of, pa_vec3 side, pa_vec3 point)
{
    pa_vec3 way = pa_vec3_sub(of->tip, of->root);
    double length = fmax(pa_vec3_length(way), 1e-9);
    pa_vec3 axis = pa_vec3_scale(way, 1.0 / length);
    pa_vec3 third = pa_vec3_cross(axis, side);
    pa_vec3 from_root = pa_vec3_sub(point, of->root);
    double t = fmin(fmax(pa_vec3_dot(from_root, axis) / length, 0.0), 1.0);
    double y = pa_vec3_dot(from_root, axis) * form->along;
    double narrower = form->across * (1.0 - form->taper * t);
    double u = pa_vec3_dot(from_root, side) * narrower;
    double v = pa_vec3_dot(from_root, third) * narrower;
    double angle = form->twist_deg * t * PA_PI / 180.0;
    double a = cos(angle) * u - sin(angle) * v;
    double b = sin(angle) * u + cos(angle) * v;
    b += length * (form->bow * t * t + form->wave * sin(3.0 * PA_PI * t));
    if (form->hook != 0.0 && t > 0.4) {
        /* The outer part runs on along a circle. */
        double turned = form->hook * (t - 0.4) / 0.6 * PA_PI / 180.0;
        double radius = 0.6 * length * form->along / (form->hook * PA_PI / 180.0);
        double start = 0.4 * length * form->along;
        y = start + (radius - b) * sin(turned);
        b = radius - (radius - b) * cos(turned);
    }
    pa_vec3 out = pa_vec3_add(of->root, pa_vec3_scale(axis, y));
    out = pa_vec3_add(out, pa_vec3_scale(side, a));
    return pa_vec3_add(out, pa_vec3_scale(third, b));
}

/* Level, and square to the way that the limb grows: what bends does so towards the ground or up. */
static pa_vec3 side_of(const limb *of)
{
    pa_vec3 way = pa_vec3_sub(of->tip, of->root);
    pa_vec3 side = pa_vec3_cross(way, (pa_vec3){0.0, 1.0, 0.0});
    if (pa_vec3_length(side) < 0.05 * pa_vec3_length(way)) {
        side = (pa_vec3){0.0, 0.0, 1.0};
        pa_vec3 axis = pa_vec3_unit_or(way, (pa_vec3){0.0, 1.0, 0.0});
        side = pa_vec3_sub(side, pa_vec3_scale(axis, pa_vec3_dot(side, axis)));
    }
    return pa_vec3_unit_or(side, (pa_vec3){0.0, 0.0, 1.0});
}

pa_status pa_part_reshape(const pa_part_form *form, pa_vec3 heart, pa_shape *shape, pa_arena *scratch,
                          pa_error *err)
{
    uint32_t count = 0;
    uint32_t *group = find_groups(shape, scratch, &count);
    limb *limbs = PA_NEW_ARRAY(scratch, limb, shape->point_count + 1);
    if (!group || !limbs) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t i = 0; i < shape->point_count; i++) {
        group[i] = count <= TOGETHER_MOST ? 0 : group[i];
        limbs[i] = (limb){.near = HUGE_VAL, .far = -1.0};
    }
    for (uint32_t i = 0; i < shape->point_count; i++) {
        limb *of = &limbs[group[i]];
        double near = squared(pa_vec3_sub(shape->points[i], heart));
        if (near < of->near) {
            of->near = near;
            of->root = shape->points[i];
        }
    }
    for (uint32_t i = 0; i < shape->point_count; i++) {
        limb *of = &limbs[group[i]];
        double far = squared(pa_vec3_sub(shape->points[i], of->root));
        if (far > of->far) {
            of->far = far;
            of->tip = shape->points[i];
        }
    }
    for (uint32_t i = 0; i < shape->point_count; i++) {
        const limb *of = &limbs[group[i]];
        shape->points[i] = bend_point(form, of, side_of(of), shape->points[i]);
    }
    shape->normals = NULL;
    return PA_OK;
}
