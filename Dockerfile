# syntax=docker/dockerfile:1

FROM node:24-slim AS pnpm
ENV PNPM_HOME=/pnpm CI=true
RUN npm install --global pnpm@12.21.0
WORKDIR /parley

# The inbox, as browsers get it.
FROM pnpm AS inbox
COPY . .
RUN --mount=type=cache,target=/pnpm/store \
    pnpm install --frozen-lockfile --store-dir /pnpm/store && \
    cd inbox && pnpm exec vite build

# What the server needs to run, and nothing to build or test with. The server itself is not built: Node runs its sources.
FROM pnpm AS server
COPY package.json pnpm-workspace.yaml pnpm-lock.yaml ./
COPY core core
COPY contract contract
COPY channels channels
COPY queues queues
COPY stores stores
COPY server server
RUN --mount=type=cache,target=/pnpm/store \
    pnpm install --frozen-lockfile --prod --filter "@parley/server..." --store-dir /pnpm/store && \
    rm -rf node_modules/node node_modules/.bin/node node_modules/.pnpm/node@*
COPY docs docs
COPY --from=inbox /parley/inbox/dist inbox/dist

FROM node:24-slim
# Posters of videos and old phones' voices; --build-arg FFMPEG=off does without.
ARG FFMPEG=on
RUN if [ "$FFMPEG" = on ]; then \
      apt-get update && apt-get install --yes --no-install-recommends ffmpeg && rm -rf /var/lib/apt/lists/*; \
    fi
COPY --from=server /parley /parley
RUN printf '#!/bin/sh\nexec node /parley/server/src/cli/main.ts "$@"\n' > /usr/local/bin/parley && \
    chmod 755 /usr/local/bin/parley && \
    install --directory --owner=node --group=node --mode=700 /data
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data NODE_COMPILE_CACHE=/tmp/node-compile-cache
WORKDIR /parley
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/src/main.ts"]
