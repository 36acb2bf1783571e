package org.staffroom.pages;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What stands in the audit as codes, in words. A code without words is shown as it is. */
@Component
class AuditWords {

    private final MessageSource messages;

    AuditWords(MessageSource messages) {
        this.messages = messages;
    }

    /** @param subject as its table is called */
    String thing(String subject) {
        return word("audit." + subject, subject);
    }

    String done(String subject, String action) {
        return word("audit." + subject + "." + action.replaceAll("[ _]", "-"), action);
    }

    private String word(String key, String code) {
        var plain = code.replace('_', ' ');
        return String.valueOf(messages.getMessage(key, null, plain, LocaleContextHolder.getLocale()));
    }
}
