package org.staffroom.sharecards;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.staffroom.sharecards.ShareCards.Of;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/** Pictures of pages, for wherever their addresses are shared. */
@Controller
class ShareCardController {

    private final ShareCards cards;

    ShareCardController(ShareCards cards) {
        this.cards = cards;
    }

    @GetMapping("/write-ups/{slug}/card.png")
    ResponseEntity<byte[]> writeUp(@PathVariable String slug) {
        return answer(Of.WRITE_UP, slug);
    }

    @GetMapping("/meetings/{slug}/card.png")
    ResponseEntity<byte[]> meeting(@PathVariable String slug) {
        return answer(Of.MEETING, slug);
    }

    /** Shown on other sites, for that is what it is for; there is nothing personal in it. */
    private ResponseEntity<byte[]> answer(Of kind, String slug) {
        try {
            var picture = cards.find(kind, slug).orElseThrow(NotFound::new);
            return ResponseEntity.ok()
                    .contentType(MediaType.IMAGE_PNG)
                    .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                    .eTag(picture.tag())
                    .header("Cross-Origin-Resource-Policy", "cross-origin")
                    .body(picture.png());
        } catch (Refused busy) {
            return ResponseEntity.status(503).header("Retry-After", "10").build();
        }
    }
}
