# Built in layers that change from seldom to often; started from an ahead-of-time cache; run by nobody in particular.
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /build
COPY .mvn .mvn
COPY pom.xml .
RUN mvn --batch-mode --no-transfer-progress dependency:go-offline
COPY src src
RUN mvn --batch-mode --no-transfer-progress -DskipTests -Dspotless.check.skip package \
 && java -Djarmode=tools -jar target/staffroom.jar extract --layers --destination target/layers

FROM eclipse-temurin:25-jre
RUN groupadd --system --gid 10001 staffroom \
 && useradd --system --uid 10001 --gid staffroom --home-dir /app --no-create-home staffroom \
 && install -d -o staffroom -g staffroom /app /data
WORKDIR /app
USER staffroom
COPY --from=build --chown=staffroom /build/target/layers/dependencies/ ./
COPY --from=build --chown=staffroom /build/target/layers/snapshot-dependencies/ ./
COPY --from=build --chown=staffroom /build/target/layers/application/ ./
# The training run starts the application once, on an embedded database that is thrown away.
RUN STAFFROOM_DATA_DIR=/tmp/training java -XX:AOTCacheOutput=/app/staffroom.aot \
      -Dspring.context.exit=onRefresh -jar staffroom.jar > /dev/null \
 && rm -rf /tmp/training
ENV STAFFROOM_DATA_DIR=/data \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=75"
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=6 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8081 && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '\"UP\"' <&3"]
ENTRYPOINT ["java", "-XX:AOTCache=/app/staffroom.aot", "-jar", "staffroom.jar"]
