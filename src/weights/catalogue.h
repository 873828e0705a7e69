/** The models whose weights may be had, and what a file of weights is known by. */
#ifndef PA_WEIGHTS_CATALOGUE_H
#define PA_WEIGHTS_CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct pa_known_model {
    const char *name;       /* "shap-e": as people and folders call it */
    const char *repository; /* on the hub: "openai/shap-e" */
    const char *license;    /* "MIT" */
    const char *about;      /* one line */
} pa_known_model;

enum { PA_KNOWN_MODEL_COUNT = 1 };
extern const pa_known_model pa_known_models[PA_KNOWN_MODEL_COUNT];

/** NULL when there is none of that name. */
const pa_known_model *pa_known_model_find(const char *name);

/** One file, and what it must be. */
typedef struct pa_weights_file {
    const char *path; /* below the folder of weights */
    uint64_t size;
    char sha256[65]; /* "" where the hub only tells git's name */
    char blob[41];   /* git's name; "" where it is not known */
} pa_weights_file;

/** True for a relative path with no "." or ".." in it and nothing but letters, digits and "._-" between '/'.
 */
bool pa_weights_path_is_plain(const char *path);
/** True for that many lower-case hexadecimal digits. */
bool pa_is_hex(const char *text, size_t digits);

#endif
