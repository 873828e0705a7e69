#include "cmocka_prelude.h"

#include "engines/gradio/loop.h"

static void all_holders_get_the_same_loop(void **state)
{
    (void)state;
    pa_gradio_loop *loop;
    pa_transfers *first = NULL;
    pa_transfers *second = NULL;
    assert_int_equal(pa_gradio_loop_new(&loop, NULL), PA_OK);
    pa_gradio_loop *kept = pa_gradio_loop_keep(loop);
    assert_int_equal(pa_gradio_loop_start(loop, &first, NULL), PA_OK);
    pa_gradio_loop_release(loop);
    assert_int_equal(pa_gradio_loop_start(kept, &second, NULL), PA_OK);
    assert_non_null(first);
    assert_ptr_equal(first, second);
    pa_gradio_loop_release(kept);
}

static void one_that_never_ran_is_released_too(void **state)
{
    (void)state;
    pa_gradio_loop *loop;
    assert_int_equal(pa_gradio_loop_new(&loop, NULL), PA_OK);
    pa_gradio_loop_release(loop);
    pa_gradio_loop_release(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_holders_get_the_same_loop),
        cmocka_unit_test(one_that_never_ran_is_released_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
