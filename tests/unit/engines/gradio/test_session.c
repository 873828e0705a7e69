#include "cmocka_prelude.h"

#include <string.h>

#include "engines/gradio/hub.h"
#include "engines/gradio/session_private.h"

static int set_up(void **state)
{
    static pa_arena arena;
    static pa_gradio_session session;
    pa_arena_init(&arena, 0);
    session = (pa_gradio_session){.token = "hf_secret", .arena = &arena};
    if (pa_transfers_new(&session.transfers, NULL) != PA_OK) {
        return -1;
    }
    *state = &session;
    return 0;
}

static int tear_down(void **state)
{
    pa_gradio_session *session = *state;
    pa_transfers_free(session->transfers);
    pa_arena_done(session->arena);
    return 0;
}

static void the_token_goes_to_spaces_over_https_and_nowhere_else(void **state)
{
    pa_gradio_session *session = *state;
    const char *headers[PA_GRADIO_HEADERS_MAX];
    const char *welcome[] = {"https://owner-name.hf.space/config", "https://OWNER-NAME.HF.SPACE:443/config"};
    const char *strangers[] = {"http://owner-name.hf.space/config",
                               "https://hf.space.example/config",
                               "https://evilhf.space/",
                               "https://example.com/?x=.hf.space",
                               "https://owner.hf.space@example.com/",
                               "http://127.0.0.1:7860/config",
                               "nonsense"};
    for (size_t i = 0; i < sizeof welcome / sizeof welcome[0]; i++) {
        assert_int_equal(pa_gradio_auth_headers(session, welcome[i], headers, 0), 1);
        assert_string_equal(headers[0], "X-HF-Authorization: Bearer hf_secret");
    }
    for (size_t i = 0; i < sizeof strangers / sizeof strangers[0]; i++) {
        assert_int_equal(pa_gradio_auth_headers(session, strangers[i], headers, 0), 0);
    }
}

static void a_space_id_is_told_from_an_address(void **state)
{
    (void)state;
    assert_true(pa_hub_is_space_id("hysts/Shap-E"));
    assert_true(pa_hub_is_space_id("dkatz2391/TRELLIS_TextTo3D_Try2"));
    const char *others[] = {"", "hysts", "/x", "a/", "a/b/c", "https://x/y", "a b/c", "a/b?c"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        assert_false(pa_hub_is_space_id(others[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_token_goes_to_spaces_over_https_and_nowhere_else, set_up,
                                        tear_down),
        cmocka_unit_test(a_space_id_is_told_from_an_address),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
