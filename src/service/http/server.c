#include <arpa/inet.h>
#include <errno.h>
#include <gnutls/gnutls.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "foundation/clock.h"
#include "foundation/random.h"
#include "service/http/http_private.h"

enum {
    DEFAULT_CONNECTIONS = 12000,
    DEFAULT_IDLE_S = 75,
    DEFAULT_REQUEST_S = 20,
    MOST_WORKERS = 256,
    CONNECTION_MEMORY = 16 * 1024, /* one connection's request line and headers, and the answer's */
    BACKLOG = 4096,
    OTHER_DESCRIPTORS = 512 /* files being served, the database, epoll … */
};

/* A connection that says nothing for long may be a client whose network is gone: asks after it. */
static void set_keepalive(int fd)
{
    int on = 1;
    int idle_s = 60;
    int interval_s = 15;
    int probes = 4;
    setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
    setsockopt(fd, IPPROTO_TCP, TCP_KEEPIDLE, &idle_s, sizeof idle_s);
    setsockopt(fd, IPPROTO_TCP, TCP_KEEPINTVL, &interval_s, sizeof interval_s);
    setsockopt(fd, IPPROTO_TCP, TCP_KEEPCNT, &probes, sizeof probes);
}

static int listen_on(const struct addrinfo *address)
{
    int fd = socket(address->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, IPPROTO_TCP);
    if (fd < 0) {
        return -1;
    }
    int on = 1;
    int off = 0;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (address->ai_family == AF_INET6) {
        setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off);
    }
    set_keepalive(fd); /* what is accepted inherits it */
    if (bind(fd, address->ai_addr, address->ai_addrlen) != 0 || listen(fd, BACKLOG) != 0) {
        int error = errno;
        close(fd);
        errno = error;
        return -1;
    }
    return fd;
}

static pa_status open_listener(pa_http_server *server, const pa_http_options *options, pa_error *err)
{
    const char *host = options->host && options->host[0] ? options->host : "0.0.0.0";
    char port[8];
    snprintf(port, sizeof port, "%u", options->port);
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE | AI_NUMERICSERV};
    struct addrinfo *found = NULL;
    int failure = getaddrinfo(host, port, &hints, &found);
    if (failure != 0) {
        return pa_fail(err, PA_INVALID, "cannot listen on '%s': %s", host, gai_strerror(failure));
    }
    server->listener = listen_on(found);
    int error = errno;
    freeaddrinfo(found);
    if (server->listener < 0) {
        return pa_fail(err, PA_IO, "cannot listen on %s:%s: %s", host, port, strerror(error));
    }
    union {
        struct sockaddr any;
        struct sockaddr_in ipv4;
        struct sockaddr_in6 ipv6;
    } bound = {.ipv6 = {0}};
    socklen_t size = sizeof bound;
    if (getsockname(server->listener, &bound.any, &size) != 0) {
        return pa_fail(err, PA_IO, "cannot listen on %s:%s: %s", host, port, strerror(errno));
    }
    server->port = ntohs(bound.any.sa_family == AF_INET6 ? bound.ipv6.sin6_port : bound.ipv4.sin_port);
    return PA_OK;
}

/* Makes room for the connections among the process's descriptors, or fewer connections. */
static void fit_descriptors(pa_http_server *server)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) {
        return;
    }
    rlim_t wanted = (rlim_t)server->max_connections + OTHER_DESCRIPTORS;
    if (limit.rlim_cur < wanted) {
        struct rlimit raised = {.rlim_cur = wanted < limit.rlim_max ? wanted : limit.rlim_max,
                                .rlim_max = limit.rlim_max};
        if (setrlimit(RLIMIT_NOFILE, &raised) == 0) {
            limit = raised;
        }
    }
    if (limit.rlim_cur < wanted) {
        rlim_t spare = limit.rlim_cur > 2 * OTHER_DESCRIPTORS ? OTHER_DESCRIPTORS : limit.rlim_cur / 2;
        server->max_connections = (uint32_t)(limit.rlim_cur - spare);
        pa_log_write(server->log, PA_LOG_WARN, "http",
                     "only %u connections at a time: %llu descriptors allowed", server->max_connections,
                     (unsigned long long)limit.rlim_cur);
    }
}

static pa_status init_table(pa_http_server *server, pa_error *err)
{
    /* Descriptors are given out lowest first, so theirs lie below twice the connections: each may have a
     * file open. */
    server->table_size = 2 * (size_t)server->max_connections + 2 * OTHER_DESCRIPTORS;
    server->connections = calloc(server->table_size, sizeof *server->connections);
    return server->connections ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
}

void pa_http_close_if_idle(pa_http_connection *slot, int fd)
{
    int64_t idle = PA_HTTP_IDLE;
    if (atomic_compare_exchange_strong(&slot->clock, &idle, PA_HTTP_EXPIRED)) {
        shutdown(fd, SHUT_RD);
    }
}

static void open_connection(pa_http_server *server, struct MHD_Connection *connection, int fd,
                            void **socket_context)
{
    pa_http_connection *slot = &server->connections[fd];
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    pa_http_address peer;
    slot->peer_ip[0] = '\0';
    slot->peer_trusted = false;
    slot->peer_loopback = false;
    if (info && info->client_addr && pa_http_address_from_socket(info->client_addr, &peer)) {
        pa_http_address_format(&peer, slot->peer_ip);
        slot->peer_trusted = pa_http_trusts(&server->trust, &peer);
        slot->peer_loopback = pa_http_address_is_loopback(&peer);
    }
    *socket_context = slot;
    pthread_mutex_lock(&server->lock);
    slot->open = true;
    slot->parked = NULL;
    slot->stream = NULL;
    slot->serial++;
    slot->seen_requests = 0;
    slot->seen_bytes = 0;
    slot->partial_since = 0;
    atomic_store(&slot->requests, 0);
    atomic_store(&slot->clock, PA_HTTP_IDLE);
    server->open_connections++;
    if ((size_t)fd >= server->table_used) {
        server->table_used = (size_t)fd + 1;
    }
    if (atomic_load(&server->quiescing)) {
        pa_http_close_if_idle(slot, fd);
    }
    pthread_mutex_unlock(&server->lock);
}

static void close_connection(pa_http_worker *worker, pa_http_connection *slot)
{
    pa_http_server *server = worker->server;
    atomic_fetch_sub_explicit(&worker->connections, 1, memory_order_relaxed);
    pthread_mutex_lock(&server->lock);
    slot->open = false;
    slot->taken = false;
    server->taken_connections--;
    server->open_connections--;
    pa_http_keeper_resume_accept(server);
    if (server->open_connections == 0) {
        pthread_cond_broadcast(&server->emptied);
    }
    pthread_mutex_unlock(&server->lock);
}

static void on_connection(void *context, struct MHD_Connection *connection, void **socket_context,
                          enum MHD_ConnectionNotificationCode what)
{
    pa_http_worker *worker = context;
    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
        const union MHD_ConnectionInfo *info =
            MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        open_connection(worker->server, connection, info->connect_fd, socket_context);
    } else if (*socket_context) {
        close_connection(worker, *socket_context);
    }
}

static void log_line(void *context, const char *format, va_list values) __attribute__((format(printf, 2, 0)));
static void log_line(void *context, const char *format, va_list values)
{
    const pa_http_server *server = context;
    char line[512];
    vsnprintf(line, sizeof line, format, values);
    line[strcspn(line, "\n")] = '\0';
    pa_log_write(server->log, PA_LOG_DEBUG, "http", "%s", line);
}

/* Escapes are ours to decode: libmicrohttpd lets bad ones by and cuts at an encoded NUL. */
static size_t leave_escaped(void *context, struct MHD_Connection *connection, char *text)
{
    (void)context;
    (void)connection;
    return strlen(text);
}

/* A worker that does not start says no more than that, so certificate and key are looked at first. */
static pa_status check_tls(const pa_http_options *options, pa_error *err)
{
    if (!options->tls_cert != !options->tls_key) {
        return pa_fail(err, PA_INVALID, "A certificate needs its key, and a key its certificate.");
    }
    if (!options->tls_cert) {
        return PA_OK;
    }
    if (MHD_is_feature_supported(MHD_FEATURE_TLS) != MHD_YES) {
        return pa_fail(err, PA_UNSUPPORTED, "This build of libmicrohttpd knows no TLS.");
    }
    gnutls_certificate_credentials_t credentials = NULL;
    int result = gnutls_certificate_allocate_credentials(&credentials);
    if (result == GNUTLS_E_SUCCESS) {
        gnutls_datum_t cert = {(unsigned char *)options->tls_cert, (unsigned)strlen(options->tls_cert)};
        gnutls_datum_t key = {(unsigned char *)options->tls_key, (unsigned)strlen(options->tls_key)};
        result = gnutls_certificate_set_x509_key_mem(credentials, &cert, &key, GNUTLS_X509_FMT_PEM);
        gnutls_certificate_free_credentials(credentials);
    }
    return result == GNUTLS_E_SUCCESS
               ? PA_OK
               : pa_fail(err, PA_INVALID, "The TLS certificate and key cannot be used: %s",
                         gnutls_strerror(result));
}

static pa_status start_worker(pa_http_server *server, pa_http_worker *worker, const pa_http_options *options,
                              unsigned timeout_s, pa_error *err)
{
    unsigned flags =
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_NO_LISTEN_SOCKET | MHD_USE_ITC | MHD_ALLOW_SUSPEND_RESUME;
    struct MHD_OptionItem secure[] = {{MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)options->tls_cert},
                                      {MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)options->tls_key},
                                      {MHD_OPTION_END, 0, NULL}};
    struct MHD_OptionItem *extra = &secure[2];
    if (server->tls) {
        flags |= MHD_USE_TLS;
        extra = secure;
    }
    if (server->log && server->log->least <= PA_LOG_DEBUG) {
        flags |= MHD_USE_ERROR_LOG;
    }
    worker->server = server;
    worker->daemon = MHD_start_daemon(
        flags, 0, NULL, NULL, pa_http_exchange_step, worker, MHD_OPTION_EXTERNAL_LOGGER, log_line, server,
        MHD_OPTION_CONNECTION_LIMIT, server->max_connections, MHD_OPTION_CONNECTION_TIMEOUT, timeout_s,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_MEMORY, MHD_OPTION_NOTIFY_CONNECTION,
        on_connection, worker, MHD_OPTION_URI_LOG_CALLBACK, pa_http_exchange_begin, worker,
        MHD_OPTION_NOTIFY_COMPLETED, pa_http_exchange_end, worker, MHD_OPTION_UNESCAPE_CALLBACK,
        leave_escaped, NULL, MHD_OPTION_ARRAY, extra, MHD_OPTION_END);
    return worker->daemon ? PA_OK
                          : pa_fail(err, PA_IO, "a listening thread cannot start: %s", strerror(errno));
}

static pa_status start(pa_http_server *server, const pa_http_options *options, const pa_http_route *routes,
                       size_t route_count, pa_error *err)
{
    pa_status status = pa_http_trust_init(&server->trust, options->trusted_proxies, err);
    if (!status) {
        status = pa_http_routes_init(&server->routes, routes, route_count, err);
    }
    if (!status) {
        status = check_tls(options, err);
    }
    if (!status) {
        status = open_listener(server, options, err);
    }
    if (!status) {
        fit_descriptors(server);
        status = init_table(server, err);
    }
    uint32_t request_s = options->request_timeout_s ? options->request_timeout_s : DEFAULT_REQUEST_S;
    uint32_t idle_s = options->idle_timeout_s ? options->idle_timeout_s : DEFAULT_IDLE_S;
    if (request_s > UINT32_MAX / 1000 - 2) {
        request_s = UINT32_MAX / 1000 - 2;
    }
    server->request_timeout_ms = request_s * 1000;
    /* libmicrohttpd ends a silent connection without a word, so it must not be the first to. */
    idle_s = idle_s < request_s + 2 ? request_s + 2 : idle_s;
    server->out_of_memory = MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);
    server->workers = calloc(server->worker_count, sizeof *server->workers);
    if (!status && (!server->out_of_memory || !server->workers)) {
        status = pa_fail(err, PA_NO_MEMORY, NULL);
    }
    for (uint32_t i = 0; i < server->worker_count && !status; i++) {
        status = start_worker(server, &server->workers[i], options, idle_s, err);
    }
    return status ? status : pa_http_keeper_start(server, err);
}

static uint32_t default_threads(void)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    return cores < 1 ? 1 : (uint32_t)cores;
}

pa_status pa_http_open(const pa_http_options *options, const pa_http_route *routes, size_t route_count,
                       const pa_http_hooks *hooks, void *handler_context, pa_http_server **out_server,
                       pa_error *err)
{
    pa_http_server *server = calloc(1, sizeof *server);
    if (!server) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    server->hooks = hooks ? *hooks : (pa_http_hooks){0};
    server->handler_context = handler_context;
    server->log = options->log;
    server->tls = options->tls_cert != NULL;
    server->listener = -1;
    server->keeper.epoll_fd = -1;
    server->keeper.wake_fd = -1;
    server->max_connections = options->max_connections ? options->max_connections : DEFAULT_CONNECTIONS;
    server->worker_count = options->threads ? options->threads : default_threads();
    server->worker_count = server->worker_count > MOST_WORKERS ? MOST_WORKERS : server->worker_count;
    server->id_seed = (uint64_t)pa_clock_wall_ms() ^ (uint64_t)pa_random_draw_seed() << 32;
    pthread_mutex_init(&server->lock, NULL);
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&server->emptied, &monotonic);
    pthread_condattr_destroy(&monotonic);
    pa_status status = start(server, options, routes, route_count, err);
    if (status) {
        pa_http_close(server, 0);
        return status;
    }
    *out_server = server;
    return PA_OK;
}

uint16_t pa_http_port(const pa_http_server *server)
{
    return server->port;
}

void pa_http_quiesce(pa_http_server *server)
{
    pthread_mutex_lock(&server->lock);
    if (!atomic_exchange(&server->quiescing, true)) {
        if (server->listener >= 0) {
            close(server->listener); /* leaves the keeper's epoll with it */
            server->listener = -1;
            server->keeper.accept_paused = false;
        }
        for (size_t fd = 0; fd < server->table_used; fd++) {
            if (server->connections[fd].open) {
                pa_http_close_if_idle(&server->connections[fd], (int)fd);
            }
        }
    }
    pthread_mutex_unlock(&server->lock);
}

/* Ends every connection that is left, with the lock held; it is given up while clients are told. */
static void end_connections(pa_http_server *server)
{
    for (size_t fd = 0; fd < server->table_used; fd++) {
        pa_http_connection *slot = &server->connections[fd];
        if (!slot->open) {
            continue;
        }
        shutdown((int)fd, SHUT_RDWR);
        pa_http_exchange *gone = pa_http_mark_gone(slot);
        pa_http_stream *cut = pa_http_stream_hold(slot);
        pthread_mutex_unlock(&server->lock);
        if (gone) {
            pa_http_tell_gone(gone);
        }
        if (cut) {
            pa_http_stream_cut(cut);
        }
        pthread_mutex_lock(&server->lock);
    }
}

static void wait_until_empty(pa_http_server *server, uint32_t grace_ms)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += grace_ms / 1000;
    until.tv_nsec += (long)(grace_ms % 1000) * 1000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_nsec -= 1000000000;
        until.tv_sec++;
    }
    pthread_mutex_lock(&server->lock);
    while (server->open_connections > 0 &&
           pthread_cond_timedwait(&server->emptied, &server->lock, &until) != ETIMEDOUT) {
    }
    end_connections(server);
    /* Every thread that holds an exchange soon lets its connection go now. */
    while (server->open_connections > 0) {
        pthread_cond_wait(&server->emptied, &server->lock);
    }
    pthread_mutex_unlock(&server->lock);
}

void pa_http_close(pa_http_server *server, uint32_t grace_ms)
{
    if (!server) {
        return;
    }
    pa_http_quiesce(server);
    wait_until_empty(server, grace_ms);
    pa_http_keeper_stop(server);
    for (uint32_t i = 0; server->workers && i < server->worker_count; i++) {
        MHD_stop_daemon(server->workers[i].daemon);
        pa_http_exchange_free_spares(&server->workers[i]);
    }
    if (server->out_of_memory) {
        MHD_destroy_response(server->out_of_memory);
    }
    free(server->workers);
    free(server->connections);
    pa_http_routes_done(&server->routes);
    pa_http_trust_done(&server->trust);
    pthread_cond_destroy(&server->emptied);
    pthread_mutex_destroy(&server->lock);
    free(server);
}
