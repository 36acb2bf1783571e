package org.staffroom.pages;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.staffroom.shared.InternalPath;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;

/** What people see when something went wrong: one page, with words of its own for what they can do about it. */
@Component
class ErrorPages implements ErrorViewResolver {

    private static final Set<Integer> WITH_WORDS = Set.of(400, 403, 404, 405, 409, 413, 500, 503);

    private final Words words;

    ErrorPages(Words words) {
        this.words = words;
    }

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> details) {
        var model = new HashMap<String, Object>();
        if (request.getAttribute(Refused.class.getName()) instanceof Refused refused) {
            model.put("refusal", words.of(refused));
        }
        var known = WITH_WORDS.contains(status.value());
        var number = known ? status.value() : status.is4xxClientError() ? 400 : 500;
        model.put("problem", String.valueOf(number));
        if ("POST".equals(request.getAttribute(RequestDispatcher.ERROR_METHOD))) {
            model.put("back", InternalPath.before(request));
        }
        return new ModelAndView("error", model, status);
    }
}
