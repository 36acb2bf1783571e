package org.staffroom.shared;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindingResult;

/** A form that was sent: what a rule refuses is said in the form, which is then shown again with the status 422. */
public final class Attempt {

    private Attempt() {}

    /**
     * Runs the command, unless the form is wrong already.
     *
     * @param field where a refusal with this key is shown; null for above the whole form
     * @return whether it was done
     */
    public static boolean succeeds(
            BindingResult form,
            HttpServletResponse response,
            Function<String, @Nullable String> field,
            Runnable command) {
        return gives(form, response, field, () -> {
                    command.run();
                    return true;
                })
                .isPresent();
    }

    /** Says what a rule refuses together with what is wrong already, for a command that would not come to it. */
    public static void check(BindingResult form, Function<String, @Nullable String> field, Runnable rule) {
        try {
            rule.run();
        } catch (Refused refusal) {
            form.rejectValue(field.apply(refusal.key()), refusal.key(), refusal.arguments(), refusal.key());
        }
    }

    /** As {@link #succeeds}; answers with what the command gave, and with nothing when it was not done. */
    public static <T> Optional<T> gives(
            BindingResult form,
            HttpServletResponse response,
            Function<String, @Nullable String> field,
            Supplier<T> command) {
        if (!form.hasErrors()) {
            try {
                return Optional.of(command.get());
            } catch (Refused refusal) {
                form.rejectValue(field.apply(refusal.key()), refusal.key(), refusal.arguments(), refusal.key());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return Optional.empty();
    }
}
