package org.staffroom.platform;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;

/** Words shown to people: one bundle a feature under {@code messages/}, with ICU patterns where there are arguments. */
@Configuration(proxyBeanMethods = false)
class MessageConfiguration {

    @Bean
    MessageSource messageSource() throws IOException {
        var source = new IcuMessages();
        source.setBasenames(bundles().toArray(String[]::new));
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        return source;
    }

    /** English until Welsh follows under its own path prefix. */
    @Bean
    LocaleResolver localeResolver() {
        return new FixedLocaleResolver(Locale.UK);
    }

    static List<String> bundles() throws IOException {
        var files = new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties");
        return Arrays.stream(files)
                .map(file -> String.valueOf(file.getFilename()).replace(".properties", ""))
                .filter(name -> !name.contains("_"))
                .distinct()
                .map(name -> "messages/" + name)
                .sorted()
                .toList();
    }

    /** ICU's patterns: plurals, and apostrophes that stay. */
    private static final class IcuMessages extends ResourceBundleMessageSource {

        private record Pattern(String text, Locale locale) {}

        private record Code(String code, Locale locale) {}

        /** Found once: every bundle before the right one is asked otherwise, for each word of each page. */
        private final Map<Code, String> patterns = new ConcurrentHashMap<>();

        /** Read once: that takes much longer than to fill one in. They are as many as the bundles have. */
        private final Map<Pattern, MessageFormat> formats = new ConcurrentHashMap<>();

        @Override
        protected @Nullable String getMessageInternal(
                @Nullable String code, Object @Nullable [] arguments, @Nullable Locale locale) {
            if (code == null || locale == null) {
                return null;
            }
            var pattern = pattern(new Code(code, locale));
            if (pattern == null || arguments == null || arguments.length == 0 || !pattern.contains("{")) {
                return pattern;
            }
            var format = formats.computeIfAbsent(
                    new Pattern(pattern, locale), read -> new MessageFormat(read.text, read.locale));
            var values = resolveArguments(arguments, locale);
            synchronized (format) {
                return format.format(values);
            }
        }

        /** Only what there is is kept: a code that is none may come from anywhere. */
        private @Nullable String pattern(Code asked) {
            var known = patterns.get(asked);
            if (known != null) {
                return known;
            }
            var found = resolveCodeWithoutArguments(asked.code, asked.locale);
            if (found != null) {
                patterns.put(asked, found);
            }
            return found;
        }
    }
}
