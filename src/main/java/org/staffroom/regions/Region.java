package org.staffroom.regions;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;

/** A part of the country with its own programme, or the one region off the map that leads national events. */
@Entity
class Region {

    /** Where a region stands on the tile map, counted from 1. */
    record Tile(int column, int row) {}

    /** What an admin decides about a region. */
    record Details(
            String name,
            String shortName,
            String description,
            List<String> postcodeAreas,
            int hue,
            boolean national,
            @Nullable Tile tile,
            Nation nation) {}

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    private String slug;
    private String name;
    private String shortName;
    private String description;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> postcodeAreas;

    private int hue;
    private boolean national;
    private @Nullable Integer tileColumn;
    private @Nullable Integer tileRow;

    @Enumerated(EnumType.STRING)
    private Nation nation;

    private @Nullable Instant archivedAt;

    protected Region() {}

    /** @param slug frozen from now on */
    static Region create(String slug, Details details) {
        var region = new Region();
        region.id = RegionId.next().value();
        region.slug = slug;
        region.describe(details);
        return region;
    }

    RegionId id() {
        return new RegionId(id);
    }

    String slug() {
        return slug;
    }

    boolean isArchived() {
        return archivedAt != null;
    }

    @Nullable
    Tile tile() {
        return tileColumn == null || tileRow == null ? null : new Tile(tileColumn, tileRow);
    }

    void edit(int ofVersion, Details details) {
        StaleVersion.check(ofVersion, version == null ? 0 : version);
        describe(details);
    }

    /** Its past stays readable; its tile is free for another. */
    void archive(Instant now) {
        if (isArchived()) {
            throw new Refused("regions.refused.archived-already");
        }
        archivedAt = now;
    }

    /** @param tileIsFree otherwise it comes back without a tile */
    void restore(boolean tileIsFree) {
        if (!isArchived()) {
            throw new Refused("regions.refused.not-archived");
        }
        archivedAt = null;
        if (!tileIsFree) {
            tileColumn = null;
            tileRow = null;
        }
    }

    private void describe(Details details) {
        if (details.national && details.tile != null) {
            throw new Refused("regions.refused.national-on-map");
        }
        name = details.name.strip();
        shortName = details.shortName.strip();
        description = details.description.strip();
        postcodeAreas = details.postcodeAreas;
        hue = details.hue;
        national = details.national;
        tileColumn = details.tile == null ? null : details.tile.column;
        tileRow = details.tile == null ? null : details.tile.row;
        nation = details.nation;
    }
}
