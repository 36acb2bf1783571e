package org.staffroom.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.regex.Pattern;

/** Prints the newest result as the table of docs/performance.md, read off Gatling's own page. Times in milliseconds. */
public final class LoadTable {

    private static final Pattern ROW = Pattern.compile("(?s)class=\"ellipsed-name\">([^<]+)</span>(.*?)</tr>");
    private static final Pattern CELL = Pattern.compile("col-(\\d+)\">([^<]*)</td>");

    private LoadTable() {}

    public static void main(String[] arguments) throws IOException {
        try (var results = Files.list(Path.of("target/gatling"))) {
            var newest = results.filter(Files::isDirectory)
                    .max(Comparator.comparing(Path::getFileName))
                    .orElseThrow();
            System.out.println("| request | answers | failed | a second | p50 | p95 | p99 | longest |");
            System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|");
            var rows = ROW.matcher(Files.readString(newest.resolve("index.html")));
            while (rows.find()) {
                var cells = new HashMap<Integer, String>();
                var found = CELL.matcher(rows.group(2));
                while (found.find()) {
                    cells.put(Integer.valueOf(found.group(1)), found.group(2).strip());
                }
                System.out.printf(
                        "| %s | %s | %s | %s | %s | %s | %s | %s |%n",
                        rows.group(1).toLowerCase(), cells.get(2), cells.get(4), cells.get(6), cells.get(8), cells.get(10),
                        cells.get(11), cells.get(12));
            }
        }
    }
}
