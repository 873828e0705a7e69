#include "cmocka_prelude.h"

#include <string.h>

#include "service/http/forwarded.h"

/* The address as text; "none" when it is none. */
static const char *normal(const char *text)
{
    static char out[PA_HTTP_ADDRESS_TEXT];
    pa_http_address address;
    if (!pa_http_address_parse(text, strlen(text), &address)) {
        return "none";
    }
    pa_http_address_format(&address, out);
    return out;
}

static void addresses_are_read_in_every_form_they_come_in(void **state)
{
    (void)state;
    assert_string_equal(normal("1.2.3.4"), "1.2.3.4");
    assert_string_equal(normal("1.2.3.4:80"), "1.2.3.4");
    assert_string_equal(normal("::ffff:1.2.3.4"), "1.2.3.4");
    assert_string_equal(normal("2001:DB8::0:1"), "2001:db8::1");
    assert_string_equal(normal("[2001:db8::1]"), "2001:db8::1");
    assert_string_equal(normal("[::1]:8080"), "::1");
    static const char *const bad[] = {
        "",     "unknown",        "1.2.3",     "1.2.3.4.5", "[::1",   "[::1]x",  "_hidden",  "1.2.3.4:", "[]",
        "::1]", "1.2.3.4:123456", "300.1.1.1", "1:2",       "[::1]:", "[::1]:x", " 1.2.3.4", "%eth0"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_string_equal(normal(bad[i]), "none");
    }
}

static bool trusted(const char *list, const char *text)
{
    pa_http_trust trust;
    pa_http_address address;
    assert_int_equal(pa_http_trust_init(&trust, list, NULL), PA_OK);
    assert_true(pa_http_address_parse(text, strlen(text), &address));
    bool yes = pa_http_trusts(&trust, &address);
    pa_http_trust_done(&trust);
    return yes;
}

static void blocks_name_the_proxies(void **state)
{
    (void)state;
    assert_true(trusted("10.0.0.0/8", "10.255.0.1"));
    assert_false(trusted("10.0.0.0/8", "11.0.0.1"));
    assert_true(trusted("192.168.4.0/22", "192.168.7.255"));
    assert_false(trusted("192.168.4.0/22", "192.168.8.0"));
    assert_true(trusted("1.2.3.4", "::ffff:1.2.3.4"));
    assert_true(trusted("::ffff:1.2.3.4", "1.2.3.4"));
    assert_true(trusted("2001:db8::/33", "2001:db8:7fff::1"));
    assert_false(trusted("2001:db8::/33", "2001:db8:8000::1"));
    assert_true(trusted("0.0.0.0/0", "9.9.9.9"));
    assert_false(trusted("0.0.0.0/0", "2001:db8::1"));
    assert_true(trusted("::/0", "9.9.9.9"));
    assert_true(trusted(" 1.1.1.1 , ,10.0.0.0/8 ", "10.1.1.1"));
    assert_true(trusted("*", "8.8.8.8"));
    assert_false(trusted(NULL, "127.0.0.1"));
    assert_false(trusted("", "127.0.0.1"));
}

static void what_is_no_block_is_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {"10.0.0.0/33", "10.0.0.0/", "10.0.0.0/x",  "::/129",
                                      "localhost",   "10/8",      "1.1.1.1, *x", "1.1.1.1/-1"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        pa_http_trust trust;
        assert_int_equal(pa_http_trust_init(&trust, bad[i], NULL), PA_INVALID);
    }
}

/* The client that one X-Forwarded-For line leads to. */
static const char *walk(const char *list, const char *peer, const char *line)
{
    static char out[PA_HTTP_ADDRESS_TEXT];
    pa_http_trust trust;
    pa_http_address client;
    assert_int_equal(pa_http_trust_init(&trust, list, NULL), PA_OK);
    assert_true(pa_http_address_parse(peer, strlen(peer), &client));
    pa_http_forwarded_walk(&trust, line, strlen(line), &client);
    pa_http_address_format(&client, out);
    pa_http_trust_done(&trust);
    return out;
}

static void the_rightmost_address_that_is_no_trusted_proxy_is_the_client(void **state)
{
    (void)state;
    assert_string_equal(walk("10.0.0.0/8", "10.0.0.1", "6.6.6.6, 7.7.7.7"), "7.7.7.7");
    assert_string_equal(walk("10.0.0.0/8", "10.0.0.1", "6.6.6.6, 7.7.7.7, 10.0.0.2"), "7.7.7.7");
    assert_string_equal(walk("10.0.0.0/8", "10.0.0.1", "10.0.0.3,10.0.0.2"), "10.0.0.3");
    assert_string_equal(walk("10.0.0.0/8", "9.9.9.9", "6.6.6.6"), "9.9.9.9");
    assert_string_equal(walk("*", "10.0.0.1", "6.6.6.6, 7.7.7.7"), "6.6.6.6");
    assert_string_equal(walk("10.0.0.0/8", "10.0.0.1", ""), "10.0.0.1");
    assert_string_equal(walk("10.0.0.0/8", "10.0.0.1", " , 7.7.7.7:99 ,"), "7.7.7.7");
}

static void the_walk_ends_at_what_is_no_address(void **state)
{
    (void)state;
    assert_string_equal(walk("10.0.0.0/8", "10.0.0.1", "6.6.6.6, unknown"), "10.0.0.1");
    assert_string_equal(walk("10.0.0.0/8", "10.0.0.1", "6.6.6.6, x, 10.0.0.2"), "10.0.0.2");
}

static void loopback_is_known_in_both_families(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool loopback;
    } cases[] = {{"127.0.0.1", true},  {"127.9.9.9", true}, {"::1", true},
                 {"128.0.0.1", false}, {"::2", false},      {"::ffff:127.0.0.1", true}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        pa_http_address address;
        assert_true(pa_http_address_parse(cases[i].text, strlen(cases[i].text), &address));
        assert_int_equal(pa_http_address_is_loopback(&address), cases[i].loopback);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses_are_read_in_every_form_they_come_in),
        cmocka_unit_test(blocks_name_the_proxies),
        cmocka_unit_test(what_is_no_block_is_refused),
        cmocka_unit_test(the_rightmost_address_that_is_no_trusted_proxy_is_the_client),
        cmocka_unit_test(the_walk_ends_at_what_is_no_address),
        cmocka_unit_test(loopback_is_known_in_both_families),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
