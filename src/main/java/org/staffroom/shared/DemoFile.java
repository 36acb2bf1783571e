package org.staffroom.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
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

    private static Object load(String name) {
        try (var file = new ClassPathResource("demo/" + name).getInputStream()) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
