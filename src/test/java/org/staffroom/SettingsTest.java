package org.staffroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.json.JsonParserFactory;

/** The settings that Dockerfile, docker-compose.yml and README.md name are settings that something reads. */
class SettingsTest {

    private static final Pattern NAME = Pattern.compile("\\b((?:STAFFROOM|SPRING|SERVER|MANAGEMENT)_[A-Z_]+)\\b");

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile", "docker-compose.yml", "README.md"})
    void exist(String file) throws IOException {
        assertThat(known()).containsAll(named(Path.of(file)));
    }

    @Test
    void wouldBeMissedIfTheyDidNot() throws IOException {
        assertThat(known()).doesNotContain("STAFFROOM_NO_SUCH_SETTING").contains("STAFFROOM_BASE_URL");
        assertThat(named(Path.of("docker-compose.yml"))).contains("STAFFROOM_BASE_URL", "SPRING_MAIL_HOST");
    }

    private static Set<String> named(Path file) throws IOException {
        var names = new TreeSet<String>();
        var matcher = NAME.matcher(Files.readString(file));
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** As environment variables: what configuration classes declare, and what application.yaml or {@code @Value} ask for. */
    private static Set<String> known() throws IOException {
        var known = new TreeSet<>(Set.of("STAFFROOM_CHROMIUM"));
        var metadata = SettingsTest.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json");
        for (var file : Collections.list(metadata)) {
            try (var stream = file.openStream()) {
                var properties = (Iterable<?>) JsonParserFactory.getJsonParser()
                        .parseMap(new String(stream.readAllBytes()))
                        .getOrDefault("properties", Set.of());
                for (var property : properties) {
                    known.add(asVariable((String) ((java.util.Map<?, ?>) property).get("name")));
                }
            }
        }
        var placeholder = Pattern.compile("\\$\\{([A-Za-z_.-]+)[:}]");
        try (var sources = Files.walk(Path.of("src/main"))) {
            for (var source : sources.filter(f -> f.toString().matches(".*\\.(java|yaml)"))
                    .toList()) {
                var matcher = placeholder.matcher(Files.readString(source));
                while (matcher.find()) {
                    known.add(asVariable(matcher.group(1)));
                }
            }
        }
        return known;
    }

    private static String asVariable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }
}
