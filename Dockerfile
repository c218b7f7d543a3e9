# Builds Gatehouse and packs it for running:
#
#   docker build -t gatehouse .
#   docker run -p 127.0.0.1:8080:8080 -v gatehouse:/data gatehouse
#
# then http://localhost:8080. The image has no proxy and no TLS: publish the port on 127.0.0.1, or
# put a proxy in front and name its host in GATEHOUSE_HOSTS.

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
# Home is /data, so what tools keep below the home folder (the Hugging Face cache) lasts too.
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /data --shell /usr/sbin/nologin gatehouse \
    && install -d -o 10001 -g 10001 -m 0700 /data
WORKDIR /opt/gatehouse
# What changes least comes first, so that an update replaces only the last of these.
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
USER 10001:10001
# Inside a container loopback cannot be reached from outside it. 0.0.0.0 opens Gatehouse to the
# container's network only; who reaches that is decided by what is published.
ENV GATEHOUSE_DATA_DIR=/data \
    SERVER_ADDRESS=0.0.0.0
VOLUME /data
EXPOSE 8080
# The image has no curl: bash opens the connection itself. Gatehouse answers known hosts only.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /actuator/health HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
# Memory holds keys: no core dump, no heap dump.
ENTRYPOINT ["java", "--sun-misc-unsafe-memory-access=allow", "-XX:MaxRAMPercentage=75", \
    "-XX:-HeapDumpOnOutOfMemoryError", "-XX:-CreateCoredumpOnCrash", "-jar", "gatehouse.jar"]
