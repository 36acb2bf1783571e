package org.staffroom.platform;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.HibernateValidatorConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.staffroom.shared.Typed;

/** Forms count letters as the database does: one that Java writes in two, such as 😀, is one. */
@Configuration(proxyBeanMethods = false)
class LettersCounted {

    @Bean
    ValidationConfigurationCustomizer countsLetters() {
        return configuration -> {
            var hibernate = (HibernateValidatorConfiguration) configuration;
            var mapping = hibernate.createConstraintMapping();
            mapping.constraintDefinition(Size.class)
                    .includeExistingValidators(true)
                    .validatedBy(OfText.class);
            hibernate.addMapping(mapping);
        };
    }

    /** For text alone: more special than what counts any sequence of characters. */
    public static final class OfText implements ConstraintValidator<Size, String> {

        private int least;
        private int most;

        @Override
        public void initialize(Size size) {
            least = size.min();
            most = size.max();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || Typed.letters(text) >= least && Typed.letters(text) <= most;
        }
    }
}
