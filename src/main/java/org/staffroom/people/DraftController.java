package org.staffroom.people;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.staffroom.shared.Refused;

/** Keeps what a form's script sends as one types. */
@Controller
class DraftController {

    private final Drafts drafts;

    DraftController(Drafts drafts) {
        this.drafts = drafts;
    }

    @PostMapping("/drafts")
    ResponseEntity<Void> save(@RequestParam String form, @RequestParam String body, CurrentPerson me) {
        try {
            drafts.save(me.id(), form, body);
            return ResponseEntity.noContent().build();
        } catch (Refused refused) {
            return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).build();
        }
    }
}
