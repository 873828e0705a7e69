/** What a command of the program is, and what it is given when it runs. */
#ifndef PA_APP_COMMAND_H
#define PA_APP_COMMAND_H

#include "app/config.h"
#include "engines/request_options.h"
#include "foundation/arena.h"

/** What the process ends with; `promptar --help` lists them. */
enum pa_exit {
    PA_EXIT_OK = 0,
    PA_EXIT_FAILED = 1,
    PA_EXIT_USAGE = 2,        /* a wrong flag, operand or setting */
    PA_EXIT_UNKNOWN_KIND = 3, /* no engine knows how to make what the prompt names */
    PA_EXIT_UNAVAILABLE = 4,  /* the engine is not ready, or the remote service fails */
    PA_EXIT_CANCELLED = 130
};

enum { PA_COMMAND_MAX_OPTIONS = 16 };

/** An option of one command; a list ends with an entry whose name is NULL. */
typedef struct pa_option {
    const char *name;       /* "output" is --output */
    char letter;            /* 'o' for -o; 0: none */
    const char *value_name; /* "FILE"; NULL: the option takes no value */
    const char *help;
} pa_option;

typedef struct pa_invocation pa_invocation;

typedef struct pa_command {
    const char *name;
    const char *operands; /* "PROMPT"; "" for none */
    const char *summary;  /* one line */
    const char *details;  /* paragraphs for --help; may be NULL */
    const pa_option *options;
    bool takes_request_options; /* those of engines/request_options.h, too */
    size_t least_operands, most_operands;
    int (*run)(const pa_invocation *invocation); /* gives a pa_exit */
} pa_command;

/** The command line, read. */
struct pa_invocation {
    const pa_command *command;
    const char
        *values[PA_COMMAND_MAX_OPTIONS]; /* by row of command->options; "" without value; NULL: absent */
    const char *request_values[PA_REQUEST_OPTION_COUNT]; /* likewise by row of pa_request_options */
    const char *const *operands;
    size_t operand_count;
    const pa_config_result *configuration;
    pa_arena *arena; /* lives as long as the command runs */
};

/** The value of an option of the invocation's command; NULL when it was not given. */
const char *pa_invocation_value(const pa_invocation *invocation, const char *option_name);

/** The request options that were given, and BRIGHTNESS where none is, into request. Fails with PA_INVALID. */
pa_status pa_invocation_request(const pa_invocation *invocation, pa_request *request, pa_error *err);

/** One line on standard error: "promptar: …". */
void pa_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));
/** Complains about err, with its suggestions, and says which exit code fits. */
int pa_complain_error(const pa_error *err);

extern const pa_command pa_command_serve;
extern const pa_command pa_command_generate;
extern const pa_command pa_command_optimize;
extern const pa_command pa_command_render;
extern const pa_command pa_command_inspect;
extern const pa_command pa_command_engines;
extern const pa_command pa_command_config;
extern const pa_command pa_command_recipes;
extern const pa_command pa_command_coverage;
extern const pa_command pa_command_models;
extern const pa_command pa_command_requests;
extern const pa_command pa_command_notices;

#endif
