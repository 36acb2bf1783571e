package org.staffroom.surveys;

import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import org.staffroom.shared.Secret;
import tools.jackson.databind.json.JsonMapper;

/** Closes and opens what one person answered: encrypted, and as long as what others answered. */
@Component
class Seal {

    /** Longer than nearly everything that is typed on a phone. */
    private static final int BLOCK = 8192;

    private final Secret secret;
    private final JsonMapper json;

    Seal(Secret secret, JsonMapper json) {
        this.secret = secret;
        this.json = json;
    }

    byte[] close(Answered answered) {
        var text = json.writeValueAsString(answered);
        var length = text.getBytes(StandardCharsets.UTF_8).length;
        return secret.encrypt(text + " ".repeat(BLOCK - length % BLOCK));
    }

    Answered open(byte[] sealed) {
        return json.readValue(secret.decrypt(sealed), Answered.class);
    }
}
