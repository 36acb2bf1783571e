package org.staffroom.presentations;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PeopleDemo;
import org.staffroom.shared.DemoData;
import org.staffroom.shared.DemoFile;
import org.staffroom.topics.TopicId;

/** The talks of the demonstration, and where later loaders find them while loading. */
@Component
@Order(50)
@ConditionalOnBooleanProperty("staffroom.demo")
public class PresentationDemo implements DemoData {

    private record Link(String label, String url) {}

    private record Listed(
            String key,
            String title,
            @JsonProperty("abstract") @Nullable String abstractText,
            TalkKind kind,
            TalkNature nature,
            @Nullable List<String> topics,
            List<String> speakers,
            boolean slides,
            @Nullable List<Link> links) {}

    private record Slugged(String slug, UUID id) {}

    private final Presentations presentations;
    private final PeopleDemo people;
    private final JdbcClient jdbc;
    private final Map<String, PresentationId> ids = new LinkedHashMap<>();

    PresentationDemo(Presentations presentations, PeopleDemo people, JdbcClient jdbc) {
        this.presentations = presentations;
        this.people = people;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void load() {
        var admin = people.person("admin@staffroom.example");
        var helen = new CurrentPerson(admin, "Helen Catterall", "admin@staffroom.example", true, true);
        var topics = jdbc.sql("select slug, id from topic").query(Slugged.class).list().stream()
                .collect(Collectors.toMap(Slugged::slug, topic -> new TopicId(topic.id())));
        for (var row : DemoFile.rows("talks.yaml", Listed.class)) {
            var id = presentations.create(description(row, topics), helen);
            ids.put(row.key(), id);
            if (row.slides()) {
                var pdf = new ByteArrayInputStream(OnePage.pdf(row.title()));
                presentations.addFile(id, "Slides", pdf, row.key() + ".pdf", MaterialAudience.EVERYONE, helen);
            }
            if (row.links() != null) {
                row.links()
                        .forEach(link ->
                                presentations.addLink(id, link.label(), link.url(), MaterialAudience.EVERYONE, helen));
            }
        }
        presentations.addFile(
                byKey("wellbeing-survey"),
                "The survey's results",
                surveyResults(),
                "survey-results.txt",
                MaterialAudience.EVERYONE,
                helen);
    }

    /** As a document until surveys have pages of their own: what stands behind the head of the file. */
    private static InputStream surveyResults() {
        try {
            var text = new ClassPathResource("demo/survey-results.md").getContentAsString(StandardCharsets.UTF_8);
            var body = text.substring(text.indexOf("---", 3) + 3).strip();
            return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PresentationDescription description(Listed row, Map<String, TopicId> topics) {
        return new PresentationDescription(
                row.title(),
                Objects.requireNonNullElse(row.abstractText(), ""),
                row.kind(),
                row.nature(),
                minutes(row),
                level(row),
                row.speakers().stream().map(people::person).toList(),
                Objects.requireNonNullElse(row.topics(), List.<String>of()).stream()
                        .map(topics::get)
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** As different as talks are, and the same each time. */
    private static @Nullable Integer minutes(Listed row) {
        return 15 + 5 * Math.floorMod(row.key().hashCode(), 7);
    }

    private static @Nullable TalkLevel level(Listed row) {
        return switch (Math.floorMod(row.title().hashCode(), 5)) {
            case 0 -> TalkLevel.INTRODUCTORY;
            case 1 -> row.nature() == TalkNature.TECHNICAL ? TalkLevel.ADVANCED : TalkLevel.INTERMEDIATE;
            default -> null;
        };
    }

    /** The talk that the files of the demonstration call so. */
    public PresentationId byKey(String key) {
        return Objects.requireNonNull(ids.get(key), key);
    }
}
