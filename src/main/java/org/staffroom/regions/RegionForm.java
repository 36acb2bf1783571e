package org.staffroom.regions;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an admin types about a region.
 *
 * @param postcodeAreas as typed: "BA, BS BH"
 * @param tile "column-row", empty for off the map
 * @param nation empty for England
 */
record RegionForm(
        @NotBlank(message = "{regions.form.name.missing}")
        @Size(min = 2, max = 80, message = "{regions.form.name.length}")
        String name,

        @NotBlank(message = "{regions.form.shortName.missing}")
        @Size(min = 2, max = 14, message = "{regions.form.shortName.length}")
        String shortName,

        @Size(max = 2000, message = "{regions.form.description.length}") @Nullable
        String description,

        @Size(max = 500, message = "{regions.form.postcodeAreas.wrong}")
        @Pattern(regexp = "[\\s,;]*([A-Za-z]{1,2}([\\s,;]+|$))*", message = "{regions.form.postcodeAreas.wrong}")
        @Nullable
        String postcodeAreas,

        @NotNull(message = "{regions.form.hue.missing}")
        @Pattern(regexp = "[0-9]|[1-9][0-9]|[12][0-9]{2}|3[0-5][0-9]", message = "{regions.form.hue.missing}")
        String hue,

        @Nullable Boolean national,

        @Pattern(regexp = "|([1-9]|1[0-2])-([1-9]|1[0-2])", message = "{regions.form.tile.wrong}") @Nullable
        String tile,

        @Pattern(regexp = "|ENGLAND|WALES|SCOTLAND|NORTHERN_IRELAND", message = "{regions.form.nation.wrong}") @Nullable
        String nation) {

    static RegionForm empty() {
        return new RegionForm("", "", "", "", "180", false, "", Nation.ENGLAND.name());
    }

    static RegionForm of(RegionRow region) {
        return new RegionForm(
                region.name(),
                region.shortName(),
                region.description(),
                String.join(", ", region.postcodeAreas()),
                String.valueOf(region.hue()),
                region.national(),
                region.tileColumn() == null ? "" : region.tileColumn() + "-" + region.tileRow(),
                region.nation().name());
    }

    /** Only of a form that passed validation. */
    Region.Details details() {
        return new Region.Details(
                name,
                shortName,
                description == null ? "" : description,
                areas(),
                Integer.parseInt(hue),
                Boolean.TRUE.equals(national),
                position(),
                nation == null || nation.isEmpty() ? Nation.ENGLAND : Nation.valueOf(nation));
    }

    private List<String> areas() {
        return Arrays.stream((postcodeAreas == null ? "" : postcodeAreas).split("[\\s,;]+"))
                .filter(area -> !area.isEmpty())
                .map(area -> area.toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    private Region.@Nullable Tile position() {
        if (tile == null || tile.isEmpty()) {
            return null;
        }
        var numbers = tile.split("-");
        return new Region.Tile(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    }
}
