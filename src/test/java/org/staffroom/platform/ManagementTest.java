package org.staffroom.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class ManagementTest {

    @LocalServerPort
    int port;

    @LocalManagementPort
    int managementPort;

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/readiness"})
    void saysThatItIsWell(String path) throws Exception {
        assertThat(get(managementPort, path).statusCode()).isEqualTo(200);
        assertThat(get(managementPort, path).body()).contains("\"UP\"");
    }

    @Test
    void countsThePagesForVisitors() throws Exception {
        get(port, "/");
        assertThat(get(managementPort, "/actuator/prometheus").body()).contains("staffroom_visitor_pages_total");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/health", "/actuator/prometheus", "/actuator/env"})
    void isNotOnThePortOfThePages(String path) throws Exception {
        assertThat(get(port, path).statusCode()).isEqualTo(404);
    }

    @Test
    void doesNotTellMoreThanItShould() throws Exception {
        assertThat(get(managementPort, "/actuator/env").statusCode()).isEqualTo(404);
        assertThat(get(managementPort, "/actuator/heapdump").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
