/* promptar notices: the licence of the word knowledge that travels in the program, which asks to be shown. */
#include <stdio.h>

#include "app/command.h"
#include "engines/procedural/lexicon.h"

static const pa_option options[] = {{0}};

static int run(const pa_invocation *invocation)
{
    (void)invocation;
    pa_lexicon lexicon = pa_lexicon_builtin();
    pa_span notice = pa_lexicon_notice(&lexicon);
    fwrite(notice.data, 1, notice.size, stdout);
    return PA_EXIT_OK;
}

const pa_command pa_command_notices = {
    .name = "notices",
    .operands = "",
    .summary = "show the licence of WordNet, which the program carries",
    .options = options,
    .run = run,
};
