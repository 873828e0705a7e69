/** One object of a scene with everything that has been put on it; it moves as one. */
#ifndef PA_ENGINES_PROCEDURAL_BODY_PRIVATE_H
#define PA_ENGINES_PROCEDURAL_BODY_PRIVATE_H

#include "asset/geometry/transform.h"
#include "asset/scene/scene.h"
#include "engines/procedural/site.h"
#include "foundation/arena.h"

enum { PA_BODY_PARTS_MAX = 32 };

typedef struct pa_body {
    pa_scene parts[PA_BODY_PARTS_MAX]; /* the first is the object itself */
    size_t part_count;
    pa_site *sites; /* [site_count], of the object itself */
    size_t site_count;
} pa_body;

typedef struct pa_box {
    pa_vec3 low, high;
} pa_box;

/** The box around all parts, or around those of their points that lie no higher than `share` of its height.
 */
pa_box pa_body_box(const pa_body *body, double share);
/** Applies a move, a turn or an even scaling to meshes and sites alike. */
void pa_body_place(pa_body *body, const pa_affine *affine);
void pa_body_move(pa_body *body, pa_vec3 by);
/** Puts all parts of `other` on `body`; false when there is no room for them. */
bool pa_body_add(pa_body *body, const pa_body *other);
/** The first support or anchor of that name; a NULL name takes any but "inside". NULL: none. */
const pa_site *pa_body_site(const pa_body *body, bool support, const char *name);
/** How far `upper` has to move along Y to rest on the object `lower` (pa_rest_move). */
pa_status pa_body_rest(const pa_body *lower, const pa_body *upper, double ceiling_m, double *out_move_m,
                       pa_error *err);

#endif
