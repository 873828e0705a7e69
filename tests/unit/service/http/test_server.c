#include "cmocka_prelude.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "fixture.h"

static int set_up(void **state)
{
    static http_fixture server;
    fixture_open(&server, NULL);
    *state = &server;
    return 0;
}

static int tear_down(void **state)
{
    fixture_close(*state);
    return 0;
}

static void a_get_is_answered_with_its_headers(void **state)
{
    http_fixture *server = *state;
    client_answer answer =
        client_ask(server->port, "GET /health HTTP/1.1\r\nHost: a\r\nOrigin: http://b\r\n\r\n");
    assert_int_equal(answer.status, 200);
    assert_string_equal(answer.body, "{\"status\":\"healthy\"}");
    assert_string_equal(client_header(&answer, "Content-Type"), "application/json");
    assert_string_equal(client_header(&answer, "Access-Control-Allow-Origin"), "http://b");
    assert_string_equal(client_header(&answer, "X-Tag"), "1");
    assert_non_null(client_header(&answer, "Date"));
}

static void every_answer_has_a_request_id_of_its_own(void **state)
{
    http_fixture *server = *state;
    char first[32];
    client_answer answer = client_ask(server->port, "GET /health HTTP/1.1\r\nHost: a\r\n\r\n");
    snprintf(first, sizeof first, "%s", client_header(&answer, "X-Request-Id"));
    assert_int_equal(strlen(first), 16);
    assert_int_equal(strspn(first, "0123456789abcdef"), 16);
    answer = client_ask(server->port, "GET /missing HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_string_not_equal(client_header(&answer, "X-Request-Id"), first);
}

static void head_is_served_from_get_without_a_body(void **state)
{
    http_fixture *server = *state;
    int fd = client_connect(server->port);
    client_send(fd, "HEAD /health HTTP/1.1\r\nHost: a\r\n\r\nGET /hello/x HTTP/1.1\r\nHost: a\r\n\r\n");
    client_answer answer = client_read(fd, true);
    assert_int_equal(answer.status, 200);
    assert_string_equal(client_header(&answer, "Content-Length"), "20");
    answer = client_read(fd, false);
    assert_string_equal(answer.body, "hello x");
    close(fd);
}

static void an_unknown_path_is_refused_with_404(void **state)
{
    http_fixture *server = *state;
    client_answer answer = client_ask(server->port, "GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_int_equal(answer.status, 404);
    assert_string_equal(answer.body, "{\"refusal\":1,\"status\":404}");
    assert_string_equal(client_header(&answer, "X-Tag"), "0");
    assert_int_equal(client_ask(server->port, "GET /health/ HTTP/1.1\r\nHost: a\r\n\r\n").status, 404);
    assert_int_equal(client_ask(server->port, "GET /hello/ HTTP/1.1\r\nHost: a\r\n\r\n").status, 404);
    assert_int_equal(client_ask(server->port, "GET /Health HTTP/1.1\r\nHost: a\r\n\r\n").status, 404);
}

static void another_method_is_refused_with_405_and_allow(void **state)
{
    http_fixture *server = *state;
    client_answer answer = client_ask(server->port, "POST /hello/x HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_int_equal(answer.status, 405);
    assert_string_equal(client_header(&answer, "Allow"), "GET, HEAD, DELETE");
    answer = client_ask(server->port, "GET /echo HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_int_equal(answer.status, 405);
    assert_string_equal(client_header(&answer, "Allow"), "POST");
    assert_int_equal(client_ask(server->port, "get /health HTTP/1.1\r\nHost: a\r\n\r\n").status, 405);
    assert_int_equal(client_ask(server->port, "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n").status, 404);
}

static void path_parameters_are_decoded_and_an_encoded_slash_does_not_split(void **state)
{
    http_fixture *server = *state;
    client_answer answer = client_ask(server->port, "GET /hello/a%2Fb%20c HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_string_equal(answer.body, "hello a/b c");
    answer = client_ask(server->port, "GET /both/%41/z%25 HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_string_equal(answer.body, "A|z%");
    answer = client_ask(server->port, "GET /%68ealth HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_int_equal(answer.status, 200);
}

static void the_query_is_decoded(void **state)
{
    http_fixture *server = *state;
    client_answer answer =
        client_ask(server->port, "GET /query?p=1&q=a+b%26c&q=d HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_string_equal(answer.body, "a b&c");
    answer = client_ask(server->port, "GET /query?%71=x HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_string_equal(answer.body, "x");
    answer = client_ask(server->port, "GET /query?q HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_int_equal(answer.status, 200);
    assert_string_equal(answer.body, "");
    assert_int_equal(client_ask(server->port, "GET /query HTTP/1.1\r\nHost: a\r\n\r\n").status, 404);
    assert_int_equal(client_ask(server->port, "GET /query? HTTP/1.1\r\nHost: a\r\n\r\n").status, 404);
}

static void a_thousand_query_arguments_are_no_trouble(void **state)
{
    http_fixture *server = *state;
    char request[6000] = "GET /query?";
    for (int i = 0; i < 1000; i++) {
        strcat(request, "a&");
    }
    strcat(request, "q=last HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_string_equal(client_ask(server->port, request).body, "last");
}

static void a_target_may_be_absolute(void **state)
{
    http_fixture *server = *state;
    client_answer answer = client_ask(server->port, "GET http://a/hello/x?y HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_string_equal(answer.body, "hello x");
}

static void requests_on_one_connection_may_be_pipelined(void **state)
{
    http_fixture *server = *state;
    int fd = client_connect(server->port);
    client_send(fd,
                "GET /hello/1 HTTP/1.1\r\nHost: a\r\n\r\nPOST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: "
                "3\r\n\r\nabcGET /missing HTTP/1.1\r\nHost: a\r\n\r\nGET /hello/2 HTTP/1.1\r\nHost: a\r\n"
                "Connection: close\r\n\r\n");
    assert_string_equal(client_read(fd, false).body, "hello 1");
    assert_string_equal(client_read(fd, false).body, "abc");
    assert_int_equal(client_read(fd, false).status, 404);
    client_answer last = client_read(fd, false);
    assert_string_equal(last.body, "hello 2");
    assert_string_equal(client_header(&last, "Connection"), "close");
    assert_true(client_at_end(fd));
    close(fd);
}

static void a_body_comes_whole_whether_counted_or_chunked(void **state)
{
    http_fixture *server = *state;
    client_answer answer =
        client_ask(server->port, "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello");
    assert_string_equal(answer.body, "hello");
    answer = client_ask(server->port, "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                                      "2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\nTrailer: z\r\n\r\n");
    assert_string_equal(answer.body, "hello");
    answer = client_ask(server->port, "POST /echo HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_int_equal(answer.status, 200);
    assert_int_equal(answer.size, 0);
}

static void http_1_0_is_served(void **state)
{
    http_fixture *server = *state;
    int fd = client_connect(server->port);
    client_send(fd, "GET /hello/old HTTP/1.0\r\n\r\n");
    assert_string_equal(client_read(fd, false).body, "hello old");
    assert_true(client_at_end(fd));
    close(fd);
}

static void a_body_that_no_route_wants_is_dropped_and_the_connection_lives(void **state)
{
    http_fixture *server = *state;
    int fd = client_connect(server->port);
    client_send(fd, "GET /hello/x HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody");
    assert_string_equal(client_read(fd, false).body, "hello x");
    client_send(fd, "POST /missing HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody");
    assert_int_equal(client_read(fd, false).status, 404);
    client_send(fd, "GET /hello/y HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_string_equal(client_read(fd, false).body, "hello y");
    close(fd);
}

static void a_handler_that_answers_nothing_gets_500(void **state)
{
    http_fixture *server = *state;
    assert_int_equal(client_ask(server->port, "GET /silent HTTP/1.1\r\nHost: a\r\n\r\n").status, 500);
}

static void the_first_answer_counts_and_headers_cannot_be_split(void **state)
{
    http_fixture *server = *state;
    client_answer answer = client_ask(server->port, "GET /twice HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_int_equal(answer.status, 200);
    assert_string_equal(answer.body, "first");
    assert_null(client_header(&answer, "X-Split"));
    assert_null(client_header(&answer, "X-Forged"));
    assert_string_equal(client_header(&answer, "X-Once"), "second");
    assert_string_equal(client_header(&answer, "Content-Length"), "5");
}

static void a_204_has_no_body_and_no_length(void **state)
{
    http_fixture *server = *state;
    client_answer answer = client_ask(server->port, "DELETE /hello/x HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_int_equal(answer.status, 204);
    assert_null(client_header(&answer, "Content-Length"));
}

static void the_hook_may_turn_every_request_away(void **state)
{
    http_fixture *server = *state;
    __atomic_store_n(&server->refuse_admission, true, __ATOMIC_RELEASE);
    int fd = client_connect(server->port);
    client_send(fd, "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc");
    assert_int_equal(client_read(fd, false).status, 429);
    client_send(fd, "GET /missing HTTP/1.1\r\nHost: a\r\n\r\n");
    client_answer answer = client_read(fd, false);
    assert_int_equal(answer.status, 429);
    assert_string_equal(answer.body, "too many");
    __atomic_store_n(&server->refuse_admission, false, __ATOMIC_RELEASE);
    close(fd);
}

static void the_record_tells_what_was_answered(void **state)
{
    http_fixture *server = *state;
    client_ask(server->port, "GET /hello/a%20b?c=d HTTP/1.1\r\nHost: a\r\nUser-Agent: tester/1\r\n\r\n");
    pa_http_record told;
    assert_true(fixture_recorded(server, "/hello/a b", 200, &told));
    assert_string_equal(server->last_ip, "127.0.0.1");
    assert_string_equal(server->last_agent, "tester/1");
    assert_int_equal(told.bytes_sent, strlen("hello a b"));
    assert_true(told.elapsed_ms >= 0);
}

static void a_header_larger_than_the_buffer_is_refused_by_the_library(void **state)
{
    http_fixture *server = *state;
    static char request[40000];
    size_t used = (size_t)sprintf(request, "GET /health HTTP/1.1\r\nHost: a\r\nX-Long: ");
    memset(request + used, 'x', 30000);
    strcpy(request + used + 30000, "\r\n\r\n");
    assert_int_equal(client_ask(server->port, request).status, 431);
    assert_int_equal(client_ask(server->port, "GET /health HTTP/1.1\r\nHost: a\r\n\r\n").status, 200);
}

static void a_bad_host_or_pattern_is_told(void **state)
{
    (void)state;
    pa_http_server *server = NULL;
    pa_error err;
    pa_http_options options = {.host = "no.such.host.invalid"};
    assert_int_equal(pa_http_open(&options, NULL, 0, NULL, NULL, &server, &err), PA_INVALID);
    options = (pa_http_options){.host = "127.0.0.1", .trusted_proxies = "10.0.0.0/8, nonsense"};
    assert_int_equal(pa_http_open(&options, NULL, 0, NULL, NULL, &server, &err), PA_INVALID);
    assert_non_null(strstr(err.detail, "nonsense"));
    pa_http_route bad = {.method = "GET", .pattern = "/a/{", .handler = (pa_http_handler)0};
    options = (pa_http_options){.host = "127.0.0.1"};
    assert_int_equal(pa_http_open(&options, &bad, 1, NULL, NULL, &server, &err), PA_INVALID);
    assert_null(server);
}

static void a_port_in_use_is_told(void **state)
{
    http_fixture *used = *state;
    pa_http_server *server = NULL;
    pa_error err;
    pa_http_options options = {.host = "127.0.0.1", .port = used->port};
    assert_int_equal(pa_http_open(&options, NULL, 0, NULL, NULL, &server, &err), PA_IO);
    assert_null(server);
}

static void without_hooks_refusals_are_plain(void **state)
{
    (void)state;
    pa_http_server *server = NULL;
    pa_http_options options = {.host = "::1"};
    if (pa_http_open(&options, NULL, 0, NULL, NULL, &server, NULL) == PA_OK) {
        pa_http_close(server, 0);
    }
    options.host = "127.0.0.1";
    assert_int_equal(pa_http_open(&options, NULL, 0, NULL, NULL, &server, NULL), PA_OK);
    client_answer answer = client_ask(pa_http_port(server), "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_int_equal(answer.status, 404);
    assert_string_equal(answer.body, "Not Found");
    pa_http_close(server, 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_get_is_answered_with_its_headers),
        cmocka_unit_test(every_answer_has_a_request_id_of_its_own),
        cmocka_unit_test(head_is_served_from_get_without_a_body),
        cmocka_unit_test(an_unknown_path_is_refused_with_404),
        cmocka_unit_test(another_method_is_refused_with_405_and_allow),
        cmocka_unit_test(path_parameters_are_decoded_and_an_encoded_slash_does_not_split),
        cmocka_unit_test(the_query_is_decoded),
        cmocka_unit_test(a_thousand_query_arguments_are_no_trouble),
        cmocka_unit_test(a_target_may_be_absolute),
        cmocka_unit_test(requests_on_one_connection_may_be_pipelined),
        cmocka_unit_test(a_body_comes_whole_whether_counted_or_chunked),
        cmocka_unit_test(http_1_0_is_served),
        cmocka_unit_test(a_body_that_no_route_wants_is_dropped_and_the_connection_lives),
        cmocka_unit_test(a_handler_that_answers_nothing_gets_500),
        cmocka_unit_test(the_first_answer_counts_and_headers_cannot_be_split),
        cmocka_unit_test(a_204_has_no_body_and_no_length),
        cmocka_unit_test(the_hook_may_turn_every_request_away),
        cmocka_unit_test(the_record_tells_what_was_answered),
        cmocka_unit_test(a_header_larger_than_the_buffer_is_refused_by_the_library),
        cmocka_unit_test(a_bad_host_or_pattern_is_told),
        cmocka_unit_test(a_port_in_use_is_told),
        cmocka_unit_test(without_hooks_refusals_are_plain),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
