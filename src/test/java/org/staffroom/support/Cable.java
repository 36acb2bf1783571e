package org.staffroom.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Between a browser and the application: pulled out, it is as if the server had stopped. The address stays the same. */
public final class Cable implements AutoCloseable {

    private final int server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private ServerSocket end;

    public Cable(int server) {
        this.server = server;
        end = listen(0);
    }

    /** As the browser sees it. */
    public String root() {
        return "http://localhost:" + end.getLocalPort();
    }

    public synchronized void pull() {
        close(end);
        sockets.forEach(Cable::close);
        sockets.clear();
    }

    public synchronized void plug() {
        end = listen(end.getLocalPort());
    }

    @Override
    public void close() {
        pull();
    }

    private ServerSocket listen(int port) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("localhost"), port));
            start(() -> accept(socket));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                var browser = from.accept();
                var application = new Socket("localhost", server);
                sockets.add(browser);
                sockets.add(application);
                start(() -> copy(browser, application));
                start(() -> copy(application, browser));
            } catch (IOException pulled) {
                // looks whether it was
            }
        }
    }

    private void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // by one side or the other
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "cable");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception closed) {
            // already
        }
    }
}
