package org.staffroom.people;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.convert.ConversionService;
import org.springframework.stereotype.Component;
import org.springframework.validation.DataBinder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What somebody typed in a form and did not send, read back into the record of the form. */
@Component
public class KeptForms {

    /** @param at when it was kept */
    public record Kept<T>(T form, Instant at) {}

    private final Drafts drafts;
    private final JsonMapper mapper;
    private final ConversionService conversion;

    KeptForms(Drafts drafts, JsonMapper mapper, ConversionService mvcConversionService) {
        this.drafts = drafts;
        this.mapper = mapper;
        this.conversion = mvcConversionService;
    }

    /** Empty when nothing was kept, or what was kept no longer fits the form. */
    public <T> Optional<Kept<T>> find(PersonId person, String name, Class<T> type) {
        return drafts.find(person, name).flatMap(draft -> {
            var binder = new DataBinder(null, "form");
            binder.setTargetType(ResolvableType.forClass(type));
            binder.setConversionService(conversion);
            binder.construct(new Fields(values(mapper.readTree(draft.body()))));
            return Optional.ofNullable(binder.getTarget()).map(form -> new Kept<>(type.cast(form), draft.changedAt()));
        });
    }

    /** As the form's script sends them: a list for each name. */
    private static Map<String, Object> values(JsonNode fields) {
        var values = new HashMap<String, Object>();
        fields.propertyNames().forEach(name -> {
            var found = fields.path(name)
                    .valueStream()
                    .filter(JsonNode::isString)
                    .map(value -> value.stringValue().replace("\r\n", "\n"))
                    .toArray(String[]::new);
            if (found.length > 0) {
                values.put(name, found.length == 1 ? found[0] : found);
            }
        });
        return values;
    }

    private record Fields(Map<String, Object> values) implements DataBinder.ValueResolver {

        @Override
        public @Nullable Object resolveValue(String name, Class<?> type) {
            return values.get(name);
        }

        @Override
        public Set<String> getNames() {
            return values.keySet();
        }
    }
}
