#include "cmocka_prelude.h"

#include <arpa/inet.h>
#include <errno.h>
#include <pthread.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "fixture.h"

static const char HEALTH[] = "GET /health HTTP/1.1\r\nHost: a\r\n\r\n";
static const char PARK[] = "GET /park HTTP/1.1\r\nHost: a\r\n\r\n";

static bool connection_is_refused(uint16_t port)
{
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int failed = connect(fd, (struct sockaddr *)&address, sizeof address);
    int error = errno;
    close(fd);
    return failed && error == ECONNREFUSED;
}

static void a_quiet_server_ends_idle_connections_and_finishes_others(void **state)
{
    (void)state;
    static http_fixture server;
    fixture_open(&server, NULL);
    int idle = client_connect(server.port);
    client_send(idle, HEALTH);
    assert_int_equal(client_read(idle, false).status, 200);
    int fresh = client_connect(server.port);
    int busy = client_connect(server.port);
    client_send(busy, PARK);
    pa_http_exchange *exchange = fixture_parked(&server, 0);
    int uploading = client_connect(server.port);
    client_send(uploading, "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nab");
    assert_true(wait_for(&server.admitted, 3));

    pa_http_quiesce(server.server);
    pa_http_quiesce(server.server);
    assert_true(connection_is_refused(server.port));
    assert_true(client_at_end(idle));
    assert_true(client_at_end(fresh));

    pa_http_answer(exchange, 200, "text/plain", fixture_text("late"));
    client_answer answer = client_read(busy, false);
    assert_string_equal(answer.body, "late");
    assert_string_equal(client_header(&answer, "Connection"), "close");
    assert_true(client_at_end(busy));
    client_send(uploading, "cd");
    assert_string_equal(client_read(uploading, false).body, "abcd");
    assert_true(client_at_end(uploading));
    fixture_close(&server);
    close(idle);
    close(fresh);
    close(busy);
    close(uploading);
}

static void what_is_left_after_the_grace_time_is_ended(void **state)
{
    (void)state;
    static http_fixture server;
    fixture_open(&server, NULL);
    int parked = client_connect(server.port);
    client_send(parked, PARK);
    pa_http_exchange *exchange = fixture_parked(&server, 0);
    int uploading = client_connect(server.port);
    client_send(uploading, "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nab");
    assert_true(wait_for(&server.admitted, 2));
    pa_http_close(server.server, 50);
    assert_int_equal(server.gone, 1);
    assert_true(client_at_end(parked));
    assert_int_equal(client_read(uploading, false).status, 0);
    /* The server is no more, but its exchange is its holder's until it is answered. */
    assert_string_equal(pa_http_path(exchange), "/park");
    pa_http_set_header(exchange, "X-Late", "yes");
    pa_http_answer(exchange, 200, "text/plain", fixture_text("nobody hears this"));
    close(parked);
    close(uploading);
}

static void *answer_later(void *context)
{
    usleep(50000);
    pa_http_answer(context, 200, "text/plain", fixture_text("in time"));
    return NULL;
}

static void closing_waits_for_an_answer_on_its_way(void **state)
{
    (void)state;
    static http_fixture server;
    fixture_open(&server, NULL);
    int fd = client_connect(server.port);
    client_send(fd, PARK);
    pthread_t thread;
    pthread_create(&thread, NULL, answer_later, fixture_parked(&server, 0));
    pa_http_close(server.server, 10000);
    pthread_join(thread, NULL);
    assert_string_equal(client_read(fd, false).body, "in time");
    assert_int_equal(server.gone, 0);
    close(fd);
}

static void *knock(void *context)
{
    const http_fixture *server = context;
    for (int i = 0; i < 2000; i++) {
        int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(server->port)};
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        bool refused = connect(fd, (struct sockaddr *)&address, sizeof address) != 0;
        if (!refused) {
            client_send(fd, HEALTH);
            char sink[512];
            (void)!recv(fd, sink, sizeof sink, 0);
        }
        close(fd);
        if (refused) {
            break;
        }
    }
    return NULL;
}

static void closing_under_load_is_clean(void **state)
{
    (void)state;
    static http_fixture server;
    for (int round = 0; round < 5; round++) {
        fixture_open(&server, NULL);
        pthread_t threads[4];
        for (int i = 0; i < 4; i++) {
            pthread_create(&threads[i], NULL, knock, &server);
        }
        assert_true(wait_for(&server.records, 20));
        pa_http_close(server.server, 1000);
        for (int i = 0; i < 4; i++) {
            pthread_join(threads[i], NULL);
        }
    }
}

static void closing_nothing_is_allowed(void **state)
{
    (void)state;
    pa_http_close(NULL, 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quiet_server_ends_idle_connections_and_finishes_others),
        cmocka_unit_test(what_is_left_after_the_grace_time_is_ended),
        cmocka_unit_test(closing_waits_for_an_answer_on_its_way),
        cmocka_unit_test(closing_under_load_is_clean),
        cmocka_unit_test(closing_nothing_is_allowed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
