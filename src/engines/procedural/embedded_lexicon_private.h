/** The word data that the build packs into the program. */
#ifndef PA_ENGINES_PROCEDURAL_EMBEDDED_LEXICON_PRIVATE_H
#define PA_ENGINES_PROCEDURAL_EMBEDDED_LEXICON_PRIVATE_H

#include "foundation/embedded.h"

extern const pa_embedded_file pa_lexicon_files[]; /* one file, "wordnet.bin" */

#endif
