#include "cmocka_prelude.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "service/store/folder_private.h"
#include "store_fixture.h"

static const char id[] = "0f2d39f0-89ee-4b73-98ba-427c8adc390b";

static uuid_key key(void)
{
    uuid_key parsed = {0};
    uuid_key_parse(id, &parsed);
    return parsed;
}

static int open_folder(store_fixture *fixture)
{
    int folder = -1;
    bool exclusive = false;
    assert_int_equal(folder_open(fixture->model_path, &folder, &exclusive, NULL), PA_OK);
    assert_true(exclusive);
    return folder;
}

static void a_part_is_invisible_until_it_is_published(void **state)
{
    store_fixture *fixture = *state;
    int folder = open_folder(fixture);
    int fd = -1;
    uint64_t size = 0;
    pa_span bytes = {(const uint8_t *)"glTF", 4};
    assert_int_equal(folder_write_part(folder, key(), pa_parts_of(&bytes), NULL), PA_OK);
    assert_false(folder_has(folder, key()));
    assert_int_equal(folder_open_blob(folder, key(), &fd, &size, NULL), PA_NOT_FOUND);
    assert_int_equal(folder_publish(folder, key(), NULL), PA_OK);
    assert_int_equal(folder_open_blob(folder, key(), &fd, &size, NULL), PA_OK);
    assert_int_equal(size, 4);
    close(fd);
    assert_int_equal(folder_retract(folder, key(), NULL), PA_OK);
    assert_int_equal(folder_retract(folder, key(), NULL), PA_NOT_FOUND);
    folder_discard_part(folder, key());
    assert_int_equal(fixture_count_files(fixture), 0);
    close(folder);
}

static void a_part_is_never_written_over_another(void **state)
{
    store_fixture *fixture = *state;
    int folder = open_folder(fixture);
    const pa_span one = {(const uint8_t *)"one", 3};
    const pa_span two = {(const uint8_t *)"two", 3};
    assert_int_equal(folder_write_part(folder, key(), pa_parts_of(&one), NULL), PA_OK);
    assert_int_equal(folder_write_part(folder, key(), pa_parts_of(&two), NULL), PA_IO);
    close(folder);
}

static void only_the_first_opener_has_the_folder_to_itself(void **state)
{
    store_fixture *fixture = *state;
    int folder = open_folder(fixture), second = -1;
    bool exclusive = true;
    assert_int_equal(folder_open(fixture->model_path, &second, &exclusive, NULL), PA_OK);
    assert_false(exclusive);
    close(second);
    close(folder);
}

static void a_pipe_with_a_models_name_does_not_block(void **state)
{
    store_fixture *fixture = *state;
    int folder = open_folder(fixture);
    char name[64];
    snprintf(name, sizeof name, "%s.glb", id);
    assert_int_equal(mkfifo(fixture_path(fixture, name), 0644), 0);
    int fd = -1;
    uint64_t size = 0;
    assert_int_equal(folder_open_blob(folder, key(), &fd, &size, NULL), PA_IO);
    close(folder);
}

static pa_status count_entry(void *user, const folder_entry *entry, pa_error *err)
{
    (void)err;
    int *counts = user;
    counts[entry->part]++;
    assert_memory_equal(&entry->file, &(uuid_key[]){key()}, sizeof entry->file);
    assert_int_equal(entry->bytes, 3);
    return PA_OK;
}

static void a_scan_sees_only_the_rooms_own_names(void **state)
{
    store_fixture *fixture = *state;
    int folder = open_folder(fixture);
    static const char *const names[] = {"0f2d39f0-89ee-4b73-98ba-427c8adc390b.glb",
                                        "0f2d39f0-89ee-4b73-98ba-427c8adc390b.glb.part",
                                        "0F2D39F0-89EE-4B73-98BA-427C8ADC390B.glb",
                                        "0f2d39f0-89ee-4b73-98ba-427c8adc390b.glb.bak",
                                        "0f2d39f0-89ee-4b73-98ba-427c8adc390b",
                                        "horse_light.glb",
                                        "a"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        fixture_write_file(fixture, names[i], "abc");
    }
    assert_int_equal(mkdir(fixture_path(fixture, "df2cc2ce-31ce-4fbc-9ac1-9d5a04d4aac4.glb"), 0755), 0);
    int counts[2] = {0};
    assert_int_equal(folder_scan(folder, count_entry, counts, NULL), PA_OK);
    assert_int_equal(counts[0], 1);
    assert_int_equal(counts[1], 1);
    close(folder);
}

static void folders_above_are_made_too(void **state)
{
    store_fixture *fixture = *state;
    char path[128];
    struct stat about;
    snprintf(path, sizeof path, "%s/a/b//c/", fixture->root);
    assert_int_equal(folder_make(path, NULL), PA_OK);
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(folder_make(path, NULL), PA_OK);
    assert_int_equal(folder_make("/proc/none", NULL), PA_IO);
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_part_is_invisible_until_it_is_published),
        STORE_TEST(a_part_is_never_written_over_another),
        STORE_TEST(only_the_first_opener_has_the_folder_to_itself),
        STORE_TEST(a_pipe_with_a_models_name_does_not_block),
        STORE_TEST(a_scan_sees_only_the_rooms_own_names),
        STORE_TEST(folders_above_are_made_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
