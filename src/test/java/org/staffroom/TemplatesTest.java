package org.staffroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TemplatesTest {

    private static final Pattern TAG = Pattern.compile("<[a-z](?:\"[^\"]*\"|'[^']*'|[^'\">])*>");

    /** Thymeleaf replaces before it looks at conditions and loops: on one element they would be lost without a word. */
    @Test
    void doNotReplaceWhatStandsUnderAConditionOfItsOwn() throws IOException {
        var found = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src/main/resources/templates"))) {
            for (var file :
                    files.filter(file -> file.toString().endsWith(".html")).toList()) {
                var tags = TAG.matcher(Files.readString(file));
                while (tags.find()) {
                    var tag = tags.group();
                    if (tag.matches("(?s).*\\sth:(replace|insert)=.*")
                            && tag.matches("(?s).*\\sth:(if|unless|each|case)=.*")) {
                        found.add(file.getFileName() + ": " + tag);
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }
}
