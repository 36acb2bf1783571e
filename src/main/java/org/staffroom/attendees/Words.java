package org.staffroom.attendees;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.staffroom.shared.Refused;

/** What is said after a press: one sentence, ready to show. */
@Component
class Words {

    private final MessageSource messages;

    Words(MessageSource messages) {
        this.messages = messages;
    }

    String of(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    String of(Refused refused) {
        return of(refused.key(), refused.arguments());
    }
}
