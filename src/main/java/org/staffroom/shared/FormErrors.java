package org.staffroom.shared;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.thymeleaf.spring6.util.DetailedError;

/** What is wrong with a form, in the order in which it is read. In templates: {@code @formErrors}. */
@Component
public class FormErrors {

    /**
     * Of the whole form first, then field by field: what validates a form names its fields in no order.
     *
     * @param form a record whose components stand in the order of its page
     */
    public List<DetailedError> inOrder(Object form, List<DetailedError> errors) {
        var fields = form.getClass().isRecord()
                ? Arrays.stream(form.getClass().getRecordComponents())
                        .map(one -> one.getName())
                        .toList()
                : List.<String>of();
        return errors.stream()
                .sorted(Comparator.comparingInt(error -> error.isGlobal() ? -1 : place(fields, error.getFieldName())))
                .toList();
    }

    private static int place(List<String> fields, String name) {
        var at = fields.indexOf(name.replaceAll("[.\\[].*", ""));
        return at < 0 ? fields.size() : at;
    }
}
