/** arena_fixture.h for tests of whole finishes. */
#ifndef PA_TESTS_FINISH_FIXTURE_H
#define PA_TESTS_FINISH_FIXTURE_H

#include "arena_fixture.h"
#include "asset/finish/finish.h"
#include "cmocka_prelude.h"

/** It succeeds, and leaves a scene that keeps the rules. */
static void finish(pa_scene *scene, const pa_finish_options *options)
{
    pa_error err = {0};
    if (pa_finish(scene, options, NULL, &arena, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    assert_int_equal(pa_scene_check(scene, NULL), PA_OK);
    assert_true(scene->metric);
}

#endif
