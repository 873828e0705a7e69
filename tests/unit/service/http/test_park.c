#include "cmocka_prelude.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "fixture.h"

static const char PARK[] = "GET /park HTTP/1.1\r\nHost: a\r\nOrigin: o\r\n\r\n";

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

static void a_parked_exchange_is_answered_from_another_thread(void **state)
{
    http_fixture *server = *state;
    int next = server->parked_count;
    int fd = client_connect(server->port);
    client_send(fd, PARK);
    pa_http_exchange *exchange = fixture_parked(server, next);
    assert_null(pa_http_header(exchange, "Origin"));
    assert_string_equal(pa_http_path(exchange), "/park");
    pa_http_set_header(exchange, "X-Late", "yes");
    pa_http_answer(exchange, 200, "text/plain", fixture_text("done"));
    client_answer answer = client_read(fd, false);
    assert_int_equal(answer.status, 200);
    assert_string_equal(answer.body, "done");
    assert_string_equal(client_header(&answer, "X-Late"), "yes");
    assert_string_equal(client_header(&answer, "Access-Control-Allow-Origin"), "o");
    client_send(fd, "GET /hello/again HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_string_equal(client_read(fd, false).body, "hello again");
    close(fd);
}

static void requests_pipelined_behind_a_parked_one_wait(void **state)
{
    http_fixture *server = *state;
    int next = server->parked_count;
    int fd = client_connect(server->port);
    client_send(fd, PARK);
    client_send(fd, "GET /hello/next HTTP/1.1\r\nHost: a\r\n\r\n");
    pa_http_exchange *exchange = fixture_parked(server, next);
    pa_http_answer(exchange, 200, "text/plain", fixture_text("first"));
    assert_string_equal(client_read(fd, false).body, "first");
    assert_string_equal(client_read(fd, false).body, "hello next");
    close(fd);
}

static void a_client_that_leaves_is_missed_and_the_answer_only_releases(void **state)
{
    http_fixture *server = *state;
    int next = server->parked_count;
    int gone = server->gone;
    int fd = client_connect(server->port);
    client_send(fd, PARK);
    pa_http_exchange *exchange = fixture_parked(server, next);
    close(fd);
    assert_true(wait_for(&server->gone, gone + 1));
    assert_true(fixture_recorded(server, "/park", 0, NULL));
    assert_string_equal(pa_http_path(exchange), "/park");
    assert_null(pa_http_header(exchange, "Origin"));
    pa_http_set_header(exchange, "X-Late", "yes");
    pa_http_answer(exchange, 200, "text/plain", fixture_text("too late"));
    assert_int_equal(__atomic_load_n(&server->gone, __ATOMIC_ACQUIRE), gone + 1);
}

static void a_client_that_resets_is_missed_too(void **state)
{
    http_fixture *server = *state;
    int next = server->parked_count;
    int gone = server->gone;
    int fd = client_connect(server->port);
    client_send(fd, PARK);
    pa_http_exchange *exchange = fixture_parked(server, next);
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &(struct linger){.l_onoff = 1}, sizeof(struct linger));
    close(fd);
    assert_true(wait_for(&server->gone, gone + 1));
    pa_http_answer(exchange, 200, "text/plain", fixture_text("too late"));
}

static void parked_exchanges_do_not_hold_up_others(void **state)
{
    http_fixture *server = *state;
    int next = server->parked_count;
    int fds[20];
    for (int i = 0; i < 20; i++) {
        fds[i] = client_connect(server->port);
        client_send(fds[i], PARK);
    }
    pa_http_exchange *last = fixture_parked(server, next + 19);
    assert_non_null(last);
    assert_int_equal(client_ask(server->port, "GET /health HTTP/1.1\r\nHost: a\r\n\r\n").status, 200);
    for (int i = 0; i < 20; i++) {
        pa_http_answer(fixture_parked(server, next + i), 503, NULL, fixture_text(""));
    }
    for (int i = 0; i < 20; i++) {
        assert_int_equal(client_read(fds[i], false).status, 503);
        close(fds[i]);
    }
}

typedef struct crowd {
    pthread_mutex_t lock;
    pa_http_exchange *waiting[256];
    int count;
    int total; /* parked so far */
    int gone;
    bool leaving;
} crowd;

static void on_crowd_gone(void *user)
{
    crowd *people = user;
    __atomic_add_fetch(&people->gone, 1, __ATOMIC_ACQ_REL);
}

static void join_crowd(void *context, pa_http_exchange *exchange)
{
    crowd *people = context;
    pa_http_park(exchange, on_crowd_gone, people);
    pthread_mutex_lock(&people->lock);
    people->waiting[people->count++] = exchange;
    people->total++;
    pthread_mutex_unlock(&people->lock);
}

/* Answers whatever waits, as several workers do at once. */
static void *serve_crowd(void *context)
{
    crowd *people = context;
    for (;;) {
        pthread_mutex_lock(&people->lock);
        pa_http_exchange *exchange = people->count > 0 ? people->waiting[--people->count] : NULL;
        bool leaving = people->leaving;
        pthread_mutex_unlock(&people->lock);
        if (exchange) {
            pa_http_answer(exchange, 200, "text/plain", fixture_text("served"));
        } else if (leaving) {
            return NULL;
        } else {
            usleep(200);
        }
    }
}

typedef struct caller {
    uint16_t port;
    bool impatient; /* leaves without its answer every second time */
    int served;
} caller;

static void *call(void *context)
{
    caller *self = context;
    static const char request[] = "GET /crowd HTTP/1.1\r\nHost: a\r\n\r\n";
    for (int i = 0; i < 60; i++) {
        int fd = client_connect(self->port);
        client_send(fd, request);
        if (!self->impatient || i % 2 == 0) {
            char answer[512];
            ssize_t got = recv(fd, answer, sizeof answer - 1, 0);
            answer[got > 0 ? got : 0] = '\0';
            self->served += strstr(answer, "HTTP/1.1 200") == answer;
        }
        close(fd);
    }
    return NULL;
}

static void many_threads_park_answer_and_leave_at_once(void **state)
{
    (void)state;
    static crowd people = {.lock = PTHREAD_MUTEX_INITIALIZER};
    static const pa_http_route route = {"GET", "/crowd", join_crowd, 0, 0};
    pa_http_server *server = NULL;
    pa_http_options options = {.host = "127.0.0.1", .threads = 3};
    assert_int_equal(pa_http_open(&options, &route, 1, NULL, &people, &server, NULL), PA_OK);
    pthread_t servants[3];
    pthread_t callers[4];
    caller calls[4];
    for (int i = 0; i < 3; i++) {
        pthread_create(&servants[i], NULL, serve_crowd, &people);
    }
    for (int i = 0; i < 4; i++) {
        calls[i] = (caller){.port = pa_http_port(server), .impatient = i >= 2};
        pthread_create(&callers[i], NULL, call, &calls[i]);
    }
    for (int i = 0; i < 4; i++) {
        pthread_join(callers[i], NULL);
        assert_int_equal(calls[i].served, calls[i].impatient ? 30 : 60);
    }
    pa_http_close(server, 100);
    pthread_mutex_lock(&people.lock);
    people.leaving = true;
    pthread_mutex_unlock(&people.lock);
    for (int i = 0; i < 3; i++) {
        pthread_join(servants[i], NULL);
    }
    assert_int_equal(people.count, 0);
    assert_true(people.gone <= 60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_parked_exchange_is_answered_from_another_thread),
        cmocka_unit_test(requests_pipelined_behind_a_parked_one_wait),
        cmocka_unit_test(a_client_that_leaves_is_missed_and_the_answer_only_releases),
        cmocka_unit_test(a_client_that_resets_is_missed_too),
        cmocka_unit_test(parked_exchanges_do_not_hold_up_others),
        cmocka_unit_test(many_threads_park_answer_and_leave_at_once),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
