package org.staffroom.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What people see when something went wrong: one page, with words of its own for what they can do about it. */
@Component
class ErrorPages implements ErrorViewResolver {

    private static final Set<Integer> WITH_WORDS = Set.of(400, 403, 404, 405, 409, 413, 500, 503);

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> details) {
        int number = status.value();
        if (!WITH_WORDS.contains(number)) {
            number = status.is4xxClientError() ? 400 : 500;
        }
        return new ModelAndView("error", Map.of("problem", String.valueOf(number)), status);
    }
}
