package org.staffroom.packaged;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.support.Given;

/**
 * Instances of the packaged application, one durable PostgreSQL, one mail server and five hundred members who are signed in.
 */
public final class PackagedNetwork {

    /** Somebody signed in on all instances, as sessions are shared. */
    public record Member(CurrentPerson person, Browser browser) {}

    public static final int MEMBERS = 500;

    /**
     * The second compiler takes half of the processor time of a start. Instances that are killed while the load runs on the
     * same two cores do without it; those that are measured do not.
     */
    private static final List<String> QUICKLY_READY = List.of("-XX:TieredStopAtLevel=1");

    /** The key of a message names the meeting and the person. */
    private static final String ABOUT = "once like '%:' || (select id from meeting where slug = ?) || ':%'";

    public final MailServer mails = new MailServer();
    public final List<Instance> instances;
    public final Member organiser;
    public final List<Member> members;

    private final EmbeddedPostgres postgres;
    private final HikariDataSource database = new HikariDataSource();
    private final JdbcClient jdbc;
    private final Given given;
    private final RegionId region;
    private int meetings;
    private Duration firstStart = Duration.ZERO;

    /** Of PostgreSQL's, as it was started first. */
    private String postgresOptions = "";

    /** Started by the first who asks; when that fails, nobody tries again, and everybody is told why. */
    private static final class Two {

        static final Supplier<PackagedNetwork> NETWORK = started();

        private static Supplier<PackagedNetwork> started() {
            try {
                var network = new PackagedNetwork(2, QUICKLY_READY);
                return () -> network;
            } catch (Exception | AssertionError e) {
                printLogs();
                return () -> {
                    throw new IllegalStateException("The two instances did not start: " + e, e);
                };
            }
        }
    }

    /** The same two instances for all tests. */
    public static PackagedNetwork ofTwo() {
        return Two.NETWORK.get();
    }

    /** A new one; stopped when the Java machine ends. */
    public static PackagedNetwork of(int instances) {
        try {
            return new PackagedNetwork(instances, List.of());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whoever reads a report of a machine that is gone has no other way to them. */
    private static void printLogs() {
        for (var log : List.of("package", "application-1", "application-2")) {
            try (var lines = Files.lines(Instance.DIRECTORY.resolve(log + ".log"))) {
                var all = lines.toList();
                System.out.println("The end of " + log + ".log:");
                all.subList(Math.max(0, all.size() - 40), all.size()).forEach(System.out::println);
            } catch (IOException | UncheckedIOException e) {
                System.out.println("No " + log + ".log: " + e);
            }
        }
    }

    private PackagedNetwork(int number, List<String> options) throws Exception {
        FileSystemUtils.deleteRecursively(Instance.DIRECTORY);
        Files.createDirectories(Instance.DIRECTORY);
        Instance.unpack();
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(Instance.DIRECTORY.resolve("pg").toAbsolutePath())
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        var url = postgres.getJdbcUrl("postgres", "postgres");
        database.setJdbcUrl(url);
        database.setMaximumPoolSize(4);
        jdbc = JdbcClient.create(database);
        // Regions that are there keep the demonstration from being loaded.
        Flyway.configure().dataSource(database).load().migrate();
        given = new Given(jdbc, Clock.systemUTC());
        region = given.region("south-west", "South West");
        var ambassador = given.ambassador("Maria Castle", region);
        var people = IntStream.range(0, MEMBERS)
                .mapToObj(i -> given.member("Member"))
                .toList();

        var settings = Map.of(
                "STAFFROOM_BASE_URL", "http://localhost:8080",
                "STAFFROOM_DEMO", "true",
                "STAFFROOM_DATA_DIR", Instance.DIRECTORY.resolve("data").toString(),
                "SPRING_DATASOURCE_URL", url,
                "SPRING_DATASOURCE_USERNAME", "postgres",
                "SPRING_DATASOURCE_PASSWORD", "postgres",
                "SPRING_MAIL_HOST", "127.0.0.1",
                "SPRING_MAIL_PORT", String.valueOf(mails.port()));
        instances = IntStream.rangeClosed(1, number)
                .mapToObj(i -> new Instance("application-" + i, options, settings))
                .toList();
        instances.forEach(Instance::start);
        instances.forEach(instance -> firstStart = firstStart.plus(instance.awaitReady(Duration.ofMinutes(5))));
        organiser = signedIn(ambassador, 0);
        members = signedIn(people);
    }

    /** How long they took to start together: what this machine is able to at the time. */
    public Duration firstStart() {
        return firstStart;
    }

    private List<Member> signedIn(List<CurrentPerson> people) throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            var arriving = new ArrayList<Future<Member>>();
            for (var i = 0; i < people.size(); i++) {
                var number = i;
                arriving.add(threads.submit(() -> signedIn(people.get(number), number)));
            }
            var all = new ArrayList<Member>();
            for (var one : arriving) {
                all.add(one.get());
            }
            return List.copyOf(all);
        } finally {
            threads.shutdownNow();
        }
    }

    private Member signedIn(CurrentPerson person, int number) {
        return new Member(
                person, new Browser("192.0.2." + (1 + number % 250)).signIn(instance(number), person.email()));
    }

    /** Somebody who has signed in and done nothing else. */
    public Member newMember() {
        return signedIn(given.member("Member"), 0);
    }

    /** One after the other in turn. */
    public Instance instance(int number) {
        return instances.get(number % instances.size());
    }

    public Instance other(Instance instance) {
        return instance(instances.indexOf(instance) + 1);
    }

    /** A published meeting in two weeks; its slug. */
    public synchronized String meeting(int places) {
        var title = "Meeting " + ++meetings;
        given.meeting(region, title, Instant.now().plus(Duration.ofDays(14)), places);
        return Given.slug(title);
    }

    /** A published meeting of today, with a talk all day, at which every member has a place; its slug. */
    public synchronized String meetingToday() {
        var title = "Meeting " + ++meetings;
        var london = ZoneId.of("Europe/London");
        var start = LocalDate.now(london).atStartOfDay(london).plusMinutes(1).toInstant();
        var meeting = given.meeting(region, title, start, MEMBERS);
        given.agendaItem(meeting, 0, 720, "DISCUSSION", null);
        given.agendaItem(meeting, 720, 700, "NETWORKING", null);
        members.forEach(member -> given.confirmed(meeting, member.person().id()));
        return Given.slug(title);
    }

    /** That all processes of PostgreSQL which run now have used. */
    public Duration databaseProcessorTime() {
        return ProcessHandle.allProcesses()
                .filter(process ->
                        process.info().command().orElse("").endsWith("/postgres") && isUnder(process, postmaster()))
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static boolean isUnder(ProcessHandle process, long ancestor) {
        return process.pid() == ancestor
                || process.parent().filter(parent -> parent.pid() == ancestor).isPresent();
    }

    private long postmaster() {
        try {
            return Long.parseLong(Files.readAllLines(Instance.DIRECTORY.resolve("pg/postmaster.pid"))
                    .get(0)
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int databasePort() {
        return postgres.getPort();
    }

    public JdbcClient.StatementSpec sql(String text) {
        return jdbc.sql(text);
    }

    public int number(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(Integer.class).single();
    }

    public List<String> list(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(String.class).list();
    }

    /** Of all messages about a meeting's places, as their headers have them; sent or not. */
    public List<String> messageIds(String meeting) {
        return list("select '<' || id || '@localhost.localdomain>' from delivery where " + ABOUT, meeting);
    }

    public int unsent(String meeting) {
        return number("select count(*) from delivery where status <> 'SENT' and " + ABOUT, meeting);
    }

    /** Everything in memory is gone; what was committed is on the disk. Down until started again. */
    public void stopDatabaseAtOnce() {
        postgresControl("stop", "-m", "immediate", "-w");
    }

    public void startDatabase() {
        postgresControl(
                "start",
                "-w",
                "-l",
                Instance.DIRECTORY.resolve("postgres.log").toAbsolutePath().toString(),
                "-o",
                postgresOptions);
    }

    private void postgresControl(String... command) {
        var directory = Instance.DIRECTORY.resolve("pg").toAbsolutePath();
        try {
            var started = Files.readString(directory.resolve("postmaster.opts"), StandardCharsets.UTF_8)
                    .strip();
            var binary = started.substring(0, started.indexOf(" \""));
            postgresOptions = started.substring(binary.length()).strip();
            var line = new ArrayList<String>();
            if (System.getProperty("user.name").equals("root")) {
                line.addAll(List.of("unshare", "-U"));
            }
            line.add(Path.of(binary).resolveSibling("pg_ctl").toString());
            line.addAll(List.of("-D", directory.toString()));
            line.addAll(List.of(command));
            var process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(new File(Instance.DIRECTORY.toFile(), "pg_ctl.log")))
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("pg_ctl " + String.join(" ", command) + ", see " + Instance.DIRECTORY);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void stop() {
        if (instances != null) {
            instances.forEach(Instance::kill);
        }
        database.close();
        try {
            postgres.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
