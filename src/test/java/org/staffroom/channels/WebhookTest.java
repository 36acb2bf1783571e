package org.staffroom.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The secret in the address reaches nobody but the server whose certificate is good for its name. */
class WebhookTest {

    private static final ChannelSettings ANYWHERE = new ChannelSettings(List.of(), true);
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path directory;

    private static final List<String> posted = new CopyOnWriteArrayList<>();
    private static HttpsServer server;
    private static SSLContext trusting;

    /** A server with a certificate for "localhost" that nobody but this test trusts. */
    @BeforeAll
    static void serve() throws Exception {
        var file = directory.resolve("server.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        var keys = KeyStore.getInstance(file.toFile(), PASSWORD);
        var own = KeyManagerFactory.getInstance("PKIX");
        own.init(keys, PASSWORD);
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        trusting = SSLContext.getInstance("TLS");
        trusting.init(own.getKeyManagers(), trust.getTrustManagers(), null);

        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(trusting));
        server.createContext("/", exchange -> {
            posted.add(exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @BeforeEach
    void nothing() {
        posted.clear();
    }

    @Test
    void postsOverTlsToAServerWithAGoodCertificate() throws IOException {
        var answer = post("localhost", trusting.getSocketFactory());

        assertThat(answer.taken()).isTrue();
        assertThat(posted).containsExactly("/hook?sig=secret {\"text\":\"Café\"}");
    }

    @Test
    void saysNothingToAServerWhoseCertificateIsForAnotherName() {
        assertThatThrownBy(() -> post("127.0.0.1", trusting.getSocketFactory())).isInstanceOf(SSLException.class);

        assertThat(posted).isEmpty();
    }

    @Test
    void saysNothingToAServerWhoseCertificateNobodyVouchesFor() {
        assertThatThrownBy(() -> post("localhost", (SSLSocketFactory) SSLSocketFactory.getDefault()))
                .isInstanceOf(SSLException.class);

        assertThat(posted).isEmpty();
    }

    private static Webhook.Answer post(String host, SSLSocketFactory tls) throws IOException {
        var address = ChannelAddress.of(
                "https://" + host + ":" + server.getAddress().getPort() + "/hook?sig=secret", ANYWHERE);
        return new Webhook(ANYWHERE, tls, Duration.ofSeconds(5)).post(address, "{\"text\":\"Café\"}");
    }
}
