# The service as a container image:
#
#   docker build -t ontos .
#   docker run --rm -p 8080:8080 --read-only --tmpfs /tmp ontos
#
# compose.yaml runs it together with a PostgreSQL.

# --- build -----------------------------------------------------------------------------------------------------------
# The same Java as the image that runs it. The classes are Java 17's either way: the pom sets the release.
FROM eclipse-temurin:25-jdk AS build

WORKDIR /build
COPY mvnw pom.xml app.yaml ./
COPY .mvn .mvn
COPY src src

# Maven and the artifacts stay in a cache of the builder's, not in a layer, so that changing a class downloads nothing.
# The tests are not run here: they belong before the image, in ./mvnw verify.
ENV MAVEN_USER_HOME=/cache/maven
RUN --mount=type=cache,target=/cache/maven,sharing=locked \
    ./mvnw -B -ntp -Dmaven.repo.local=/cache/maven/repository -DskipTests package

# --- run -------------------------------------------------------------------------------------------------------------
FROM eclipse-temurin:25-jre

WORKDIR /app

# From what changes seldom to what changes always: a new version of the service is a new last layer or two, and the
# libraries below it are neither pushed nor pulled again.
COPY src/main/launcher/java.options ./
COPY --from=build /build/target/quarkus-app/lib/ lib/
COPY --from=build /build/target/quarkus-app/quarkus-run.jar ./
COPY --from=build /build/target/quarkus-app/quarkus/ quarkus/
COPY --from=build /build/target/quarkus-app/app/ app/

# Class data sharing: a start without a database loads most classes, and the archive that the JVM writes at its end spares
# the next starts a quarter of their time. Made here, because it holds for exactly this JVM and these files.
RUN timeout --signal=TERM 10 java @/app/java.options -XX:ArchiveClassesAtExit=/app/classes.jsa -jar /app/quarkus-run.jar; \
    test -s /app/classes.jsa

# PROD takes its database password from Databricks, as an OAuth token; ENV=LOCAL takes one from POSTGRES_PASSWORD.
ENV ENV=PROD

EXPOSE 8080

# A number, not a name, so that Kubernetes can see for itself that this is not root (runAsNonRoot). The files above
# belong to root: the service can read itself but not change itself, and writes to /tmp alone.
USER 10001:10001

# Live, not ready: waiting for a database that sleeps is healthy, and restarting the container would not wake it.
# The base image carries neither curl nor wget, and another JVM every ten seconds would cost more than the answer is
# worth; bash can open a socket by itself. DATABRICKS_APP_PORT moves the port, here as in the service.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["/bin/bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${DATABRICKS_APP_PORT:-8080} && printf 'GET /q/health/live HTTP/1.0\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]

# TERM starts the graceful shutdown: requests in flight finish, new ones are refused.
STOPSIGNAL SIGTERM

# One arena of the C library for every two threads or so would cost more memory than it saves time.
ENV MALLOC_ARENA_MAX=2

# exec form, so that java is process 1 and gets that signal. The heap may take three quarters of the container's memory;
# the rest is for threads, classes and buffers. More options: JAVA_TOOL_OPTIONS.
ENTRYPOINT ["java", "@/app/java.options", "-XX:SharedArchiveFile=/app/classes.jsa", "-XX:MaxRAMPercentage=75", "-jar", "/app/quarkus-run.jar"]
