package org.staffroom.platform;

import java.util.Set;
import java.util.UUID;
import org.springframework.beans.PropertyAccessException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindingResult;
import org.springframework.validation.DefaultBindingErrorProcessor;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/**
 * What no page lets anybody type, such as a version or one of several choices, comes unreadable only from whoever wrote the
 * form himself: 400. Of it no form can be made that a page could show again. Days and numbers are said to be unreadable beside their
 * fields.
 */
@ControllerAdvice
class NeverTyped {

    private static final Set<String> HIDDEN = Set.of("version", "press", "seen");

    @InitBinder
    void refuse(WebDataBinder binder) {
        binder.setBindingErrorProcessor(new DefaultBindingErrorProcessor() {

            @Override
            public void processPropertyAccessException(PropertyAccessException problem, BindingResult result) {
                if (isNeverTyped(problem)) {
                    throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
                }
                super.processPropertyAccessException(problem, result);
            }
        });
    }

    private static boolean isNeverTyped(PropertyAccessException problem) {
        var field = problem.getPropertyName();
        if (field != null && HIDDEN.contains(field)) {
            return true;
        }
        var type = problem instanceof TypeMismatchException mismatch ? mismatch.getRequiredType() : null;
        return type != null
                && (type.isEnum()
                        || type == boolean.class
                        || type == Boolean.class
                        || type == UUID.class
                        || MultipartFile.class.isAssignableFrom(type));
    }
}
