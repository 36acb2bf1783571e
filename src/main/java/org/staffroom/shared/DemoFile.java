package org.staffroom.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Files of the demonstration data under {@code demo/}. */
public final class DemoFile {

    /** What a feature does not ask of a file is there for another. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private DemoFile() {}

    /** The rows of a YAML file as records of this type; fields the file leaves out are null, false or nought. */
    public static <T> List<T> rows(String name, Class<T> type) {
        return MAPPER.convertValue(load(name), MAPPER.getTypeFactory().constructCollectionType(List.class, type));
    }

    /** A YAML file that is one object. */
    public static <T> T one(String name, Class<T> type) {
        return MAPPER.convertValue(load(name), type);
    }

    /** The Markdown files of a folder, by name, what stands at their head as records of this type. */
    public static <T> List<DemoPage<T>> pages(String folder, Class<T> head) {
        try {
            var pages = new ArrayList<DemoPage<T>>();
            for (var file :
                    new PathMatchingResourcePatternResolver().getResources("classpath:demo/" + folder + "/*.md")) {
                var parts = file.getContentAsString(StandardCharsets.UTF_8).split("(?m)^---\\s*$", 3);
                var name = String.valueOf(file.getFilename()).replace(".md", "");
                pages.add(new DemoPage<>(name, MAPPER.convertValue(yaml().load(parts[1]), head), parts[2].strip()));
            }
            pages.sort(Comparator.comparing(DemoPage::name));
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Yaml yaml() {
        return new Yaml(new SafeConstructor(new LoaderOptions()));
    }

    private static Object load(String name) {
        try (var file = new ClassPathResource("demo/" + name).getInputStream()) {
            return yaml().load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
