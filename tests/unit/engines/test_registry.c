#include "cmocka_prelude.h"

#include <stdio.h>
#include <string.h>

#include "engines/registry.h"

enum { BOTH = 1u << PA_MODE_BASIC | 1u << PA_MODE_ADVANCED };

/* An engine's self: what it says of itself, and how often it was freed. */
typedef struct fake {
    pa_availability availability;
    int frees;
} fake;

static pa_availability fake_availability(void *self)
{
    return ((fake *)self)->availability;
}

static void fake_free(void *self)
{
    ((fake *)self)->frees++;
}

static pa_engine engine_of(fake *self, const char *name, unsigned modes)
{
    return (pa_engine){
        .name = name, .modes = modes, .self = self, .availability = fake_availability, .free = fake_free};
}

static fake failing(const char *reason)
{
    fake self = {.availability.state = PA_ENGINE_FAILING};
    snprintf(self.availability.reason, sizeof self.availability.reason, "%s", reason);
    return self;
}

static const char *chosen(const pa_registry *registry, pa_request request)
{
    const pa_engine *engine = NULL;
    assert_int_equal(pa_registry_choose(registry, &request, &engine, NULL), PA_OK);
    return engine->name;
}

static pa_error refusal(const pa_registry *registry, pa_request request)
{
    const pa_engine *engine = NULL;
    pa_error err = {0};
    assert_int_not_equal(pa_registry_choose(registry, &request, &engine, &err), PA_OK);
    assert_null(engine);
    return err;
}

static void the_fallback_is_for_remote_engines_that_failed(void **state)
{
    (void)state;
    fake space = failing("asleep"), local = {0};
    pa_registry registry = {.preferred = {NULL, "space"}, .fallback = "local"};
    pa_engine remote = engine_of(&space, "space", BOTH);
    remote.remote = true;
    pa_registry_add(&registry, remote, NULL);
    pa_registry_add(&registry, engine_of(&local, "local", BOTH), NULL);
    const pa_engine *far = pa_registry_find(&registry, "space");
    const pa_engine *near = pa_registry_find(&registry, "local");
    pa_request request = {.prompt = "x", .mode = PA_MODE_ADVANCED};
    assert_ptr_equal(pa_registry_fallback(&registry, &request, far, PA_UPSTREAM_LOST), near);
    assert_ptr_equal(pa_registry_fallback(&registry, &request, NULL, PA_UNAVAILABLE), near);
    assert_null(pa_registry_fallback(&registry, &request, near, PA_TIMEOUT));
    assert_null(pa_registry_fallback(&registry, &request, far, PA_CANCELLED));
    assert_null(pa_registry_fallback(&registry, &request, far, PA_NO_MEMORY));
    local.availability.state = PA_ENGINE_FAILING;
    assert_null(pa_registry_fallback(&registry, &request, far, PA_TIMEOUT));
    local.availability.state = PA_ENGINE_READY;
    registry.fallback = NULL;
    assert_null(pa_registry_fallback(&registry, &request, far, PA_TIMEOUT));
    pa_registry_done(&registry);
}

static void auto_takes_the_first_ready_engine_that_serves_the_mode(void **state)
{
    (void)state;
    fake space = failing("asleep"), basic_only = {0}, local = {0};
    pa_registry registry = {0};
    pa_registry_add(&registry, engine_of(&space, "space", BOTH), NULL);
    pa_registry_add(&registry, engine_of(&basic_only, "quick", 1u << PA_MODE_BASIC), NULL);
    pa_registry_add(&registry, engine_of(&local, "local", BOTH), NULL);
    assert_string_equal(chosen(&registry, (pa_request){.mode = PA_MODE_BASIC}), "quick");
    assert_string_equal(chosen(&registry, (pa_request){.mode = PA_MODE_ADVANCED}), "local");
    assert_string_equal(chosen(&registry, (pa_request){.mode = PA_MODE_BASIC, .engine = "auto"}), "quick");
    space.availability.state = PA_ENGINE_READY;
    assert_string_equal(chosen(&registry, (pa_request){.mode = PA_MODE_BASIC}), "space");
    pa_registry_done(&registry);
}

static void a_model_goes_only_to_an_engine_that_takes_models(void **state)
{
    (void)state;
    fake local = {0}, importing = {0};
    pa_registry registry = {.preferred = {"local", "local"}};
    pa_engine import = engine_of(&importing, "import", 0);
    import.takes_models = true;
    pa_registry_add(&registry, import, NULL);
    pa_registry_add(&registry, engine_of(&local, "local", BOTH), NULL);
    pa_request model = {.model = {(const uint8_t *)"glTF", 4}};
    assert_string_equal(chosen(&registry, model), "import");
    assert_string_equal(chosen(&registry, (pa_request){.prompt = "x"}), "local");
    model.engine = "local";
    assert_int_equal(refusal(&registry, model).status, PA_INVALID);
    assert_int_equal(refusal(&registry, (pa_request){.prompt = "x", .engine = "import"}).status, PA_INVALID);
    pa_registry_done(&registry);
}

static void a_named_engine_comes_before_the_preferred_one(void **state)
{
    (void)state;
    fake first = {0}, second = {0}, third = {0};
    pa_registry registry = {.preferred[PA_MODE_BASIC] = "second"};
    pa_registry_add(&registry, engine_of(&first, "first", BOTH), NULL);
    pa_registry_add(&registry, engine_of(&second, "second", BOTH), NULL);
    pa_registry_add(&registry, engine_of(&third, "third", BOTH), NULL);
    assert_string_equal(chosen(&registry, (pa_request){.engine = "third"}), "third");
    assert_string_equal(chosen(&registry, (pa_request){.mode = PA_MODE_BASIC}), "second");
    assert_string_equal(chosen(&registry, (pa_request){.mode = PA_MODE_ADVANCED}), "first");
    pa_registry_done(&registry);
}

static void a_wrong_name_is_refused_with_the_right_ones(void **state)
{
    (void)state;
    fake quick = {0}, local = {0};
    pa_registry registry = {0};
    pa_registry_add(&registry, engine_of(&quick, "quick", 1u << PA_MODE_BASIC), NULL);
    pa_registry_add(&registry, engine_of(&local, "local", BOTH), NULL);
    pa_error err = refusal(&registry, (pa_request){.mode = PA_MODE_ADVANCED, .engine = "lokal"});
    assert_int_equal(err.status, PA_INVALID);
    assert_int_equal(err.suggestion_count, 1);
    assert_string_equal(err.suggestions[0], "local");
    err = refusal(&registry, (pa_request){.mode = PA_MODE_ADVANCED, .engine = "quick"});
    assert_int_equal(err.status, PA_INVALID);
    assert_non_null(strstr(err.detail, "advanced"));
    pa_registry_done(&registry);
}

static void an_engine_that_is_not_ready_is_refused_with_its_reason(void **state)
{
    (void)state;
    fake space = failing("the Space sleeps");
    pa_registry registry = {0};
    pa_registry_add(&registry, engine_of(&space, "space", BOTH), NULL);
    pa_error named = refusal(&registry, (pa_request){.engine = "space"});
    pa_error automatic = refusal(&registry, (pa_request){0});
    assert_int_equal(named.status, PA_UNAVAILABLE);
    assert_int_equal(automatic.status, PA_UNAVAILABLE);
    assert_non_null(strstr(named.detail, "the Space sleeps"));
    assert_non_null(strstr(automatic.detail, "the Space sleeps"));
    pa_registry_done(&registry);
}

static void a_preference_that_cannot_be_met_is_the_servers_fault(void **state)
{
    (void)state;
    fake quick = {0};
    pa_registry registry = {.preferred = {[PA_MODE_BASIC] = "gone", [PA_MODE_ADVANCED] = "quick"}};
    pa_registry_add(&registry, engine_of(&quick, "quick", 1u << PA_MODE_BASIC), NULL);
    assert_int_equal(refusal(&registry, (pa_request){.mode = PA_MODE_BASIC}).status, PA_UNAVAILABLE);
    assert_int_equal(refusal(&registry, (pa_request){.mode = PA_MODE_ADVANCED}).status, PA_UNAVAILABLE);
    pa_registry_done(&registry);
}

static void an_image_goes_to_an_engine_that_takes_images(void **state)
{
    (void)state;
    fake words = {0}, asleep = failing("asleep"), ready = {0};
    pa_registry registry = {.preferred = {[PA_MODE_BASIC] = "words"}};
    pa_engine images = engine_of(&ready, "images", 0);
    pa_engine more_images = engine_of(&asleep, "more-images", 0);
    images.takes_images = more_images.takes_images = true;
    pa_registry_add(&registry, engine_of(&words, "words", BOTH), NULL);
    pa_registry_add(&registry, more_images, NULL);
    pa_registry_add(&registry, images, NULL);
    pa_image_file image = {.bytes = {(const uint8_t *)"\xFF\xD8\xFF", 3}, .media_type = "image/jpeg"};
    assert_string_equal(chosen(&registry, (pa_request){.image = image}), "images");
    assert_string_equal(chosen(&registry, (pa_request){.image = image, .engine = "images"}), "images");
    pa_error err = refusal(&registry, (pa_request){.image = image, .engine = "words"});
    assert_int_equal(err.status, PA_INVALID);
    assert_string_equal(err.suggestions[0], "more-images");
    err = refusal(&registry, (pa_request){.image = image, .engine = "more-images"});
    assert_int_equal(err.status, PA_UNAVAILABLE);
    /* And words never go to it. */
    assert_string_equal(chosen(&registry, (pa_request){.prompt = "a chair", .mode = PA_MODE_ADVANCED}),
                        "words");
    assert_int_equal(refusal(&registry, (pa_request){.prompt = "a chair", .engine = "images"}).status,
                     PA_INVALID);
    pa_registry_done(&registry);
}

static void an_empty_registry_has_no_engine_for_anyone(void **state)
{
    (void)state;
    pa_registry registry = {0};
    assert_int_equal(refusal(&registry, (pa_request){0}).status, PA_UNAVAILABLE);
    assert_null(pa_registry_find(&registry, "any"));
    assert_null(pa_registry_find(&registry, NULL));
    pa_registry_done(&registry);
    pa_registry_done(NULL);
}

static void an_engine_that_is_refused_is_freed_once(void **state)
{
    (void)state;
    fake kept = {0}, twin = {0};
    pa_registry registry = {0};
    assert_int_equal(pa_registry_add(&registry, engine_of(&kept, "same", BOTH), NULL), PA_OK);
    assert_int_equal(pa_registry_add(&registry, engine_of(&twin, "same", BOTH), NULL), PA_CONFLICT);
    assert_int_equal(twin.frees, 1);
    assert_int_equal(kept.frees, 0);
    pa_registry_done(&registry);
    assert_int_equal(kept.frees, 1);
}

static void a_full_registry_takes_no_more(void **state)
{
    (void)state;
    fake self = {0};
    char names[PA_REGISTRY_CAPACITY + 1][24];
    pa_registry registry = {0};
    for (int i = 0; i <= PA_REGISTRY_CAPACITY; i++) {
        snprintf(names[i], sizeof names[i], "engine-%d", i);
        pa_status expected = i < PA_REGISTRY_CAPACITY ? PA_OK : PA_TOO_LARGE;
        assert_int_equal(pa_registry_add(&registry, engine_of(&self, names[i], BOTH), NULL), expected);
    }
    assert_int_equal(self.frees, 1);
    pa_registry_done(&registry);
    assert_int_equal(self.frees, PA_REGISTRY_CAPACITY + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_fallback_is_for_remote_engines_that_failed),
        cmocka_unit_test(auto_takes_the_first_ready_engine_that_serves_the_mode),
        cmocka_unit_test(a_model_goes_only_to_an_engine_that_takes_models),
        cmocka_unit_test(a_named_engine_comes_before_the_preferred_one),
        cmocka_unit_test(a_wrong_name_is_refused_with_the_right_ones),
        cmocka_unit_test(an_engine_that_is_not_ready_is_refused_with_its_reason),
        cmocka_unit_test(a_preference_that_cannot_be_met_is_the_servers_fault),
        cmocka_unit_test(an_image_goes_to_an_engine_that_takes_images),
        cmocka_unit_test(an_empty_registry_has_no_engine_for_anyone),
        cmocka_unit_test(an_engine_that_is_refused_is_freed_once),
        cmocka_unit_test(a_full_registry_takes_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
