/**
 * How much processor time a model takes, by stage. The linker puts this between the rooms (--wrap), so that
 * the program itself carries no clocks: what runs inside a stage is taken from the stage around it.
 */
#ifndef BENCH_KINDS_STAGES_H
#define BENCH_KINDS_STAGES_H

typedef enum bench_stage {
    STAGE_WORDS,    /* reading the prompt, choosing the kind, and whatever is none of the others */
    STAGE_LUA,      /* the recipe itself */
    STAGE_SHAPES,   /* the modelling kit: what the recipe calls, and putting the pieces together */
    STAGE_TEXTURES, /* synthesis of materials */
    STAGE_PICTURES, /* JPEG and PNG */
    STAGE_FINISH,
    STAGE_GLB,
    STAGE_COUNT
} bench_stage;

/** Forgets what was measured; the time from here on counts as STAGE_WORDS. */
void stages_begin(void);
/** Milliseconds of this thread's processor time a stage since stages_begin. */
void stages_end(double out_ms[STAGE_COUNT]);

#endif
