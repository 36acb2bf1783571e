package org.staffroom.topics;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.shared.StaleVersion;

/** A tag of the curated list, which talks carry and people follow. */
@Entity
class Topic {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    private String slug;
    private String name;
    private String description;

    protected Topic() {}

    /** @param slug frozen from now on */
    static Topic create(String slug, String name, String description) {
        var topic = new Topic();
        topic.id = TopicId.next().value();
        topic.slug = slug;
        topic.name = name.strip();
        topic.description = description.strip();
        return topic;
    }

    TopicId id() {
        return new TopicId(id);
    }

    void edit(int ofVersion, String name, String description) {
        StaleVersion.check(ofVersion, version == null ? 0 : version);
        this.name = name.strip();
        this.description = description.strip();
    }
}
