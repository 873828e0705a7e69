#include "fixture.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "cmocka_prelude.h"

pa_span fixture_text(const char *text)
{
    return (pa_span){.data = (const uint8_t *)text, .size = strlen(text)};
}

static void count(int *counter)
{
    __atomic_add_fetch(counter, 1, __ATOMIC_ACQ_REL);
}

static void get_health(void *context, pa_http_exchange *exchange)
{
    (void)context;
    pa_http_answer_static(exchange, 200, "application/json", fixture_text("{\"status\":\"healthy\"}"));
}

static void get_hello(void *context, pa_http_exchange *exchange)
{
    (void)context;
    char text[128];
    snprintf(text, sizeof text, "hello %s", pa_http_path_parameter(exchange, "name"));
    pa_http_answer(exchange, 200, "text/plain", fixture_text(text));
}

static void delete_hello(void *context, pa_http_exchange *exchange)
{
    (void)context;
    pa_http_answer(exchange, 204, NULL, fixture_text(""));
}

static void get_both(void *context, pa_http_exchange *exchange)
{
    (void)context;
    char text[128];
    snprintf(text, sizeof text, "%s|%s", pa_http_path_parameter(exchange, "a"),
             pa_http_path_parameter(exchange, "b"));
    pa_http_answer(exchange, 200, "text/plain", fixture_text(text));
}

static void get_query(void *context, pa_http_exchange *exchange)
{
    (void)context;
    const char *value = pa_http_query(exchange, "q");
    pa_http_answer(exchange, value ? 200 : 404, "text/plain", fixture_text(value ? value : "none"));
}

static void get_ip(void *context, pa_http_exchange *exchange)
{
    (void)context;
    char text[128];
    snprintf(text, sizeof text, "%s %s", pa_http_client_ip(exchange),
             pa_http_client_is_loopback(exchange) ? "loopback" : "elsewhere");
    pa_http_answer(exchange, 200, "text/plain", fixture_text(text));
}

static void get_file(void *context, pa_http_exchange *exchange)
{
    (void)context;
    int fd = memfd_create("file", MFD_CLOEXEC);
    uint8_t bytes[256];
    for (size_t i = 0; i < sizeof bytes; i++) {
        bytes[i] = (uint8_t)i;
    }
    for (int i = 0; i < 16; i++) {
        assert_int_equal(write(fd, bytes, sizeof bytes), sizeof bytes);
    }
    pa_http_set_header(exchange, "Content-Disposition", "attachment; filename=\"file.bin\"");
    pa_http_answer_file(exchange, fd, sizeof bytes * 16, "model/gltf-binary", "e1");
}

static void get_empty(void *context, pa_http_exchange *exchange)
{
    (void)context;
    pa_http_answer_file(exchange, memfd_create("empty", MFD_CLOEXEC), 0, "text/plain", "e0");
}

static void post_echo(void *context, pa_http_exchange *exchange)
{
    (void)context;
    pa_http_answer(exchange, 200, "text/plain", pa_http_body(exchange));
}

static void on_gone(void *user)
{
    http_fixture *fixture = user;
    count(&fixture->gone);
}

static void get_park(void *context, pa_http_exchange *exchange)
{
    http_fixture *fixture = context;
    pa_http_park(exchange, on_gone, fixture);
    pthread_mutex_lock(&fixture->lock);
    fixture->parked[fixture->parked_count % FIXTURE_PARKED] = exchange;
    count(&fixture->parked_count);
    pthread_mutex_unlock(&fixture->lock);
}

static void get_silent(void *context, pa_http_exchange *exchange)
{
    (void)context;
    (void)exchange;
}

static void get_twice(void *context, pa_http_exchange *exchange)
{
    (void)context;
    pa_http_set_header(exchange, "X-Split", "a\r\nX-Forged: yes");
    pa_http_set_header(exchange, "X Bad", "name");
    pa_http_set_header(exchange, "Content-Length", "3");
    pa_http_set_header(exchange, "X-Once", "first");
    pa_http_set_header(exchange, "x-once", "second");
    pa_http_answer(exchange, 200, "text/plain", fixture_text("first"));
    pa_http_answer(exchange, 500, "text/plain", fixture_text("second"));
}

static const pa_http_route ROUTES[] = {
    {"GET", "/health", get_health, 0, 1},
    {"GET", "/hello/{name}", get_hello, 0, 2},
    {"DELETE", "/hello/{name}", delete_hello, 0, 2},
    {"GET", "/both/{a}/{b}", get_both, 0, 2},
    {"GET", "/query", get_query, 0, 2},
    {"GET", "/ip", get_ip, 0, 2},
    {"GET", "/file", get_file, 0, 2},
    {"GET", "/empty", get_empty, 0, 2},
    {"POST", "/echo", post_echo, FIXTURE_LIMIT, 2},
    {"GET", "/park", get_park, 0, 2},
    {"GET", "/silent", get_silent, 0, 2},
    {"GET", "/twice", get_twice, 0, 2},
    {"GET", "/", get_health, 0, 2},
};

static bool admit(void *context, pa_http_exchange *exchange, unsigned tag)
{
    http_fixture *fixture = context;
    count(&fixture->admitted);
    char text[16];
    snprintf(text, sizeof text, "%u", tag);
    pa_http_set_header(exchange, "X-Tag", text);
    if (__atomic_load_n(&fixture->refuse_admission, __ATOMIC_ACQUIRE)) {
        pa_http_answer(exchange, 429, "text/plain", fixture_text("too many"));
        return false;
    }
    return true;
}

static void refuse(void *context, pa_http_exchange *exchange, pa_http_refusal refusal, int status)
{
    (void)context;
    char text[64];
    snprintf(text, sizeof text, "{\"refusal\":%d,\"status\":%d}", (int)refusal, status);
    pa_http_answer(exchange, status, "application/json", fixture_text(text));
}

static void decorate(void *context, pa_http_exchange *exchange, int status)
{
    (void)context;
    (void)status;
    const char *origin = pa_http_header(exchange, "Origin");
    if (origin) {
        pa_http_set_header(exchange, "Access-Control-Allow-Origin", origin);
    }
}

static void record(void *context, const pa_http_record *record)
{
    http_fixture *fixture = context;
    pthread_mutex_lock(&fixture->lock);
    fixture->last_record = *record;
    snprintf(fixture->last_path, sizeof fixture->last_path, "%s", record->path);
    snprintf(fixture->last_ip, sizeof fixture->last_ip, "%s", record->client_ip);
    snprintf(fixture->last_agent, sizeof fixture->last_agent, "%s", record->user_agent);
    pthread_mutex_unlock(&fixture->lock);
    count(&fixture->records);
}

void fixture_open(http_fixture *fixture, const pa_http_options *options)
{
    memset(fixture, 0, sizeof *fixture);
    pthread_mutex_init(&fixture->lock, NULL);
    pa_http_options chosen = options ? *options : (pa_http_options){0};
    chosen.host = "127.0.0.1";
    if (chosen.threads == 0) {
        chosen.threads = 2;
    }
    pa_http_hooks hooks = {
        .context = fixture, .admit = admit, .refuse = refuse, .decorate = decorate, .record = record};
    pa_error err;
    pa_status status = pa_http_open(&chosen, ROUTES, sizeof ROUTES / sizeof ROUTES[0], &hooks, fixture,
                                    &fixture->server, &err);
    if (status) {
        fail_msg("%s", err.detail);
    }
    fixture->port = pa_http_port(fixture->server);
    assert_true(fixture->port > 0);
}

void fixture_close(http_fixture *fixture)
{
    pa_http_close(fixture->server, 2000);
    pthread_mutex_destroy(&fixture->lock);
}

bool fixture_recorded(http_fixture *fixture, const char *path, int status, pa_http_record *out_record)
{
    for (int i = 0; i < 2000; i++) {
        pthread_mutex_lock(&fixture->lock);
        bool found = strcmp(fixture->last_path, path) == 0 && fixture->last_record.status == status;
        if (found && out_record) {
            *out_record = fixture->last_record;
        }
        pthread_mutex_unlock(&fixture->lock);
        if (found) {
            return true;
        }
        usleep(5000);
    }
    return false;
}

pa_http_exchange *fixture_parked(http_fixture *fixture, int index)
{
    assert_true(wait_for(&fixture->parked_count, index + 1));
    pthread_mutex_lock(&fixture->lock);
    pa_http_exchange *exchange = fixture->parked[index % FIXTURE_PARKED];
    pthread_mutex_unlock(&fixture->lock);
    return exchange;
}
