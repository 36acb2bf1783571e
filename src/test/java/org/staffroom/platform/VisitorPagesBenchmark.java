package org.staffroom.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.staffroom.StaffroomApplication;
import org.staffroom.support.TestDatabase;

/**
 * What the home page costs a visitor: from memory, rendered each time, and beside bare Tomcat that sends the same bytes; in
 * one run on one machine, shared with the load. {@code mvn -Pbenchmark test} prints the table of docs/performance.md.
 */
@Tag("benchmark")
class VisitorPagesBenchmark {

    private static final int CONNECTIONS = 32;
    private static final int WARM_UP_SECONDS = 8;
    private static final int SECONDS = 10;

    @Test
    void measure() throws Exception {
        var database = TestDatabase.create();
        try (var keeping = application(database, "1s");
                var rendering = application(database, "0s")) {
            var page = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port(keeping) + "/"))
                                    .header("Accept-Encoding", "gzip")
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            assertThat(page.statusCode()).isEqualTo(200);
            var bare = bareTomcat(page.body());
            try {
                System.out.println("Home page of the demonstration, " + page.body().length + " bytes compressed, "
                        + CONNECTIONS + " connections, Java "
                        + Runtime.version().feature() + ", "
                        + Runtime.getRuntime().availableProcessors() + " cores shared with the load");
                System.out.println("| served by | answers a second |");
                System.out.println("|---|--:|");
                row("bare Tomcat, the same bytes", bare.getConnector().getLocalPort());
                row("Staffroom, kept for a second", port(keeping));
                row("Staffroom, rendered each time", port(rendering));
            } finally {
                bare.stop();
            }
        }
    }

    private static void row(String name, int port) throws Exception {
        load(port, WARM_UP_SECONDS);
        System.out.printf(Locale.UK, "| %s | %,d |%n", name, load(port, SECONDS) / SECONDS);
    }

    private static ConfigurableApplicationContext application(String database, String keptFor) {
        return new SpringApplicationBuilder(StaffroomApplication.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--staffroom.demo=true",
                        "--staffroom.data-dir=target/benchmark-data",
                        "--staffroom.visitor-pages.kept-for=" + keptFor,
                        "--spring.datasource.url=" + database,
                        "--spring.datasource.username=" + TestDatabase.user(),
                        "--spring.datasource.password=" + TestDatabase.password());
    }

    private static int port(ConfigurableApplicationContext application) {
        return application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static Tomcat bareTomcat(byte[] body) throws Exception {
        var tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("bare-tomcat").toString());
        tomcat.setPort(0);
        var context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "page", new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.setContentType("text/html;charset=UTF-8");
                response.setHeader("Content-Encoding", "gzip");
                response.setContentLength(body.length);
                response.getOutputStream().write(body);
            }
        });
        context.addServletMappingDecoded("/", "page");
        tomcat.getConnector();
        tomcat.start();
        return tomcat;
    }

    /** Asks again and again over kept connections; answers in all. */
    private static long load(int port, int seconds) throws InterruptedException {
        var answers = new LongAdder();
        var done = new CountDownLatch(CONNECTIONS);
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        var threads = Executors.newFixedThreadPool(CONNECTIONS);
        for (var i = 0; i < CONNECTIONS; i++) {
            threads.submit(() -> {
                try {
                    ask(port, until, answers);
                } finally {
                    done.countDown();
                }
                return null;
            });
        }
        done.await();
        threads.shutdown();
        return answers.sum();
    }

    private static void ask(int port, long until, LongAdder answers) throws IOException {
        var request = "GET / HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        while (System.nanoTime() < until) {
            // Tomcat closes a connection after 100 requests.
            try (var socket = new Socket("localhost", port)) {
                socket.setTcpNoDelay(true);
                var in = new BufferedInputStream(socket.getInputStream(), 32 * 1024);
                var open = true;
                while (open && System.nanoTime() < until) {
                    socket.getOutputStream().write(request);
                    open = answer(in);
                    answers.increment();
                }
            }
        }
    }

    /** Reads one answer; whether another may follow. */
    private static boolean answer(InputStream in) throws IOException {
        var length = -1;
        var open = true;
        var first = line(in);
        if (!first.startsWith("HTTP/1.1 200")) {
            throw new IOException(first);
        }
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (lower.startsWith("connection: close")) {
                open = false;
            } else if (lower.startsWith("transfer-encoding: chunked")) {
                throw new IOException("an answer without a length");
            }
        }
        in.skipNBytes(length);
        return open;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder(80);
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
