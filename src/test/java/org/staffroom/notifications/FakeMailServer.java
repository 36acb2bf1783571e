package org.staffroom.notifications;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers at one moment as it is told to: accepts, refuses for now or for good, or hangs. */
final class FakeMailServer implements AutoCloseable {

    static final String HANGS = "";

    final List<String> messages = new CopyOnWriteArrayList<>();
    volatile String answer = "250 OK";

    /** Where {@link #answer} is given; everything else is well. */
    volatile Moment moment = Moment.RECIPIENT;

    /** The steps of handing over a mail. */
    enum Moment {
        GREETING,
        SENDER,
        RECIPIENT,
        /** When the whole message is there. */
        END
    }

    private final ServerSocket socket;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    FakeMailServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(() -> {
            while (!socket.isClosed()) {
                var client = socket.accept();
                open.add(client);
                start(() -> talk(client));
            }
        });
    }

    int port() {
        return socket.getLocalPort();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // the test is over, or the client gave up
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void talk(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        reply(client, Moment.GREETING, "220 ready");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("MAIL")) {
                reply(client, Moment.SENDER, "250 OK");
            } else if (line.startsWith("RCPT")) {
                reply(client, Moment.RECIPIENT, "250 OK");
            } else if (line.equals("DATA")) {
                say(client, "354 go on");
                var message = new StringBuilder();
                for (line = in.readLine(); !line.equals("."); line = in.readLine()) {
                    message.append(line).append('\n');
                }
                messages.add(message.toString());
                reply(client, Moment.END, "250 taken");
            } else {
                say(client, line.startsWith("QUIT") ? "221 bye" : "250 OK");
            }
        }
    }

    private void reply(Socket client, Moment now, String otherwise) throws IOException {
        if (now != moment || answer.equals("250 OK")) {
            say(client, otherwise);
        } else if (!answer.equals(HANGS)) {
            say(client, answer);
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (var client : open) {
            client.close();
        }
    }
}
