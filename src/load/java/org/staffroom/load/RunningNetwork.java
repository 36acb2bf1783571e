package org.staffroom.load;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.support.BigNetwork;

/** The packaged application in a process of its own with 512 MB of heap, on a durable PostgreSQL. */
final class RunningNetwork implements AutoCloseable {

    static final int PORT = 8190;

    private final EmbeddedPostgres postgres;
    private final Process process;

    private RunningNetwork(EmbeddedPostgres postgres, Process process) {
        this.postgres = postgres;
        this.process = process;
    }

    /** With ten times the demonstration. */
    static RunningNetwork start() throws Exception {
        return start(false);
    }

    /** With a network after eight years. */
    static RunningNetwork startBig() throws Exception {
        return start(true);
    }

    private static RunningNetwork start(boolean big) throws Exception {
        var postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start();
        if (big) {
            // Regions that are there keep the demonstration from being loaded.
            Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
            BigNetwork.fill(JdbcClient.create(postgres.getPostgresDatabase()), Instant.now());
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(java, "-Xmx512m", "-jar", "target/staffroom.jar")
                .redirectErrorStream(true)
                .redirectOutput(new File("target/load-application.log"));
        builder.environment().putAll(Map.of(
                "SERVER_PORT", String.valueOf(PORT),
                "MANAGEMENT_PORT", String.valueOf(PORT + 1),
                "STAFFROOM_BASE_URL", "http://localhost:" + PORT,
                "STAFFROOM_DEMO", "true",
                "STAFFROOM_DATA_DIR", "target/load-data",
                "SPRING_DATASOURCE_URL", postgres.getJdbcUrl("postgres", "postgres"),
                "SPRING_DATASOURCE_USERNAME", "postgres",
                "SPRING_DATASOURCE_PASSWORD", "postgres"));
        var network = new RunningNetwork(postgres, builder.start());
        Runtime.getRuntime().addShutdownHook(new Thread(network::close));
        network.awaitReady();
        if (!big) {
            network.multiply();
        }
        return network;
    }

    /** The first column of a query. */
    List<String> list(String sql) {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        var client = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + PORT + "/")).build();
        var until = Instant.now().plus(Duration.ofMinutes(3));
        while (Instant.now().isBefore(until) && process.isAlive()) {
            try {
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                process.onExit().completeOnTimeout(process, 200, java.util.concurrent.TimeUnit.MILLISECONDS).join();
            }
        }
        throw new IllegalStateException("The application did not come up: see target/load-application.log");
    }

    private void multiply() throws IOException, SQLException {
        try (var script = Objects.requireNonNull(getClass().getResourceAsStream("/multiply.sql"));
                var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Resident memory of the application in MB; 0 where the system does not tell. */
    long residentMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(kilobytes -> Long.parseLong(kilobytes) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        try {
            postgres.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
