package org.staffroom.channels;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One POST to one looked-up address, and the status of the answer: no redirects, no cookies, no proxies, nothing kept, and
 * an end to it whatever the other side does. The usual clients look names up themselves, after they were checked.
 */
final class Webhook {

    private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.[01] (\\d{3})\\b.*");
    private static final int LONGEST_LINE = 300;

    private final ChannelSettings settings;
    private final SSLSocketFactory tls;
    private final Duration patience;

    /** @param patience for connecting, and again for the answer */
    Webhook(ChannelSettings settings, SSLSocketFactory tls, Duration patience) {
        this.settings = settings;
        this.tls = tls;
        this.patience = patience;
    }

    /**
     * Posts JSON.
     *
     * @return the status line of the answer: "HTTP/1.1 200 OK"
     * @throws IOException when there was no answer
     */
    Answer post(ChannelAddress to, String json) throws IOException {
        var millis = (int) patience.toMillis();
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(to.resolve(settings), to.port()), millis);
            socket.setSoTimeout(millis);
            if (!to.secure()) {
                return ask(socket, to, json);
            }
            // Over the connection there is, with the name that its certificate must have.
            try (var secure = (SSLSocket) tls.createSocket(socket, to.host(), to.port(), true)) {
                var parameters = secure.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                secure.setSSLParameters(parameters);
                secure.startHandshake();
                return ask(secure, to, json);
            }
        }
    }

    /** @param line the first of the answer */
    record Answer(int status, String line) {

        boolean taken() {
            return status >= 200 && status < 300;
        }

        /** Another time it may be taken; otherwise not, and a redirect is followed nowhere. */
        boolean mayBeTakenLater() {
            return status >= 500 || status == 408 || status == 429;
        }
    }

    private Answer ask(Socket socket, ChannelAddress to, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        var head = "POST " + to.path() + " HTTP/1.1\r\nHost: " + to.host()
                + (to.uri().getPort() == -1 ? "" : ":" + to.port())
                + "\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: " + body.length
                + "\r\nAccept: */*\r\nUser-Agent: Staffroom\r\nConnection: close\r\n\r\n";
        var out = socket.getOutputStream();
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
        var line = firstLine(socket);
        var status = STATUS.matcher(line);
        if (!status.matches()) {
            throw new IOException("no HTTP answer");
        }
        return new Answer(Integer.parseInt(status.group(1)), line);
    }

    private String firstLine(Socket socket) throws IOException {
        var until = System.nanoTime() + patience.toNanos();
        InputStream in = socket.getInputStream();
        var line = new StringBuilder();
        while (line.length() < LONGEST_LINE) {
            var left = (int) Duration.ofNanos(until - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new SocketTimeoutException("the answer takes too long");
            }
            socket.setSoTimeout(left);
            var next = in.read();
            if (next == -1 || next == '\n') {
                break;
            }
            line.append(next >= ' ' && next < 127 ? (char) next : ' ');
        }
        return line.toString().strip();
    }
}
