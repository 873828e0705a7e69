/** Intermediate results as files of a folder. */
#ifndef PA_APP_TRACE_FOLDER_H
#define PA_APP_TRACE_FOLDER_H

#include "engines/engine.h"

/**
 * A trace that writes each stage to FOLDER/STAGE.safetensors. folder is borrowed and made where it is not
 * there; one that holds files of an earlier run keeps those that this one does not write. Its stages fail
 * with PA_IO, PA_NO_SPACE, PA_NO_MEMORY.
 */
pa_trace pa_trace_into_folder(const char *folder);

#endif
