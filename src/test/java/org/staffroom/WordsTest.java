package org.staffroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Words shown to people come from the message bundles, so that Welsh can follow: no literal text, no missing key. */
class WordsTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path BUNDLES = Path.of("src/main/resources/messages");
    private static final Pattern TAG = Pattern.compile("<(?:\"[^\"]*\"|'[^']*'|[^'\">])*>");
    private static final Pattern SPOKEN =
            Pattern.compile("\\s(alt|title|aria-label|placeholder|label|content)=\"([^\"]*[A-Za-z]{2}[^\"]*)\"");
    private static final Pattern RECORDED =
            Pattern.compile("audit\\.record\\([^;]*?\"([a-z][a-z -]*)\", \"([a-z_]+)\"");
    private static final Pattern RECORDER = Pattern.compile("audit\\.record\\([^;\"]*, \\w+, \"([a-z_]+)\"");
    private static final Pattern HANDED_ON =
            Pattern.compile("\\b(?:record|change|save)\\( ?\\w+, (?:[\\w.()]+, )*\"([a-z][a-z -]*)\"");
    private static final Pattern NAMED =
            Pattern.compile("[a-z][a-zA-Z0-9._-]*[.-](?=[\"'_|$\\{])|[a-z][a-zA-Z0-9._-]*[a-zA-Z0-9]");
    private static final Pattern BEGINNING = Pattern.compile("[.-]");
    private static final Pattern KEY = Pattern.compile("#\\{([A-Za-z0-9._-]+)[}(]");

    @Test
    void noTemplateHasLiteralText() {
        var found = new ArrayList<String>();
        for (var file : templates()) {
            var text = read(file)
                    .replaceAll("(?s)<!--.*?-->", "")
                    .replaceAll("(?s)<(script|style)\\b.*?</\\1>", "")
                    .replaceAll("(?s)\\[\\[.*?]]|\\[\\(.*?\\)]|\\[#.*?]|\\[/.*?]", "");
            for (var line : TAG.matcher(text).replaceAll("\n").split("\n")) {
                if (line.replaceAll("&[a-z]+;", "").matches(".*[A-Za-z]{2}.*") && !isAddress(line)) {
                    found.add(TEMPLATES.relativize(file) + ": " + line.strip());
                }
            }
            var spoken = SPOKEN.matcher(text);
            while (spoken.find()) {
                if (!spoken.group(1).equals("content")) {
                    found.add(TEMPLATES.relativize(file) + ": " + spoken.group().strip());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void everyKeyThatATemplateNamesIsThere() {
        var bundles = bundles();
        var missing = new TreeSet<String>();
        for (var file : templates()) {
            var keys = KEY.matcher(read(file).replaceAll("(?s)<!--.*?-->", ""));
            while (keys.find()) {
                if (!bundles.containsKey(keys.group(1))) {
                    missing.add(TEMPLATES.relativize(file) + ": " + keys.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /** Found in the code where it is recorded: by its name, or handed on by the command. */
    @Test
    void everyActionOfTheAuditHasWords() throws IOException {
        var bundles = bundles();
        var missing = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                var code = read(file).replaceAll("\\s+", " ");
                RECORDED.matcher(code)
                        .results()
                        .map(found -> "audit." + found.group(2) + "." + found.group(1))
                        .forEach(missing::add);
                RECORDER.matcher(code)
                        .results()
                        .findFirst()
                        .ifPresent(recorder -> HANDED_ON
                                .matcher(code)
                                .results()
                                .map(found -> "audit." + recorder.group(1) + "." + found.group(1))
                                .forEach(missing::add));
            }
        }
        assertThat(missing).hasSizeGreaterThan(50);
        missing.removeIf(key -> bundles.containsKey(key.replace(' ', '-')));
        assertThat(missing).as("to be added to audit.properties").isEmpty();
    }

    /** A key stands in the code whole, or begins with what the code puts together. */
    @Test
    void everythingIsSaidSomewhere() throws IOException {
        var said = new HashSet<String>();
        try (var files = Files.walk(Path.of("src/main"))) {
            files.filter(file -> file.toString().matches(".*\\.(java|html|txt|js|sql)"))
                    .forEach(file -> NAMED.matcher(read(file)).results().forEach(found -> said.add(found.group())));
        }
        var unsaid = new TreeSet<>(bundles().keySet());
        unsaid.removeIf(key -> said.contains(key)
                || BEGINNING.matcher(key).results().anyMatch(part -> said.contains(key.substring(0, part.end()))));
        // Spring asks for the first; FollowerController puts others together from the end, attendance/parts from the
        // middle.
        unsaid.removeIf(key -> key.equals("typeMismatch")
                || key.matches("(regions|topics)\\.(unfollowed|followed|sign-in-to-follow)")
                || key.matches("attendance\\.desk\\.(dispute|recorded|stay)\\.(left|whole)"));
        assertThat(unsaid).as("to be taken out of the bundles").isEmpty();
    }

    @Test
    void everyPatternIsReadableToIcu() {
        bundles().forEach((key, pattern) -> {
            if (pattern.contains("{")) {
                assertThat(new MessageFormat(pattern, Locale.UK)).as(key).isNotNull();
            }
        });
    }

    /** The end of an address shown as such is the same in every language. */
    private static boolean isAddress(String text) {
        return text.strip().matches("[a-z-]+\\.(ics|atom)");
    }

    private static List<Path> templates() {
        try (var files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().matches(".*\\.(html|txt)"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TreeMap<String, String> bundles() {
        var all = new TreeMap<String, String>();
        try (var files = Files.list(BUNDLES)) {
            for (var file : files.toList()) {
                var properties = new Properties();
                try (var reader = Files.newBufferedReader(file)) {
                    properties.load(reader);
                }
                properties.forEach((key, value) -> all.put((String) key, (String) value));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
