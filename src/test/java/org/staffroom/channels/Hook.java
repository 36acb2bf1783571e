package org.staffroom.channels;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that answers each POST as it is told to. */
final class Hook implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    final List<String> bodies = new CopyOnWriteArrayList<>();
    volatile String answer = "HTTP/1.1 200 OK\r\n\r\nok";

    Hook() throws IOException {
        var thread = new Thread(this::serve);
        thread.setDaemon(true);
        thread.start();
    }

    String address() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/hook?sig=CANARY";
    }

    private void serve() {
        try {
            while (!socket.isClosed()) {
                var client = socket.accept();
                open.add(client);
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                var length = 0;
                for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                    if (line.startsWith("Content-Length: ")) {
                        length = Integer.parseInt(line.substring(16));
                    }
                }
                var body = new StringBuilder();
                while (body.toString().getBytes(StandardCharsets.UTF_8).length < length) {
                    body.append((char) in.read());
                }
                bodies.add(body.toString());
                if (!answer.isEmpty()) {
                    client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                    client.close();
                }
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (var client : open) {
            client.close();
        }
    }
}
