package org.staffroom.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may call which address: the file {@code role-table.txt}, one line a mapping. What is not in it does not exist. A
 * test compares it with the mappings that controllers declare.
 */
@Component
public class RoleTable {

    /** Who may pass the door of an address. Region, meeting and own things are checked again in the command or query. */
    public enum Who {
        /** Visitors too. */
        EVERYONE,
        /** Whoever holds the token, in the address or in a header of its own: it is the authority, and no CSRF token is asked. */
        TOKEN,
        /** Anybody signed in. */
        MEMBER,
        /** The owner of the thing, signed in. */
        OWN,
        /** Ambassadors of any region. */
        AMBASSADOR,
        /** Ambassadors of the region. */
        REGION,
        /** Ambassadors of the meeting's region and of co-hosting regions that accepted. */
        MEETING,
        /** As MEETING, and helpers for the day. */
        DOOR,
        ADMIN;

        boolean needsSignIn() {
            return this != EVERYONE && this != TOKEN;
        }
    }

    /** One line of the table. */
    public record Route(HttpMethod method, PathPattern pattern, Who who) {

        boolean matches(HttpMethod asked, PathContainer path) {
            return (method == asked || (method == HttpMethod.GET && asked == HttpMethod.HEAD)) && pattern.matches(path);
        }
    }

    private final List<Route> routes;

    RoleTable() {
        routes = read();
    }

    public List<Route> routes() {
        return routes;
    }

    /** The most specific line for a request; empty for an address that does not exist. */
    Optional<Route> find(HttpMethod method, String path) {
        var container = PathContainer.parsePath(path);
        return routes.stream().filter(route -> route.matches(method, container)).findFirst();
    }

    private static List<Route> read() {
        var parser = PathPatternParser.defaultInstance;
        var routes = new ArrayList<Route>();
        try {
            for (var line : new ClassPathResource("role-table.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .split("\n")) {
                var text = line.replaceAll("#.*", "").strip();
                if (!text.isEmpty()) {
                    var words = text.split("\\s+");
                    routes.add(new Route(
                            HttpMethod.valueOf(words[0]),
                            parser.parse(words[1]),
                            Who.valueOf(words[2].toUpperCase(Locale.ROOT))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        routes.sort(Comparator.comparing(Route::pattern, PathPattern.SPECIFICITY_COMPARATOR));
        return List.copyOf(routes);
    }
}
