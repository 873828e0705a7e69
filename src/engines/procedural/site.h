/**
 * A place of an object at which another one can be put: a table's top, the head that a hat fits. Recipes say
 * where they are, in build, with p:support and p:anchor.
 */
#ifndef PA_ENGINES_PROCEDURAL_SITE_H
#define PA_ENGINES_PROCEDURAL_SITE_H

#include <stdbool.h>

#include "asset/geometry/vector.h"

enum { PA_SITES_MAX = 32 }; /* of one object */

/** Anchors of one name fit together: the hat's "head" goes where the cat's is. */
typedef struct pa_site {
    const char *name; /* "top", "seat", "inside"; "head", "hand", "mouth" */
    bool support;     /* flat, looking up: things stand on it. Otherwise an anchor */
    bool round;       /* of a support: an ellipse, not a rectangle */
    pa_vec3 at;       /* metres; the middle */
    pa_vec3 normal;   /* unit: where a hat's top or a sword's tip points; +Y for a support */
    pa_vec2 size;     /* metres along x and z of a support; of an anchor both are its diameter, 0 = any */
} pa_site;

#endif
