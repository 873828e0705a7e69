/* A folder that lives as long as a test. */
#ifndef PA_TESTS_SCRATCH_FOLDER_H
#define PA_TESTS_SCRATCH_FOLDER_H

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "foundation/arena.h"

typedef struct scratch_folder {
    char path[32];
} scratch_folder;

static inline int scratch_folder_make(scratch_folder *scratch)
{
    strcpy(scratch->path, "/tmp/promptar-weights-XXXXXX");
    return mkdtemp(scratch->path) ? 0 : -1;
}

static inline int scratch_remove_one(const char *path, const struct stat *about, int kind, struct FTW *place)
{
    (void)about;
    (void)kind;
    (void)place;
    return remove(path);
}

static inline void scratch_folder_remove(const scratch_folder *scratch)
{
    nftw(scratch->path, scratch_remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static inline const char *scratch_path(const scratch_folder *scratch, const char *name, pa_arena *arena)
{
    return pa_arena_printf(arena, "%s/%s", scratch->path, name);
}

#endif
