package org.staffroom.packaged;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Keeps cookies and the token of forms, whichever instance it asks, and comes from an address of its own. */
public final class Browser {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private final String address;
    private volatile String token = "";

    /** @param address as a proxy would pass it on */
    public Browser(String address) {
        this.address = address;
    }

    /** Signs in without a mail, as the demonstration lets anybody. */
    public Browser signIn(Instance instance, String email) {
        token = open(instance, "/sign-in").token();
        var answer = press(instance, "/sign-in/demo", "email", email);
        if (!answer.acknowledged()) {
            throw new AssertionError("not signed in: " + answer);
        }
        token = open(instance, "/my/profile").token();
        return this;
    }

    public Answer open(Instance instance, String path) {
        return send(request(instance, path).GET()).join();
    }

    /** Opens a page with a form, which {@link #press} then sends. */
    public Answer openForm(Instance instance, String path) {
        var answer = open(instance, path);
        token = answer.token();
        return answer;
    }

    public Answer press(Instance instance, String path, String... fields) {
        return pressing(instance, path, fields).join();
    }

    /** @param fields name, value, name, value, … */
    public CompletableFuture<Answer> pressing(Instance instance, String path, String... fields) {
        var form = new StringBuilder("_csrf=").append(encoded(token));
        for (var i = 0; i < fields.length; i += 2) {
            form.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
        }
        return send(request(instance, path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.toString())));
    }

    /** Sends one file with a form of many parts. */
    public CompletableFuture<Answer> upload(Instance instance, String path, String field, String name, byte[] file) {
        var boundary = "-".repeat(20) + UUID.randomUUID();
        var parts = "--%1$s\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n%2$s\r\n"
                + "--%1$s\r\nContent-Disposition: form-data; name=\"%3$s\"; filename=\"%4$s\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n";
        var body = List.of(
                parts.formatted(boundary, token, field, name).getBytes(StandardCharsets.UTF_8),
                file,
                "\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
        return send(request(instance, path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArrays(body)));
    }

    /**
     * Reads a stream of events, line by line as they come, until it ends.
     *
     * @param line is told from threads of the client's
     */
    public CompletableFuture<Integer> listen(Instance instance, String path, Consumer<String> line) {
        return CLIENT.sendAsync(
                        request(instance, path)
                                .setHeader("Accept", "text/event-stream")
                                .GET()
                                .build(),
                        BodyHandlers.fromLineSubscriber(new Lines(line)))
                .thenApply(HttpResponse::statusCode);
    }

    private record Lines(Consumer<String> line) implements Flow.Subscriber<String> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String one) {
            line.accept(one);
        }

        @Override
        public void onError(Throwable broken) {}

        @Override
        public void onComplete() {}
    }

    private HttpRequest.Builder request(Instance instance, String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + instance.port() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "text/html,*/*;q=0.8")
                .header("X-Forwarded-For", address);
        return cookies.isEmpty()
                ? request
                : request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
    }

    private CompletableFuture<Answer> send(HttpRequest.Builder request) {
        var started = System.nanoTime();
        return CLIENT.sendAsync(request.build(), BodyHandlers.ofString()).handle((response, problem) -> {
            var took = Duration.ofNanos(System.nanoTime() - started);
            if (problem != null) {
                return Answer.nothing(problem, took);
            }
            keep(response);
            return Answer.of(response, took);
        });
    }

    private void keep(HttpResponse<String> response) {
        for (var cookie : response.headers().allValues("Set-Cookie")) {
            var name = cookie.substring(0, cookie.indexOf('='));
            var value = cookie.substring(cookie.indexOf('=') + 1).replaceAll(";.*", "");
            if (value.isEmpty()) {
                cookies.remove(name);
            } else {
                cookies.put(name, value);
            }
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
