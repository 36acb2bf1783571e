package org.staffroom.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.boot.json.JsonParserFactory;

/** Prints the newest result as the table of docs/performance.md. Times in milliseconds. */
public final class LoadTable {

    private LoadTable() {}

    public static void main(String[] arguments) throws IOException {
        try (var results = Files.list(Path.of("target/gatling"))) {
            var newest = results.filter(Files::isDirectory)
                    .max(Comparator.comparing(Path::getFileName))
                    .orElseThrow();
            var stats = JsonParserFactory.getJsonParser()
                    .parseMap(Files.readString(newest.resolve("js/stats.json")));
            System.out.println("| request | answers | a second | failed | p50 | p95 | p99 | longest |");
            System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|");
            rows(stats).forEach(System.out::println);
        }
    }

    private static List<String> rows(Map<?, ?> node) {
        var rows = new ArrayList<String>();
        var stats = (Map<?, ?>) node.get("stats");
        var name = "GROUP".equals(node.get("type")) ? "all" : String.valueOf(stats.get("name"));
        rows.add("| %s | %s | %.1f | %s | %s | %s | %s | %s |".formatted(
                name, total(stats, "numberOfRequests"), Double.parseDouble(total(stats, "meanNumberOfRequestsPerSecond")),
                ko(stats), total(stats, "percentiles1"), total(stats, "percentiles3"), total(stats, "percentiles4"),
                total(stats, "maxResponseTime")));
        if (node.get("contents") instanceof Map<?, ?> contents) {
            contents.values().forEach(child -> rows.addAll(rows((Map<?, ?>) child)));
        }
        return rows;
    }

    private static String total(Map<?, ?> stats, String name) {
        return String.valueOf(((Map<?, ?>) stats.get(name)).get("total"));
    }

    private static String ko(Map<?, ?> stats) {
        return String.valueOf(((Map<?, ?>) stats.get("numberOfRequests")).get("ko"));
    }
}
