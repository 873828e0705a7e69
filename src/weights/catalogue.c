#include "weights/catalogue.h"

#include <string.h>

const pa_known_model pa_known_models[PA_KNOWN_MODEL_COUNT] = {
    {"shap-e", "openai/shap-e", "MIT", "words to small, coloured models; arXiv 2305.02463"},
};

const pa_known_model *pa_known_model_find(const char *name)
{
    for (size_t i = 0; i < PA_KNOWN_MODEL_COUNT; i++) {
        if (strcmp(pa_known_models[i].name, name) == 0) {
            return &pa_known_models[i];
        }
    }
    return NULL;
}

bool pa_weights_path_is_plain(const char *path)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.";
    while (*path) {
        size_t size = strspn(path, letters);
        /* A name that begins with a dot is "." or "..", or a file of ours that is not yet whole. */
        if (size == 0 || *path == '.') {
            return false;
        }
        path += size;
        if (*path == '\0') {
            return true;
        }
        if (*path++ != '/') {
            return false;
        }
    }
    return false;
}

bool pa_is_hex(const char *text, size_t digits)
{
    return strspn(text, "0123456789abcdef") == digits && text[digits] == '\0';
}
