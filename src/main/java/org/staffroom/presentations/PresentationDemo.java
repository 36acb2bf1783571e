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
                presentations.addFile(id, "Slides", pdf, row.key() + ".pdf", true, helen);
            }
            if (row.links() != null) {
                row.links().forEach(link -> presentations.addLink(id, link.label(), link.url(), true, helen));
            }
        }
        presentations.addFile(
                byKey("wellbeing-survey"), "The survey's results", surveyResults(), "survey-results.txt", true, helen);
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
                row.speakers().stream().map(people::person).toList(),
                Objects.requireNonNullElse(row.topics(), List.<String>of()).stream()
                        .map(topics::get)
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** The talk that the files of the demonstration call so. */
    public PresentationId byKey(String key) {
        return Objects.requireNonNull(ids.get(key), key);
    }
}
