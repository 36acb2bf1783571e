package org.staffroom.topicboard;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Typed;
import org.staffroom.topics.TopicId;

/**
 * The form of a topic, as typed.
 *
 * @param region an id; empty for the whole network
 * @param tags ids of the curated list
 */
record BoardForm(
        @Pattern(regexp = "HEAR|WRESTLE", message = "{topicboard.form.kind.missing}")
        String kind,

        @NotBlank(message = "{topicboard.form.title.missing}")
        @Pattern(regexp = "|.{5,120}", message = "{topicboard.form.title.length}")
        String title,

        @Size(max = 1000, message = "{topicboard.form.body.length}")
        String body,

        String region,
        List<String> tags,
        @Nullable Integer version) {

    BoardForm {
        kind = Objects.requireNonNullElse(kind, "");
        title = Typed.text(title);
        body = Typed.text(body);
        region = Typed.text(region);
        tags = tags == null ? List.of() : List.copyOf(tags);
    }

    static BoardForm empty(String region) {
        return new BoardForm("HEAR", "", "", region, List.of(), null);
    }

    /** @throws Refused when region or topics are none of the lists */
    BoardDetails details() {
        var chosen = new LinkedHashSet<TopicId>();
        try {
            tags.forEach(tag -> chosen.add(TopicId.of(tag)));
        } catch (IllegalArgumentException notFromOurList) {
            throw new Refused("topicboard.refused.no-such-tag");
        }
        try {
            return new BoardDetails(
                    BoardKind.valueOf(kind), title, body, region.isEmpty() ? null : RegionId.of(region), chosen);
        } catch (IllegalArgumentException notFromOurList) {
            throw new Refused("topicboard.refused.no-such-region");
        }
    }
}
