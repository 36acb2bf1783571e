package org.staffroom.packaged;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** A mail server on one port that is well, or is not in the ways in which mail servers are not. */
public final class MailServer {

    public enum Mood {
        WELL,
        /** Nobody listens. */
        REFUSES,
        /** Takes the connection and says nothing more. */
        HANGS,
        /** "421" to whoever connects. */
        NOT_NOW,
        /** "550" to every recipient. */
        NOBODY_HERE
    }

    /** @param to as the envelope says */
    public record Mail(String id, String to, String text) {}

    private static final Pattern ID = Pattern.compile("^Message-ID: (\\S+)", Pattern.MULTILINE);

    /** What was taken, in order; taken twice is in it twice. */
    public final List<Mail> taken = new CopyOnWriteArrayList<>();

    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Mood mood = Mood.WELL;
    private ServerSocket listening;

    public MailServer() {
        port = Instance.freePort();
        listen();
    }

    public int port() {
        return port;
    }

    /** From the next word on: whoever is connected is hung up on. */
    public void is(Mood now) {
        mood = now;
        try {
            if (now == Mood.REFUSES) {
                listening.close();
            } else if (listening.isClosed()) {
                listen();
            }
            for (var client : open) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            listening = socket;
            inBackground(() -> {
                while (!socket.isClosed()) {
                    var client = socket.accept();
                    inBackground(() -> talk(client));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void talk(Socket client) throws IOException {
        open.add(client);
        try (client) {
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            if (mood == Mood.HANGS) {
                in.readLine();
                return;
            }
            if (mood == Mood.NOT_NOW) {
                say(client, "421 come back later");
                return;
            }
            say(client, "220 ready");
            var to = "";
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("RCPT")) {
                    to = line.replaceAll(".*<(.*)>.*", "$1");
                    say(client, mood == Mood.NOBODY_HERE ? "550 5.1.1 No such user" : "250 OK");
                } else if (line.equals("DATA")) {
                    say(client, "354 go on");
                    take(to, in);
                    say(client, "250 taken");
                } else {
                    say(client, line.startsWith("QUIT") ? "221 bye" : "250 OK");
                }
            }
        } finally {
            open.remove(client);
        }
    }

    private void take(String to, BufferedReader in) throws IOException {
        var text = new StringBuilder();
        for (var line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                throw new IOException("hung up within the message");
            }
            text.append(line).append('\n');
        }
        var id = ID.matcher(text);
        taken.add(new Mail(id.find() ? id.group(1) : "", to, text.toString()));
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void inBackground(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException over) {
                // one of the two hung up
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
