package org.staffroom.packaged;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** One process of the packaged application. */
public final class Instance {

    public static final Path DIRECTORY = Path.of("target", "packaged");

    private static final String UNPACKED = DIRECTORY.resolve("application").toString();
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final String name;
    private final int port = freePort();
    private final int managementPort = freePort();
    private final Map<String, String> settings;
    private Process process;

    public Instance(String name, Map<String, String> settings) {
        this.name = name;
        this.settings = settings;
    }

    public int port() {
        return port;
    }

    /** Takes the package apart, as the image does: it starts in three quarters of the time then. */
    static void unpack() throws IOException, InterruptedException {
        var unpacking = new ProcessBuilder(
                        JAVA, "-Djarmode=tools", "-jar", "target/staffroom.jar", "extract", "--destination", UNPACKED)
                .inheritIO()
                .start();
        if (unpacking.waitFor() != 0) {
            throw new IllegalStateException("target/staffroom.jar could not be unpacked");
        }
    }

    public void start() {
        var builder = new ProcessBuilder(JAVA, "-Xmx512m", "-jar", UNPACKED + "/staffroom.jar")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(DIRECTORY.toFile(), name + ".log")));
        builder.environment().putAll(settings);
        builder.environment().put("SERVER_PORT", String.valueOf(port));
        builder.environment().put("MANAGEMENT_PORT", String.valueOf(managementPort));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until pages are answered; how long that took. */
    public Duration awaitReady(Duration patience) {
        var began = System.nanoTime();
        Awaitility.await(name + " is ready, see " + DIRECTORY)
                .atMost(patience)
                .pollInterval(Duration.ofMillis(100))
                .failFast(name + " ended, see " + DIRECTORY, () -> !process.isAlive())
                .until(() -> new Browser("192.0.2.1").open(this, "/sign-in").status() == 200);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** That it has used since it was started. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** As {@code kill -9}: nothing is finished, nothing is said. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
