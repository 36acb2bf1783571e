package org.staffroom.packaged;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;

/** One process of the packaged application. */
public final class Instance {

    public static final Path DIRECTORY = Path.of("target", "packaged");

    private static final String UNPACKED = DIRECTORY.resolve("application").toString();
    private static final String CLASSES = DIRECTORY.resolve("classes.jsa").toString();
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private final String name;
    private final int port = freePort();
    private final int managementPort = freePort();
    private final List<String> options;
    private final Map<String, String> settings;
    private Process process;

    /** @param options of the Java machine, beside those that every instance has */
    public Instance(String name, List<String> options, Map<String, String> settings) {
        this.name = name;
        this.options = options;
        this.settings = settings;
    }

    public int port() {
        return port;
    }

    /**
     * Takes the package apart and keeps its classes as a training run read them, as the image does: half of the work of a
     * start is saved.
     */
    static void unpack() throws IOException, InterruptedException {
        run(new ProcessBuilder(
                JAVA, "-Djarmode=tools", "-jar", "target/staffroom.jar", "extract", "--destination", UNPACKED));
        var training = new ProcessBuilder(
                JAVA,
                "-XX:ArchiveClassesAtExit=" + CLASSES,
                "-Dspring.context.exit=onRefresh",
                "-jar",
                UNPACKED + "/staffroom.jar");
        training.environment()
                .put("STAFFROOM_DATA_DIR", DIRECTORY.resolve("training").toString());
        run(training);
    }

    private static void run(ProcessBuilder builder) throws IOException, InterruptedException {
        var log = new File(DIRECTORY.toFile(), "package.log");
        var process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("target/staffroom.jar could not be made ready, see " + log);
        }
    }

    public void start() {
        var command = new ArrayList<>(List.of(JAVA, "-XX:SharedArchiveFile=" + CLASSES, "-Xmx512m"));
        command.addAll(options);
        command.addAll(List.of("-jar", UNPACKED + "/staffroom.jar"));
        var builder = new ProcessBuilder(command)
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

    /** Its number among the processes of the machine. */
    public long pid() {
        return process.pid();
    }

    /** That it has used since it was started. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** As {@code kill -9}: nothing is finished, nothing is said. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /**
     * Free now, given to nobody else here, and below those that the system hands to connections that go out: it is still free
     * when the process that gets it has started.
     */
    public static int freePort() {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            if (GIVEN.add(port) && isFree(port)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
