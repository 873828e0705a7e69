#include "engines/procedural/cover.h"

#include <math.h>
#include <string.h>

#include "asset/geometry/extrude.h"
#include "asset/geometry/lathe.h"
#include "asset/geometry/scatter.h"

typedef enum form {
    FORM_GEM,     /* a cut stone in the surface */
    FORM_DOME,    /* half a ball */
    FORM_BALL,    /* a whole one, half sunk */
    FORM_SPIKE,   /* a cone */
    FORM_CRYSTAL, /* a six-sided point */
    FORM_CLUMP,   /* a flat cushion, wider than the room between two */
    FORM_TUFT,    /* a thin cone, lying down */
    FORM_FEATHER, /* long and flat, lying down */
    FORM_SCALE,   /* round and flat, lying down */
    FORM_LEAF,    /* pointed and flat, lying down */
    FORM_STAR,
    FORM_HEART,
    FORM_FLOWER,
    FORM_GRAIN /* a rod, lying */
} form;

typedef struct cover_rule {
    const char *word;
    form form;
    const char *surfaces[PA_COVER_SURFACES_MAX];
    double count;      /* on a surface that is as large as a box around it is */
    double size;       /* of a copy, against the room between two */
    double facing_deg; /* only where it looks up within so many degrees; 0 = everywhere */
    bool weather;
    const char *given; /* slots and materials of kinds that show it anyway, parted by commas */
} cover_rule;

static const cover_rule rules[] = {
    {"beads", FORM_BALL, {"ivory"}, 340, 0.85, 0, false, "bead,pearl"},
    {"blossoms", FORM_FLOWER, {"pink paint", "white paint"}, 170, 0.95, 0, false, "flower,blossom,petal"},
    {"bubbles", FORM_BALL, {"ice"}, 90, 0.7, 0, false, "bubble"},
    {"bumps", FORM_DOME, {""}, 220, 0.7, 0, false, "wart,bump"},
    {"buttons", FORM_DOME, {""}, 60, 0.35, 0, false, "button"},
    {"crystals", FORM_CRYSTAL, {"crystal"}, 170, 0.8, 0, false, "crystal,cluster"},
    {"dew", FORM_DOME, {"ice"}, 160, 0.5, 0, true, "drop"},
    {"feathers", FORM_FEATHER, {""}, 420, 2.0, 0, false, "feather,feathers"},
    {"frost", FORM_CLUMP, {"snow"}, 500, 0.9, 80, true, "frost,snow"},
    {"fur", FORM_TUFT, {""}, 900, 2.2, 0, false, "fur,fleece,plush,coat"},
    {"gems", FORM_GEM, {"crystal"}, 480, 0.8, 0, false, "gem"},
    {"hearts", FORM_HEART, {"red paint"}, 90, 0.7, 0, false, "heart"},
    {"leaves", FORM_LEAF, {"leaf"}, 420, 1.7, 0, true, "leaf,foliage,frond"},
    {"lichen", FORM_CLUMP, {"sage paint"}, 130, 0.9, 0, true, "lichen,moss"},
    {"moss", FORM_CLUMP, {"moss"}, 620, 1.7, 78, true, "moss"},
    {"mud", FORM_CLUMP, {"mud"}, 120, 1.0, 0, true, "mud,soil"},
    {"pearls", FORM_BALL, {"pearl"}, 480, 0.75, 0, false, "pearl"},
    {"rivets", FORM_DOME, {"brass"}, 150, 0.38, 0, false, "rivet,stud,bolt"},
    {"scales", FORM_SCALE, {""}, 700, 1.5, 0, false, "scale,scales"},
    {"snow", FORM_CLUMP, {"snow"}, 700, 2.0, 62, true, "snow"},
    {"spikes", FORM_SPIKE, {""}, 170, 0.75, 0, false, "spike,spine,thorn,quill"},
    {"sprinkles",
     FORM_GRAIN,
     {"red icing", "yellow icing", "blue icing", "white icing"},
     320,
     0.75,
     100,
     false,
     "sprinkle"},
    {"stars", FORM_STAR, {"yellow paint"}, 90, 0.7, 0, false, "star"},
    {"studs", FORM_DOME, {"silver"}, 170, 0.45, 0, false, "rivet,stud,bolt"},
    {"thorns", FORM_SPIKE, {""}, 220, 0.5, 0, false, "thorn,spine,spike"},
};
enum { RULE_COUNT = sizeof rules / sizeof rules[0] };

const char *const *pa_cover_words(void)
{
    static const char *const words[RULE_COUNT + 1] = {
        "beads",  "blossoms", "bubbles", "bumps",     "buttons", "crystals", "dew",    "feathers", "frost",
        "fur",    "gems",     "hearts",  "leaves",    "lichen",  "moss",     "mud",    "pearls",   "rivets",
        "scales", "snow",     "spikes",  "sprinkles", "stars",   "studs",    "thorns", NULL};
    return words;
}

static const cover_rule *find_rule(const char *cover)
{
    for (size_t i = 0; i < RULE_COUNT; i++) {
        if (strcmp(rules[i].word, cover) == 0) {
            return &rules[i];
        }
    }
    return NULL;
}

/* True when a list of words parted by commas holds one of that length. */
static bool list_holds(const char *list, const char *word, size_t length)
{
    for (const char *at = list; *at;) {
        size_t size = strcspn(at, ",");
        if (size == length && memcmp(at, word, length) == 0) {
            return true;
        }
        at += size + (at[size] == ',');
    }
    return false;
}

/* A slot of a part that is not there unless it is asked for shows nothing. */
static bool is_optional(const pa_kind *kind, const char *slot)
{
    for (const pa_kind_part *part = kind->parts; part && part->name; part++) {
        if (strcmp(part->name, slot) == 0) {
            return part->usual == 0;
        }
    }
    return false;
}

bool pa_cover_is_given(const pa_kind *kind, const char *cover)
{
    const cover_rule *rule = find_rule(cover);
    for (const pa_kind_slot *slot = kind->slots; rule && slot && slot->name; slot++) {
        const char *last = strrchr(slot->material, ' ');
        last = last ? last + 1 : slot->material;
        bool shown = list_holds(rule->given, slot->name, strlen(slot->name)) ||
                     list_holds(rule->given, last, strlen(last));
        if (shown && !is_optional(kind, slot->name)) {
            return true;
        }
    }
    return false;
}

bool pa_cover_is_weather(const char *cover)
{
    const cover_rule *rule = find_rule(cover);
    return rule && rule->weather;
}

const char *pa_cover_surface(const char *cover, size_t index)
{
    const cover_rule *rule = find_rule(cover);
    return rule && index < PA_COVER_SURFACES_MAX ? rule->surfaces[index] : NULL;
}

/* A round form from its profile, radius and height by turns. */
static pa_status turn(const double (*profile)[2], size_t count, uint32_t sides, double crease,
                      pa_arena *arena, pa_shape *out_shape, pa_error *err)
{
    enum { POINTS_MAX = 8 };
    pa_lathe_point points[POINTS_MAX];
    for (size_t i = 0; i < count && i < POINTS_MAX; i++) {
        points[i] = (pa_lathe_point){profile[i][0], profile[i][1], PA_EDGE_BY_ANGLE};
    }
    const pa_lathe_options options = {
        .points = points, .point_count = count, .sides = sides, .crease_deg = crease};
    return pa_shape_lathe(&options, arena, out_shape, err);
}

/* An outline given thickness and laid on the ground: its front looks up, its +y runs along +z. */
static pa_status lay_plate(const pa_vec2 *outline, size_t count, double depth, double lift_deg,
                           pa_arena *arena, pa_shape *out_shape, pa_error *err)
{
    const pa_extrude_options options = {
        .outline = {outline, count}, .depth = depth, .bevel = 0.3 * depth, .segments = 1};
    pa_status status = pa_shape_extrude(&options, arena, out_shape, err);
    if (status == PA_OK) {
        status = pa_shape_rotate(out_shape, PA_AXIS_X, 90.0 - lift_deg, err);
    }
    return status;
}

static pa_status make_plate(form which, pa_arena *arena, pa_shape *out_shape, pa_error *err)
{
    static const pa_vec2 feather[] = {{0.0, 0.0}, {0.14, 0.15}, {0.2, 0.5},  {0.15, 0.8},
                                      {0.0, 1.0}, {-0.15, 0.8}, {-0.2, 0.5}, {-0.14, 0.15}};
    static const pa_vec2 scale[] = {{-0.35, 0.0}, {0.35, 0.0},   {0.46, 0.35}, {0.33, 0.72},
                                    {0.0, 0.9},   {-0.33, 0.72}, {-0.46, 0.35}};
    static const pa_vec2 leaf[] = {{0.0, 0.0}, {0.28, 0.25}, {0.3, 0.5},
                                   {0.0, 1.0}, {-0.3, 0.5},  {-0.28, 0.25}};
    static const pa_vec2 heart[] = {{0.0, -0.5}, {0.42, -0.05}, {0.48, 0.25},  {0.28, 0.45},
                                    {0.0, 0.25}, {-0.28, 0.45}, {-0.48, 0.25}, {-0.42, -0.05}};
    enum { TIPS_MAX = 6, ROUND = 4 };
    pa_vec2 drawn[2 * TIPS_MAX * ROUND];
    size_t count = 0;
    if (which == FORM_STAR) {
        for (int i = 0; i < 10; i++) {
            double radius = i % 2 == 0 ? 0.5 : 0.21;
            drawn[count++] = (pa_vec2){radius * sin(PA_PI * i / 5.0), radius * cos(PA_PI * i / 5.0)};
        }
        return lay_plate(drawn, count, 0.16, 0.0, arena, out_shape, err);
    }
    if (which == FORM_FLOWER) {
        for (int i = 0; i < 5 * ROUND; i++) {
            double angle = 2.0 * PA_PI * i / (5 * ROUND);
            double radius = 0.33 + 0.17 * cos(5.0 * angle);
            drawn[count++] = (pa_vec2){radius * sin(angle), radius * cos(angle)};
        }
        return lay_plate(drawn, count, 0.14, 0.0, arena, out_shape, err);
    }
    if (which == FORM_HEART) {
        return lay_plate(heart, sizeof heart / sizeof heart[0], 0.16, 0.0, arena, out_shape, err);
    }
    if (which == FORM_SCALE) {
        return lay_plate(scale, sizeof scale / sizeof scale[0], 0.08, 14.0, arena, out_shape, err);
    }
    if (which == FORM_LEAF) {
        return lay_plate(leaf, sizeof leaf / sizeof leaf[0], 0.05, 28.0, arena, out_shape, err);
    }
    return lay_plate(feather, sizeof feather / sizeof feather[0], 0.06, 16.0, arena, out_shape, err);
}

/* One copy, about one wide, standing at the origin along +Y; what lies down runs along +Z. */
static pa_status make_form(form which, bool advanced, pa_arena *arena, pa_shape *out_shape, pa_error *err)
{
    static const double gem[][2] = {{0, -0.3}, {0.5, 0.02}, {0.34, 0.26}, {0, 0.26}};
    static const double dome[][2] = {{0.5, -0.08}, {0.46, 0.16}, {0.28, 0.38}, {0, 0.46}};
    static const double ball[][2] = {{0, -0.2}, {0.4, -0.06}, {0.5, 0.25}, {0.36, 0.6}, {0, 0.76}};
    static const double spike[][2] = {{0.3, -0.1}, {0.26, 0.1}, {0, 1.25}};
    static const double crystal[][2] = {{0.26, -0.15}, {0.3, 0.75}, {0, 1.15}};
    static const double clump[][2] = {{0.5, -0.06}, {0.42, 0.12}, {0.22, 0.2}, {0, 0.22}};
    static const double tuft[][2] = {{0.13, -0.05}, {0.1, 0.4}, {0, 1.0}};
    static const double grain[][2] = {{0, -0.5}, {0.16, -0.36}, {0.16, 0.36}, {0, 0.5}};
    uint32_t round = advanced ? 10 : 7;
    pa_status status;
    switch (which) {
    case FORM_GEM:
        return turn(gem, 4, 6, 1.0, arena, out_shape, err);
    case FORM_DOME:
        return turn(dome, 4, round, 60.0, arena, out_shape, err);
    case FORM_BALL:
        return turn(ball, 5, round, 70.0, arena, out_shape, err);
    case FORM_SPIKE:
        return turn(spike, 3, advanced ? 8 : 5, 60.0, arena, out_shape, err);
    case FORM_CRYSTAL:
        return turn(crystal, 3, 6, 1.0, arena, out_shape, err);
    case FORM_CLUMP:
        return turn(clump, 4, advanced ? 8 : 6, 80.0, arena, out_shape, err);
    case FORM_TUFT:
        status = turn(tuft, 3, 4, 80.0, arena, out_shape, err);
        return status == PA_OK ? pa_shape_rotate(out_shape, PA_AXIS_X, 62.0, err) : status;
    case FORM_GRAIN:
        status = turn(grain, 4, 5, 60.0, arena, out_shape, err);
        status = status == PA_OK ? pa_shape_rotate(out_shape, PA_AXIS_X, 90.0, err) : status;
        return status == PA_OK ? pa_shape_move(out_shape, (pa_vec3){0.0, 0.1, 0.0}, err) : status;
    case FORM_FEATHER:
    case FORM_SCALE:
    case FORM_LEAF:
    case FORM_STAR:
    case FORM_HEART:
    case FORM_FLOWER:
        return make_plate(which, arena, out_shape, err);
    }
    return PA_OK;
}

static bool lies_down(form which)
{
    return which == FORM_FEATHER || which == FORM_SCALE || which == FORM_LEAF || which == FORM_TUFT;
}

/* Turns a copy about the ground's normal so that it lies as water would run, and a little backwards. */
static void comb(pa_affine *place, double scale)
{
    pa_vec3 at = pa_affine_point(place, (pa_vec3){0.0, 0.0, 0.0});
    pa_vec3 up =
        pa_vec3_unit_or(pa_affine_direction(place, (pa_vec3){0.0, 1.0, 0.0}), (pa_vec3){0.0, 1.0, 0.0});
    const pa_vec3 flow = {0.0, -0.8, -0.6};
    pa_vec3 along = pa_vec3_sub(flow, pa_vec3_scale(up, pa_vec3_dot(flow, up)));
    along = pa_vec3_unit_or(along, (pa_vec3){1.0, 0.0, 0.0});
    pa_vec3 side = pa_vec3_cross(up, along);
    const pa_vec3 columns[3] = {side, up, along};
    for (int i = 0; i < 3; i++) {
        place->m[0][i] = scale * columns[i].x;
        place->m[1][i] = scale * columns[i].y;
        place->m[2][i] = scale * columns[i].z;
    }
    place->m[0][3] = at.x;
    place->m[1][3] = at.y;
    place->m[2][3] = at.z;
}

/* How far two copies lie apart, and how big one is, for the surface that there is. */
static double room_for(const cover_rule *rule, const pa_shape *ground, const pa_cover_options *options,
                       uint32_t *out_count)
{
    const double thin = 0.02; /* of the object: no copy is finer */
    const double wide = 0.11;
    double area = pa_shape_area(ground);
    double count = options->advanced ? rule->count : 0.5 * rule->count;
    double apart = sqrt(area / count);
    apart = fmin(fmax(apart, thin * options->longest_m), wide * options->longest_m);
    double fitting = fmin(1.3 * count, 1.2 * area / (apart * apart));
    *out_count = (uint32_t)fmax(1.0, fitting);
    return apart;
}

pa_status pa_cover_build(const pa_shape *ground, const pa_cover_options *options, pa_arena *arena,
                         pa_shape out_shapes[PA_COVER_SURFACES_MAX], pa_error *err)
{
    const cover_rule *rule = find_rule(options->cover);
    memset(out_shapes, 0, PA_COVER_SURFACES_MAX * sizeof *out_shapes);
    if (!rule || ground->face_count == 0) {
        return PA_OK;
    }
    uint32_t count = 0;
    double apart = room_for(rule, ground, options, &count);
    double size = rule->size * apart;
    const pa_scatter_surface_options scatter = {.count = count,
                                                .apart = 0.7 * apart,
                                                .facing = {0.0, 1.0, 0.0},
                                                .facing_deg = rule->facing_deg,
                                                .scale_low = 0.75 * size,
                                                .scale_high = 1.15 * size,
                                                .seed = options->seed};
    pa_shape one = {0};
    pa_placements places = {0};
    pa_status status = make_form(rule->form, options->advanced, arena, &one, err);
    if (status == PA_OK) {
        status = pa_scatter_surface(ground, &scatter, arena, &places, err);
    }
    for (size_t i = 0; status == PA_OK && lies_down(rule->form) && i < places.count; i++) {
        double scale = cbrt(fabs(pa_affine_determinant(&places.transforms[i])));
        comb(&places.transforms[i], scale);
    }
    size_t surfaces = options->surfaces;
    for (size_t i = 0; status == PA_OK && i < surfaces; i++) {
        size_t first = places.count * i / surfaces;
        size_t end = places.count * (i + 1) / surfaces;
        if (end > first) {
            status =
                pa_shape_instances(&one, places.transforms + first, end - first, arena, &out_shapes[i], err);
        }
    }
    return status;
}
