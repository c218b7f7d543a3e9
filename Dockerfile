# Builds Gatehouse and packs it for running:
#
#   docker build -t gatehouse .
#   docker run -d --name gatehouse -p 127.0.0.1:8080:8080 \
#     -v gatehouse-data:/data -v gatehouse-keys:/keys -e GATEHOUSE_KEY_DIR=/keys \
#     --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges gatehouse
#   docker logs gatehouse
#
# The last line shows the link that makes the owner's account. With PostgreSQL: compose.yaml. The
# image has no proxy and no TLS: publish the port on 127.0.0.1, or put a proxy in front and name its
# host in GATEHOUSE_HOSTS. Without GATEHOUSE_KEY_DIR the key ring lies in /data/keys: both in one
# volume, which is convenient, and a backup of it protects nothing. Commands run in the container:
# docker exec gatehouse java -jar gatehouse.jar help

FROM eclipse-temurin:25-jdk AS build
# The image brings no curl, and mvnw needs it to download the Maven it pins.
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends curl \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY . .
RUN ./mvnw -q -B -Dmaven.test.skip package
RUN java -Djarmode=tools -jar target/gatehouse.jar extract --layers --destination layers

FROM eclipse-temurin:25-jre
# The built-in runtime's llama.cpp computes with several threads by this library (docs/decisions/0030).
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends libgomp1 \
    && rm -rf /var/lib/apt/lists/*
# Home is /data, so what tools keep below the home folder (the Hugging Face cache) lasts too. /keys
# is there so that a volume for the key ring belongs to the right user from its first moment on.
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /data --shell /usr/sbin/nologin gatehouse \
    && install -d -o 10001 -g 10001 -m 0700 /data /keys
WORKDIR /opt/gatehouse
# What changes least comes first, so that an update replaces only the last of these.
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
# Starts once and stops when everything is up; what the JVM learned makes the next start about three
# times as fast (docs/decisions/0019). It has to be this JVM and these files, so it happens here. The
# data folder of this start, key ring and all, is gone before the layer is made.
RUN GATEHOUSE_DATA_DIR=/tmp/training java --sun-misc-unsafe-memory-access=allow \
        -XX:AOTCacheOutput=gatehouse.aot '-Xlog:aot*=error' -Dspring.context.exit=onRefresh \
        -Dserver.address=127.0.0.1 -Dserver.port=0 -jar gatehouse.jar \
    && test -s gatehouse.aot \
    && rm -rf /tmp/*
USER 10001:10001
# Inside a container loopback cannot be reached from outside it. 0.0.0.0 opens Gatehouse to the
# container's network only; who reaches that is decided by what is published.
ENV GATEHOUSE_DATA_DIR=/data \
    SERVER_ADDRESS=0.0.0.0
VOLUME /data
EXPOSE 8080
# The image has no curl: bash opens the connection itself. Gatehouse answers known hosts only.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["bash", "-c", \
    "host=${GATEHOUSE_HOSTS:-localhost}; exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /actuator/health HTTP/1.1\\r\\nHost: %s\\r\\nConnection: close\\r\\n\\r\\n' \"${host%%,*}\" >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
# Memory holds keys: no core dump, no heap dump. A cache that does not fit costs time, and nobody
# who runs this can act on what the JVM has to say about it.
ENTRYPOINT ["java", "--sun-misc-unsafe-memory-access=allow", "-XX:AOTCache=gatehouse.aot", \
    "-Xlog:aot*=error", "-XX:MaxRAMPercentage=75", "-XX:-HeapDumpOnOutOfMemoryError", \
    "-XX:-CreateCoredumpOnCrash", "-jar", "gatehouse.jar"]
