/**
 * The port every engine stands behind: a request goes in, a raw scene comes out.
 *
 * An engine neither finishes nor encodes; generate/ does both, once, for all of them.
 */
#ifndef PA_ENGINES_ENGINE_H
#define PA_ENGINES_ENGINE_H

#include <stdbool.h>
#include <stdint.h>

#include "asset/scene/brightness.h"
#include "asset/scene/scene.h"
#include "engines/image_file.h"
#include "foundation/arena.h"
#include "foundation/json.h"
#include "foundation/run.h"
#include "foundation/status.h"
#include "inference/tensor/weight_table.h"

typedef enum pa_mode { PA_MODE_BASIC, PA_MODE_ADVANCED, PA_MODE_COUNT } pa_mode;

/** "basic" or "advanced". */
const char *pa_mode_name(pa_mode mode);
/** Case-insensitive. False when the name is neither; out_mode is then untouched. */
bool pa_mode_parse(const char *name, pa_mode *out_mode);

/** The heights a request may ask for, in metres. */
#define PA_MIN_HEIGHT_M 0.005
#define PA_MAX_HEIGHT_M 100.0

/** The triangles a request may ask for at most. */
#define PA_MIN_MAX_TRIANGLES 100
#define PA_MAX_MAX_TRIANGLES 1000000

/** What a request may ask of engines that sample or texture. */
#define PA_MAX_GUIDANCE 100.0
#define PA_MAX_STEPS 1000
#define PA_MIN_TEXTURE_SIZE 64
#define PA_MAX_TEXTURE_SIZE 2048

#define PA_MIN_GRID 64
#define PA_MAX_GRID 256

/** How an engine of this machine's own goes from noise to a model. */
typedef enum pa_sampler {
    PA_SAMPLER_DPM,  /* DPM-Solver++ (2M): one evaluation a step */
    PA_SAMPLER_HEUN, /* as the models' authors do: two */
    PA_SAMPLER_COUNT
} pa_sampler;

/** "dpm" or "heun". */
const char *pa_sampler_name(pa_sampler sampler);
/** Case-insensitive. False when there is none of that name; out_sampler is then untouched. */
bool pa_sampler_parse(const char *name, pa_sampler *out_sampler);

/** The numbers that it calculates with. */
typedef enum pa_precision {
    PA_PRECISION_AUTO, /* bf16 where the processor multiplies in it, else f32 */
    PA_PRECISION_F32,
    PA_PRECISION_BF16,
    PA_PRECISION_COUNT
} pa_precision;

/** "auto", "f32" or "bf16". */
const char *pa_precision_name(pa_precision precision);
/** Case-insensitive. False when there is none of that name; out_precision is then untouched. */
bool pa_precision_parse(const char *name, pa_precision *out_precision);

/** Hears the named intermediate results of an engine's models, for comparisons with other implementations. */
typedef struct pa_trace {
    /* One stage's tensors, borrowed for the call. What it fails with ends the work. */
    pa_status (*on_stage)(void *user, const char *stage, const pa_weight *tensors, size_t count,
                          pa_error *err);
    void *user;
} pa_trace;

/** What was asked for. Zeroed optional members mean "not given". Strings are borrowed for the call. */
typedef struct pa_request {
    const char *prompt;  /* 1 to 1000 characters of valid UTF-8, not blank; NULL when there is a file */
    pa_image_file image; /* what the model shall show, in place of a prompt; mode then means nothing */
    pa_span model;       /* a whole GLB, glTF, PLY or OBJ file to be finished, in place of a prompt */
    bool model_spare;    /* nobody else needs its bytes: they stay as long as the answer, whose scene may have
                            its arrays in them, and may be changed; it does not come back as received */
    bool model_z_up;     /* in that file +Z is up and -Y the front, as in CAD and printing; else +Y and +Z */
    pa_mode mode;
    int64_t seed;       /* 0 or more; the caller has already drawn one for -1 */
    bool any_seed;      /* it was drawn: the same request may come with another one */
    const char *engine; /* an engine's name, or NULL: the one the mode prefers */
    double height_m;    /* PA_MIN_HEIGHT_M to PA_MAX_HEIGHT_M; 0 = by size_m, the words and the kind */
    double size_m;      /* the longest side, in the same range; height_m goes before it */
    /* For engines that sample or texture; 0 = the engine's own default, others ignore them. */
    double guidance;       /* up to PA_MAX_GUIDANCE */
    uint32_t steps;        /* up to PA_MAX_STEPS */
    uint32_t texture_size; /* pixels a side; bounds the finished textures of every engine, too */
    /* For engines whose models run here. */
    double guidance_from;  /* 0 to 1 of the sampling: guided from there, the noisiest first … */
    double guidance_until; /* … to there; 0 = 1 */
    pa_sampler sampler;
    pa_precision precision;
    uint32_t grid; /* samples a side of which the surface is made, PA_MIN_GRID to PA_MAX_GRID; 0 = 128 */
    const pa_tensor
        *noise; /* where the sampling begins, in place of what the seed gives; NULL = by the seed */
    const pa_trace *trace; /* NULL = nobody listens */
    /* For the finish, whichever engine made the model; engines ignore them. */
    uint32_t max_triangles; /* PA_MIN_MAX_TRIANGLES to PA_MAX_MAX_TRIANGLES; 0 = the finish's default */
    pa_brightness brightness;
    bool fill_holes; /* close small holes */
    bool watertight; /* one closed surface, for printing */
} pa_request;

/** True when the model shall be made of an image and not of words. */
bool pa_request_has_image(const pa_request *request);
/** True when the request brings a model that shall only be finished. */
bool pa_request_has_model(const pa_request *request);

/** What an engine made, in the caller's arena. */
typedef struct pa_engine_result {
    pa_scene scene;
    const char *kind; /* what the prompt was taken for ("chair"), or NULL where the engine cannot say */
    pa_span raw;      /* the file as it was received; empty where the engine made the scene itself. It may be
                         the request's own */
} pa_engine_result;

typedef enum pa_engine_state {
    PA_ENGINE_READY,       /* will take a request now */
    PA_ENGINE_FAILING,     /* configured, but has failed lately; counts as absent for `auto` */
    PA_ENGINE_UNCONFIGURED /* needs a token, an address or weights that are not there */
} pa_engine_state;

/** "ready", "failing" or "unconfigured". */
const char *pa_engine_state_name(pa_engine_state state);

typedef struct pa_availability {
    pa_engine_state state;
    char reason[256]; /* why it is not ready, for people; empty when ready */
} pa_availability;

/** One engine. Every function may be called from several threads at once. */
typedef struct pa_engine {
    const char *name;  /* stable identifier: "procedural", "trellis-space" */
    const char *title; /* for people */
    unsigned modes;    /* bit (1u << mode) set for each mode it serves */
    bool takes_images; /* makes models of requests with an image */
    bool takes_models; /* takes requests that bring a model */
    bool remote;       /* sends the prompt away and may spend somebody's quota */
    void *self;

    /** Never blocks on the network. */
    pa_availability (*availability)(void *self);
    /**
     * out_result lives in arena. Fails with PA_UNKNOWN_KIND (suggestions in err), PA_CANCELLED, PA_TIMEOUT,
     * PA_NO_MEMORY, PA_UNAVAILABLE, PA_UPSTREAM_…, PA_INTERNAL; with a model also PA_BAD_FILE,
     * PA_UNSUPPORTED, PA_TOO_LARGE.
     */
    pa_status (*generate)(void *self, const pa_request *request, const pa_run *run, pa_arena *arena,
                          pa_engine_result *out_result, pa_error *err);
    /**
     * What it takes a prompt's words for, as the answer's "understood" shows it: a new reference. NULL where
     * the function is NULL, the engine would refuse the prompt, or there is no memory.
     */
    json_t *(*understand)(void *self, const char *prompt);
    /** Releases self. */
    void (*free)(void *self);
} pa_engine;

#endif
