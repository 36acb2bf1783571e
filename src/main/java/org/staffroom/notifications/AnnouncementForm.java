package org.staffroom.notifications;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.staffroom.shared.Ids;
import org.staffroom.shared.Typed;

/**
 * What an ambassador writes to the followers of a region.
 *
 * @param id given when the form is first shown, so that a second press sends nothing
 */
record AnnouncementForm(
        @NotNull UUID id,

        @NotBlank(message = "{notifications.announce.subject.missing}")
        @Size(min = 3, message = "{notifications.announce.subject.missing}")
        @Size(max = 120, message = "{notifications.announce.subject.too-long}")
        String subject,

        @NotBlank(message = "{notifications.announce.body.missing}")
        @Size(max = 5000, message = "{notifications.announce.body.too-long}")
        String body) {

    AnnouncementForm {
        subject = Typed.text(subject);
        body = Typed.text(body);
    }

    static AnnouncementForm empty() {
        return new AnnouncementForm(Ids.next(), "", "");
    }
}
