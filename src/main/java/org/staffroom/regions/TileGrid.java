package org.staffroom.regions;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tiles an admin can choose from, row by row, with who has which. */
record TileGrid(List<List<Cell>> rows) {

    private static final int FEWEST_COLUMNS = 5;
    private static final int FEWEST_ROWS = 6;
    private static final int MOST = 12;

    /** @param takenBy the other region that stands here; null for a free tile and for the region's own */
    record Cell(int column, int row, @Nullable RegionRow takenBy) {

        public String value() {
            return column + "-" + row;
        }
    }

    /** @param slug the region that looks for a tile; null for a new one */
    static TileGrid of(List<RegionRow> regions, @Nullable String slug) {
        var columns = FEWEST_COLUMNS;
        var rows = FEWEST_ROWS;
        for (var region : regions) {
            if (region.tileColumn() != null && region.tileRow() != null && !region.archived()) {
                columns = Math.max(columns, Math.min(MOST, region.tileColumn() + 1));
                rows = Math.max(rows, Math.min(MOST, region.tileRow() + 1));
            }
        }
        var grid = new ArrayList<List<Cell>>();
        for (var row = 1; row <= rows; row++) {
            var line = new ArrayList<Cell>();
            for (var column = 1; column <= columns; column++) {
                line.add(new Cell(column, row, at(regions, slug, column, row)));
            }
            grid.add(line);
        }
        return new TileGrid(grid);
    }

    private static @Nullable RegionRow at(List<RegionRow> regions, @Nullable String slug, int column, int row) {
        return regions.stream()
                .filter(region -> !region.archived() && !region.slug().equals(slug))
                .filter(region -> Objects.equals(region.tileColumn(), column) && Objects.equals(region.tileRow(), row))
                .findFirst()
                .orElse(null);
    }
}
