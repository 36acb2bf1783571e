package org.staffroom.shared;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Words for people out of the message bundles, in the language of the request. */
@Component("sharedWords")
public class Words {

    private final MessageSource messages;

    Words(MessageSource messages) {
        this.messages = messages;
    }

    public String of(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    /** Why a rule said no. */
    public String of(Refused refusal) {
        return of(refusal.key(), refusal.arguments());
    }
}
