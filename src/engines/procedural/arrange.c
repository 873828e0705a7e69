#include "engines/procedural/arrange.h"

#include <math.h>
#include <string.h>

#include "asset/scene/join.h"
#include "engines/procedural/body_private.h"
#include "engines/procedural/emboss.h"
#include "foundation/random.h"

/* How one thing is put to another. */
typedef enum way {
    WAY_ON,      /* child on the parent's support */
    WAY_IN,      /* child in the parent, or on it where it has no inside */
    WAY_WITH,    /* child where it fits best on the parent, else beside it */
    WAY_WEARING, /* child on the parent's head, or on its top */
    WAY_HOLDING, /* child in the parent's hand, or before it */
    WAY_RIDING,  /* child on the parent's back */
    WAY_UNDER,   /* child below the parent, or beside it where it does not fit */
    WAY_BEHIND,
    WAY_IN_FRONT,
    WAY_BESIDE,
    WAY_MOTIF /* child as a relief on the parent */
} way;

typedef struct relation_way {
    const char *word;
    way way;
    bool upwards; /* the relation's `from` is the child: the apple of "an apple on a table" */
} relation_way;

static const relation_way ways[] = {
    {"on", WAY_ON, true},
    {"in", WAY_IN, true},
    {"riding", WAY_RIDING, true},
    {"under", WAY_UNDER, true},
    {"behind", WAY_BEHIND, true},
    {"in front of", WAY_IN_FRONT, true},
    {"with", WAY_WITH, false},
    {"of", WAY_IN, false},
    {"wearing", WAY_WEARING, false},
    {"holding", WAY_HOLDING, false},
    {"and", WAY_BESIDE, false},
    {"beside", WAY_BESIDE, false},
    {"against", WAY_BESIDE, false},
    {"motif", WAY_MOTIF, false},
};
enum { WAY_COUNT = sizeof ways / sizeof ways[0], BODIES_MAX = PA_ARRANGE_OBJECTS_MAX };

/* What stands on the floor together, or on one support. */
typedef struct bodies {
    pa_body *items[BODIES_MAX];
    size_t count;
} bodies;

/* What waits to be set on a parent, so that all of it shares the room there. */
typedef struct waiting {
    bodies inside;
    bodies on_top;
} waiting;

typedef struct arranging {
    const pa_recipe_book *book;
    const pa_reading *reading;
    const pa_model_options *options;
    const pa_run *run;
    pa_arena *arena;
    bool *used; /* [relation_count] */
    size_t made;
} arranging;

const char *const *pa_arrange_relations(void)
{
    static const char *const words[] = {"on",          "in",     "riding",  "under",   "behind",
                                        "in front of", "with",   "of",      "wearing", "holding",
                                        "and",         "beside", "against", "motif",   NULL};
    return words;
}

static const relation_way *way_of(const pa_relation *relation)
{
    for (size_t i = 0; i < WAY_COUNT; i++) {
        if (strcmp(ways[i].word, relation->word) == 0) {
            return &ways[i];
        }
    }
    return NULL;
}

/* The objects of one thing, each a little different, standing at the origin. */
static pa_status draw(arranging *work, const pa_thing *thing, bodies *out, pa_error *err)
{
    int count = thing->count < 1 ? 1 : thing->count;
    for (int i = 0; i < count && work->made < BODIES_MAX; i++) {
        pa_model_options options = *work->options;
        uint64_t seed = options.seed + (uint64_t)(thing - work->reading->things);
        /* Two shoes of a pair are alike, as two chairs need not be. */
        bool alike = i == 0 || thing->kind->pair == PA_PAIR_TWO;
        options.seed = alike ? seed : pa_random_mix(seed, (uint64_t)i);
        options.surface_seed = seed;
        pa_body *body = PA_NEW(work->arena, pa_body);
        pa_model_report report = {0};
        if (!body) {
            return pa_fail(err, PA_NO_MEMORY, NULL);
        }
        pa_status status = pa_model_build(work->book, thing, &options, work->run, work->arena,
                                          &body->parts[0], &report, err);
        if (status != PA_OK) {
            return status;
        }
        body->part_count = 1;
        body->sites = PA_NEW_ARRAY(work->arena, pa_site, report.site_count + 1);
        if (!body->sites) {
            return pa_fail(err, PA_NO_MEMORY, NULL);
        }
        body->site_count = report.site_count;
        if (report.site_count > 0) {
            memcpy(body->sites, report.sites, report.site_count * sizeof *body->sites);
        }
        out->items[out->count++] = body;
        work->made++;
        pa_run_progress(work->run, "build", 0.1 + 0.8 * (double)work->made / BODIES_MAX);
    }
    return PA_OK;
}

static double gap_between(const pa_box *a, const pa_box *b)
{
    return 0.1 * (a->high.x - a->low.x + b->high.x - b->low.x);
}

/* Moves the bodies into rows of `columns` around the origin; gives the width and depth that they take. */
static pa_vec2 lay_rows(const bodies *of, size_t columns)
{
    pa_vec2 taken = {0.0, 0.0};
    double z = 0.0;
    for (size_t first = 0; first < of->count; first += columns) {
        size_t end = first + columns < of->count ? first + columns : of->count;
        double x = 0.0;
        double depth = 0.0;
        pa_box before = {0};
        for (size_t i = first; i < end; i++) {
            pa_box box = pa_body_box(of->items[i], 1.0);
            x += i > first ? gap_between(&before, &box) : 0.0;
            pa_body_move(of->items[i], (pa_vec3){x - box.low.x, 0.0, -0.5 * (box.low.z + box.high.z)});
            x += box.high.x - box.low.x;
            depth = fmax(depth, box.high.z - box.low.z);
            before = box;
        }
        z += first > 0 ? 0.2 * depth : 0.0;
        for (size_t i = first; i < end; i++) {
            pa_body_move(of->items[i], (pa_vec3){-0.5 * x, 0.0, z + 0.5 * depth});
        }
        z += depth;
        taken.x = fmax(taken.x, x);
    }
    for (size_t i = 0; i < of->count; i++) {
        pa_body_move(of->items[i], (pa_vec3){0.0, 0.0, -0.5 * z});
    }
    taken.y = z;
    return taken;
}

/* Three in a row, more in a square. */
static size_t usual_columns(size_t count)
{
    return count <= 3 ? count : (size_t)ceil(sqrt((double)count));
}

static void scale_all(const bodies *of, double factor)
{
    pa_affine scale = pa_affine_scale((pa_vec3){factor, factor, factor});
    for (size_t i = 0; i < of->count; i++) {
        pa_body_place(of->items[i], &scale);
    }
}

/* Rows that fit the width, where some do; too much for the support by more than `over` is made smaller. */
static void lay_on_size(const bodies *of, pa_vec2 size, double over)
{
    size_t columns = of->count;
    pa_vec2 taken = lay_rows(of, columns);
    while (columns > 1 && taken.x > size.x) {
        taken = lay_rows(of, --columns);
    }
    if (of->count == 1) {
        /* A tree needs room for its trunk alone. */
        pa_box foot = pa_body_box(of->items[0], 0.2);
        taken = (pa_vec2){foot.high.x - foot.low.x, foot.high.z - foot.low.z};
        pa_body_move(of->items[0],
                     (pa_vec3){-0.5 * (foot.low.x + foot.high.x), 0.0, -0.5 * (foot.low.z + foot.high.z)});
    }
    double fit = fmin(over * size.x / taken.x, over * size.y / taken.y);
    if (fit < 1.0) {
        scale_all(of, fit);
    }
}

/* Lets a body down on the object below it; points of that above the ceiling do not hold it. */
static pa_status let_down(const pa_body *lower, pa_body *upper, double ceiling_m, double otherwise_y,
                          pa_error *err)
{
    pa_error missed = {0};
    double move = 0.0;
    pa_status status = pa_body_rest(lower, upper, ceiling_m, &move, &missed);
    if (status == PA_NOT_FOUND) {
        move = otherwise_y - pa_body_box(upper, 1.0).low.y;
    } else if (status != PA_OK) {
        return pa_fail(err, status, "%s", missed.detail);
    }
    pa_body_move(upper, (pa_vec3){0.0, move, 0.0});
    return PA_OK;
}

/* In a vessel what is too wide for it sinks no deeper than its rim; so it is made smaller until it fits. */
static pa_status let_down_inside(const pa_body *lower, pa_body *upper, const pa_site *site, double ceiling_m,
                                 pa_error *err)
{
    enum { TRIES = 6 };
    for (int i = 0; i < TRIES; i++) {
        double floor_move = 0.0;
        double rim_move = 0.0;
        pa_error missed = {0};
        pa_status low = pa_body_rest(lower, upper, ceiling_m, &floor_move, &missed);
        pa_status rim = pa_body_rest(lower, upper, HUGE_VAL, &rim_move, &missed);
        if (low != PA_OK || rim != PA_OK || rim_move <= floor_move + 1e-4) {
            break;
        }
        pa_affine to_origin = pa_affine_move(pa_vec3_scale(site->at, -1.0));
        pa_affine smaller = pa_affine_scale((pa_vec3){0.85, 0.85, 0.85});
        pa_affine back = pa_affine_move(site->at);
        pa_body_place(upper, &to_origin);
        pa_body_place(upper, &smaller);
        pa_body_place(upper, &back);
    }
    return let_down(lower, upper, HUGE_VAL, site->at.y, err);
}

static bool add_all(pa_body *parent, const bodies *of)
{
    bool fine = true;
    for (size_t i = 0; i < of->count; i++) {
        fine = pa_body_add(parent, of->items[i]) && fine;
    }
    return fine;
}

/* Sets bodies on a support, or on the top of a parent that declares none. */
static pa_status set_on(pa_body *parent, const bodies *of, const pa_site *site, pa_error *err)
{
    pa_box box = pa_body_box(parent, 1.0);
    pa_site top = {.at = {0.5 * (box.low.x + box.high.x), box.high.y, 0.5 * (box.low.z + box.high.z)},
                   .size = {box.high.x - box.low.x, box.high.z - box.low.z}};
    bool inside = site && strcmp(site->name, "inside") == 0;
    double ceiling = site ? site->at.y + 0.02 * (box.high.y - box.low.y) + 0.002 : (double)INFINITY;
    site = site ? site : &top;
    lay_on_size(of, site->size, inside ? 1.0 : 1.25);
    pa_status status = PA_OK;
    for (size_t i = 0; status == PA_OK && i < of->count; i++) {
        pa_body_move(of->items[i], site->at);
        status = inside ? let_down_inside(parent, of->items[i], site, ceiling, err)
                        : let_down(parent, of->items[i], ceiling, site->at.y, err);
    }
    if (status == PA_OK) {
        add_all(parent, of);
    }
    return status;
}

/* The anchor that both have: first the ones named, else any. */
static bool common_anchor(const pa_body *parent, const pa_body *child, const char *const *names,
                          const pa_site **out_parent, const pa_site **out_child)
{
    for (size_t i = 0; names && names[i]; i++) {
        *out_parent = pa_body_site(parent, false, names[i]);
        *out_child = pa_body_site(child, false, names[i]);
        if (*out_parent && *out_child) {
            return true;
        }
    }
    return false;
}

/* Brings the child's anchor onto the parent's, turned and scaled to fit. */
static void fit(pa_body *child, const pa_site *from, const pa_site *to)
{
    double scale = from->size.x > 0.0 && to->size.x > 0.0 ? to->size.x / from->size.x : 1.0;
    scale = fmin(fmax(scale, 0.02), 50.0);
    pa_affine to_origin = pa_affine_move(pa_vec3_scale(from->at, -1.0));
    pa_affine sized = pa_affine_scale((pa_vec3){scale, scale, scale});
    pa_vec3 axis = pa_vec3_cross(from->normal, to->normal);
    double turn = atan2(pa_vec3_length(axis), pa_vec3_dot(from->normal, to->normal)) * 180.0 / PA_PI;
    if (pa_vec3_length(axis) < 1e-9) {
        axis = (pa_vec3){1.0, 0.0, 0.0};
    }
    pa_affine turned = pa_affine_rotate_about(axis, turn);
    pa_affine moved = pa_affine_move(to->at);
    pa_affine all = pa_affine_then(&to_origin, &sized);
    all = pa_affine_then(&all, &turned);
    all = pa_affine_then(&all, &moved);
    pa_body_place(child, &all);
}

/* What is worn on the head comes down on it, as far as the recipe's anchors are right about where it is. */
static pa_status settle_on_head(const pa_body *parent, pa_body *child, const pa_site *head, pa_error *err)
{
    double move = 0.0;
    pa_error missed = {0};
    /* Ears and antennas above the crown may go through. */
    double ceiling = head->at.y + 0.02 * head->size.x;
    pa_status status = pa_body_rest(parent, child, ceiling, &move, &missed);
    double reach = 0.6 * fmax(head->size.x, 0.02);
    if (status != PA_OK && status != PA_NOT_FOUND) {
        return pa_fail(err, status, "%s", missed.detail);
    }
    if (status == PA_OK && fabs(move) <= reach) {
        pa_body_move(child, (pa_vec3){0.0, move, 0.0});
    }
    return PA_OK;
}

/* Stems lean outwards from the middle of the opening and reach down into the vessel. */
static void spread_stems(const pa_body *parent, pa_body *child, const pa_site *mouth, size_t at, size_t count)
{
    pa_box box = pa_body_box(child, 1.0);
    double depth = fmax(0.0, mouth->at.y - pa_body_box(parent, 1.0).low.y);
    double sink = fmin(0.45 * (box.high.y - box.low.y), 0.85 * depth);
    pa_vec3 down = {0.0, -sink, 0.0};
    pa_body_move(child, down);
    if (count > 1) {
        double around = 2.399963 * (double)at;
        pa_vec3 axis = {cos(around), 0.0, sin(around)};
        pa_affine to_origin = pa_affine_move(pa_vec3_scale(mouth->at, -1.0));
        pa_affine lean = pa_affine_rotate_about(axis, 7.0 + 3.0 * (double)(at % 3));
        pa_affine back = pa_affine_move(mouth->at);
        pa_affine all = pa_affine_then(&to_origin, &lean);
        all = pa_affine_then(&all, &back);
        pa_body_place(child, &all);
    }
}

/* Fits each child to the parent by one of the anchors named; false when they have none in common. */
static bool attach(const bodies *parents, const bodies *children, const char *const *names, pa_status *status,
                   pa_error *err)
{
    const pa_site *to;
    const pa_site *from;
    if (!common_anchor(parents->items[0], children->items[0], names, &to, &from)) {
        return false;
    }
    for (size_t i = 0; *status == PA_OK && i < children->count; i++) {
        pa_body *parent = parents->items[i % parents->count];
        pa_body *child = children->items[i];
        if (!common_anchor(parent, child, names, &to, &from)) {
            continue;
        }
        fit(child, from, to);
        if (strcmp(to->name, "head") == 0) {
            *status = settle_on_head(parent, child, to, err);
        } else if (strcmp(to->name, "mouth") == 0) {
            spread_stems(parent, child, to, i, children->count);
        }
    }
    for (size_t i = 0; i < children->count; i++) {
        pa_body_add(parents->items[i % parents->count], children->items[i]);
    }
    return true;
}

/* Something worn by what has no head: as wide as its top, and on it. */
static pa_status crown(const bodies *parents, const bodies *children, pa_error *err)
{
    pa_status status = PA_OK;
    for (size_t i = 0; status == PA_OK && i < children->count; i++) {
        pa_body *parent = parents->items[i % parents->count];
        pa_body *child = children->items[i];
        const pa_site *head = pa_body_site(parent, false, "head");
        pa_box box = pa_body_box(parent, 1.0);
        pa_box child_box = pa_body_box(child, 1.0);
        double width = head && head->size.x > 0.0
                           ? head->size.x
                           : 0.5 * fmin(box.high.x - box.low.x, box.high.z - box.low.z);
        double scale = 1.3 * width / fmax(child_box.high.x - child_box.low.x, 1e-6);
        pa_affine sized = pa_affine_scale((pa_vec3){scale, scale, scale});
        pa_body_place(child, &sized);
        pa_vec3 at = {0.5 * (box.low.x + box.high.x), box.high.y, 0.5 * (box.low.z + box.high.z)};
        pa_body_move(child, head ? head->at : at);
        status = let_down(parent, child, HUGE_VAL, box.high.y, err);
        pa_body_add(parent, child);
    }
    return status;
}

/* Places a child rigidly on the floor before, behind or under the parent; under only where it fits. */
static bool set_by(pa_body *parent, const bodies *children, way how, pa_error *err)
{
    pa_vec2 taken = lay_rows(children, usual_columns(children->count));
    pa_box box = pa_body_box(parent, 1.0);
    double gap = 0.1 * taken.y;
    double z = how == WAY_IN_FRONT || how == WAY_HOLDING ? box.high.z + 0.5 * taken.y + gap
               : how == WAY_BEHIND                       ? box.low.z - 0.5 * taken.y - gap
                                                         : 0.5 * (box.low.z + box.high.z);
    for (size_t i = 0; i < children->count; i++) {
        pa_body_move(children->items[i], (pa_vec3){0.5 * (box.low.x + box.high.x), box.low.y, z});
    }
    for (size_t i = 0; how == WAY_UNDER && i < children->count; i++) {
        double move = 0.0;
        pa_status status = pa_body_rest(children->items[i], parent, HUGE_VAL, &move, err);
        if (status == PA_OK && move > 0.0) {
            return false;
        }
    }
    add_all(parent, children);
    return true;
}

static void stand_beside(bodies *parents, const bodies *children)
{
    for (size_t i = 0; i < children->count && parents->count < BODIES_MAX; i++) {
        parents->items[parents->count++] = children->items[i];
    }
}

static void wait_for(bodies *list, const bodies *children)
{
    for (size_t i = 0; i < children->count && list->count < BODIES_MAX; i++) {
        list->items[list->count++] = children->items[i];
    }
}

/* Where "with" puts it: on an anchor, else in or on what is wide enough for it. */
static pa_status put_with(bodies *parents, const bodies *children, waiting *later, pa_error *err)
{
    static const char *const anchors[] = {"head", "face", "neck", "hand", "back", "mouth", NULL};
    pa_status status = PA_OK;
    if (attach(parents, children, anchors, &status, err)) {
        return status;
    }
    pa_body *parent = parents->items[0];
    const pa_site *inside = pa_body_site(parent, true, "inside");
    const pa_site *top = pa_body_site(parent, true, NULL);
    pa_box box = pa_body_box(children->items[0], 1.0);
    const pa_site *site = inside ? inside : top;
    bool fits = site && box.high.x - box.low.x <= 1.25 * site->size.x &&
                box.high.z - box.low.z <= 1.25 * site->size.y;
    if (fits) {
        wait_for(inside ? &later->inside : &later->on_top, children);
    } else {
        stand_beside(parents, children);
    }
    return PA_OK;
}

/* A relief on each of the parents; where there is no room for it the figure stands beside. */
static pa_status put_motif(bodies *parents, const bodies *children, pa_error *err)
{
    const pa_emboss_options options = {.share = 0.9};
    size_t parent_count = parents->count;
    for (size_t i = 0; i < children->count && i < parent_count; i++) {
        pa_body *parent = parents->items[i];
        pa_body *child = children->items[i];
        pa_error missed = {0};
        pa_status status = pa_emboss(parent->parts, parent->part_count, &child->parts[0], &options, &missed);
        if (status == PA_NOT_FOUND) {
            stand_beside(parents, &(bodies){.items = {child}, .count = 1});
        } else if (status != PA_OK) {
            return pa_fail(err, status, "%s", missed.detail);
        } else {
            pa_body_add(parent, child);
        }
    }
    return PA_OK;
}

static pa_status put(bodies *parents, bodies *children, way how, waiting *later, pa_error *err)
{
    static const char *const worn[] = {"head", "face", "neck", "back", NULL};
    static const char *const held[] = {"hand", NULL};
    static const char *const ridden[] = {"back", NULL};
    static const char *const stems[] = {"mouth", NULL};
    pa_body *parent = parents->items[0];
    bool inside = pa_body_site(parent, true, "inside");
    pa_status status = PA_OK;
    switch (how) {
    case WAY_ON:
        wait_for(&later->on_top, children);
        return PA_OK;
    case WAY_IN:
        if (attach(parents, children, stems, &status, err)) {
            return status;
        }
        wait_for(inside ? &later->inside : &later->on_top, children);
        return PA_OK;
    case WAY_WITH:
        return put_with(parents, children, later, err);
    case WAY_WEARING:
        return attach(parents, children, worn, &status, err) ? status : crown(parents, children, err);
    case WAY_HOLDING:
        if (attach(parents, children, held, &status, err)) {
            return status;
        }
        set_by(parent, children, WAY_HOLDING, err);
        return PA_OK;
    case WAY_RIDING:
        if (!attach(parents, children, ridden, &status, err)) {
            wait_for(&later->on_top, children);
        }
        return status;
    case WAY_UNDER:
    case WAY_BEHIND:
    case WAY_IN_FRONT:
        if (!set_by(parent, children, how, err)) {
            stand_beside(parents, children);
        }
        return PA_OK;
    case WAY_BESIDE:
        stand_beside(parents, children);
        return PA_OK;
    case WAY_MOTIF:
        return put_motif(parents, children, err);
    }
    return PA_OK;
}

static pa_status set_waiting(const bodies *parents, const waiting *later, pa_error *err)
{
    pa_status status = PA_OK;
    if (later->on_top.count > 0) {
        pa_body *parent = parents->items[0];
        status = set_on(parent, &later->on_top, pa_body_site(parent, true, NULL), err);
    }
    if (status == PA_OK && later->inside.count > 0) {
        pa_body *parent = parents->items[0];
        status = set_on(parent, &later->inside, pa_body_site(parent, true, "inside"), err);
    }
    return status;
}

/* A thing with all that is put on it; what stands beside it comes as bodies of their own. */
static pa_status assemble(arranging *work, uint32_t index, bodies *out, pa_error *err)
{
    waiting later = {0};
    pa_status status = draw(work, &work->reading->things[index], out, err);
    for (uint32_t i = 0; status == PA_OK && i < work->reading->relation_count; i++) {
        const pa_relation *relation = &work->reading->relations[i];
        const relation_way *found = way_of(relation);
        uint32_t parent = found && found->upwards ? relation->to : relation->from;
        uint32_t child = found && found->upwards ? relation->from : relation->to;
        bool drawn = work->reading->things[relation->from].drawn && work->reading->things[relation->to].drawn;
        if (!found || !drawn || work->used[i] || parent != index || out->count == 0) {
            continue;
        }
        work->used[i] = true;
        bodies children = {0};
        status = assemble(work, child, &children, err);
        if (status == PA_OK && children.count > 0) {
            status = put(out, &children, found->way, &later, err);
        }
    }
    return status == PA_OK ? set_waiting(out, &later, err) : status;
}

/* The thing that all others are put to, beginning with the main one: the table of "an apple on a table". */
static uint32_t find_root(const pa_reading *reading)
{
    uint32_t root = 0;
    for (uint32_t steps = 0; steps < reading->thing_count; steps++) {
        for (uint32_t i = 0; i < reading->relation_count; i++) {
            const pa_relation *relation = &reading->relations[i];
            const relation_way *found = way_of(relation);
            if (found && found->upwards && relation->from == root && reading->things[relation->to].drawn) {
                root = relation->to;
                break;
            }
        }
    }
    return root;
}

static pa_status join(const bodies *of, pa_arena *arena, pa_scene *out_scene, pa_error *err)
{
    pa_scene *scenes = PA_NEW_ARRAY(arena, pa_scene, BODIES_MAX * PA_BODY_PARTS_MAX);
    if (!scenes) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    size_t count = 0;
    for (size_t i = 0; i < of->count; i++) {
        memcpy(&scenes[count], of->items[i]->parts, of->items[i]->part_count * sizeof *scenes);
        count += of->items[i]->part_count;
    }
    return pa_scene_join(scenes, count, arena, out_scene, err);
}

/* One upon the other, each a little aside and turned. */
static pa_status pile_up(const bodies *of, uint64_t seed, pa_error *err)
{
    pa_random random;
    pa_random_init(&random, pa_random_mix(seed, 0x57ac));
    pa_status status = PA_OK;
    for (size_t i = 0; status == PA_OK && i < of->count; i++) {
        pa_body *body = of->items[i];
        pa_affine turn = pa_affine_rotate(PA_AXIS_Y, pa_random_between(&random, -14.0, 14.0));
        pa_body_place(body, &turn);
        pa_box box = pa_body_box(body, 1.0);
        double aside = 0.05 * fmin(box.high.x - box.low.x, box.high.z - box.low.z);
        pa_vec3 middle = pa_vec3_scale(pa_vec3_add(box.low, box.high), -0.5);
        double lift = i > 0 ? pa_body_box(of->items[i - 1], 1.0).high.y - box.low.y : -box.low.y;
        pa_body_move(body, (pa_vec3){middle.x + pa_random_between(&random, -aside, aside), lift,
                                     middle.z + pa_random_between(&random, -aside, aside)});
        if (i > 0) {
            status = let_down(of->items[i - 1], body, HUGE_VAL, pa_body_box(body, 1.0).low.y, err);
        }
    }
    return status;
}

pa_status pa_arrange(const pa_recipe_book *book, const pa_reading *reading, const pa_model_options *options,
                     const pa_run *run, pa_arena *arena, pa_scene *out_scene, pa_error *err)
{
    arranging work = {.book = book,
                      .reading = reading,
                      .options = options,
                      .run = run,
                      .arena = arena,
                      .used = PA_NEW_ARRAY(arena, bool, reading->relation_count + 1)};
    if (!work.used) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    bodies all = {0};
    pa_status status = assemble(&work, find_root(reading), &all, err);
    if (status != PA_OK) {
        return status;
    }
    if (all.count == 1 && all.items[0]->part_count == 1) {
        *out_scene = all.items[0]->parts[0];
        return PA_OK;
    }
    if (all.count > 1 && reading->things[0].stacked) {
        status = pile_up(&all, options->seed, err);
        if (status != PA_OK) {
            return status;
        }
    } else if (all.count > 1) {
        lay_rows(&all, usual_columns(all.count));
    }
    return join(&all, arena, out_scene, err);
}
