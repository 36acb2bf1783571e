package org.staffroom.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.staffroom.shared.Network;

/**
 * The database of those who have none: PostgreSQL under the data directory, started with the application and stopped with
 * it, when {@code spring.datasource.url} is not set. Durable: unlike the library's default it syncs to disk.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", havingValue = "false", matchIfMissing = true)
class EmbeddedDatabase {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    @Bean(destroyMethod = "close")
    Server embeddedPostgres(Network network) {
        return Server.start(network.dataDir().toAbsolutePath().normalize());
    }

    @Bean
    JdbcConnectionDetails embeddedConnection(Server server) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "postgres";
            }

            @Override
            public String getPassword() {
                return "postgres";
            }

            @Override
            public String getJdbcUrl() {
                return server.postgres.getJdbcUrl("postgres", "postgres");
            }
        };
    }

    /** A running server and the lock on its directory. */
    record Server(EmbeddedPostgres postgres, FileLock lock) implements AutoCloseable {

        static Server start(Path data) {
            try {
                Files.createDirectories(data);
                var lock = lock(data);
                var cluster = data.resolve("pg18");
                stopLeftOver(cluster);
                var postgres = EmbeddedPostgres.builder()
                        .setDataDirectory(cluster)
                        .setOverrideWorkingDirectory(data.resolve("pg-binaries").toFile())
                        .setCleanDataDirectory(false)
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("fsync", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .start();
                log.info("Embedded PostgreSQL runs on port {} with its data in {}", postgres.getPort(), cluster);
                return new Server(postgres, lock);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static FileLock lock(Path data) throws IOException {
            var channel = FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new IllegalStateException("Another Staffroom already runs on " + data
                        + ". Stop it, or set STAFFROOM_DATA_DIR or SPRING_DATASOURCE_URL.");
            }
            return lock;
        }

        /** An application that was killed leaves its PostgreSQL running; starting another on the directory would hang. */
        private static void stopLeftOver(Path cluster) throws IOException {
            var pidFile = cluster.resolve("postmaster.pid");
            if (!Files.exists(pidFile)) {
                return;
            }
            var pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
            var left = ProcessHandle.of(pid)
                    .filter(process -> process.info()
                            .command()
                            .map(c -> c.endsWith("postgres"))
                            .orElse(false));
            if (left.isPresent()) {
                log.warn("Stopping the PostgreSQL that an earlier run left behind (process {})", pid);
                left.get().destroy();
                try {
                    left.get().onExit().get(30, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (Exception e) {
                    left.get().destroyForcibly();
                }
            }
            Files.deleteIfExists(pidFile);
        }

        @Override
        public void close() throws IOException {
            postgres.close();
            lock.channel().close();
        }
    }
}
