/** What the commands that make a model have in common: the work, its progress, and the files it ends in. */
#ifndef PA_APP_MAKE_MODEL_H
#define PA_APP_MAKE_MODEL_H

#include "app/command.h"
#include "engines/registry.h"

/**
 * Makes the model and writes what the command's options --output, --usdz, --preview (with --views and
 * --preview-size), --json and --quiet ask for, as far as it has them. standard_output is where the model goes
 * without --output. Complains about what fails. Gives a pa_exit; SIGINT and SIGTERM cancel.
 */
int pa_make_model(const pa_invocation *invocation, const pa_registry *registry, const pa_request *request,
                  const char *standard_output);

#endif
