# PromptAR as a container, and as a Hugging Face Docker Space (which builds only a Dockerfile at the root).
FROM debian:bookworm-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends make ca-certificates
WORKDIR /src
COPY . .
RUN make setup build

FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates libmicrohttpd12 libjansson4 libsqlite3-0 \
      liblua5.4-0 libpng16-16 libjpeg62-turbo libwebp7 libuuid1 libnettle8 libmeshoptimizer2d libcurl4 libunistring2 libdnnl2 libdeflate0 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --create-home --uid 1000 promptar
COPY --from=build /src/build/promptar /usr/local/bin/promptar
COPY --from=build --chmod=755 /src/deploy/entrypoint.sh /usr/local/bin/promptar-entrypoint
USER 1000
WORKDIR /home/promptar
# The Space's proxy speaks from a private address; only what it forwards is believed about who is calling.
ENV HOST=0.0.0.0 \
    PORT=7860 \
    TRUSTED_PROXIES=10.0.0.0/8,172.16.0.0/12,192.168.0.0/16
EXPOSE 7860
ENTRYPOINT ["promptar-entrypoint"]
CMD ["promptar", "serve"]
