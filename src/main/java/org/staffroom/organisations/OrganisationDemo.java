package org.staffroom.organisations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.shared.DemoData;
import org.staffroom.shared.DemoFile;

/** The organisations of the demonstration, and where later loaders find them while loading. */
@Component
@Order(10)
@ConditionalOnBooleanProperty("staffroom.demo")
public class OrganisationDemo implements DemoData {

    /**
     * One organisation of {@code organisations.yaml}.
     *
     * @param region slug of the region it lies in
     */
    public record Listed(
            String key,
            String name,
            OrganisationKind kind,
            String region,
            @Nullable String trust) {}

    private final Organisations organisations;
    private final Map<String, Listed> listed = new LinkedHashMap<>();
    private final Map<String, OrganisationId> ids = new LinkedHashMap<>();

    OrganisationDemo(Organisations organisations) {
        this.organisations = organisations;
    }

    @Override
    @Transactional
    public void load() {
        for (var row : DemoFile.rows("organisations.yaml", Listed.class)) {
            listed.put(row.key(), row);
            ids.put(row.key(), organisations.listed(row.name(), row.kind()));
        }
        for (var row : listed.values()) {
            if (row.trust() != null) {
                organisations.belongs(byKey(row.key()), byKey(row.trust()));
            }
        }
    }

    /** The organisation that the files of the demonstration call so. */
    public OrganisationId byKey(String key) {
        return Objects.requireNonNull(ids.get(key), key);
    }

    public List<Listed> all() {
        return List.copyOf(listed.values());
    }
}
