package org.staffroom.door;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Network;
import org.staffroom.shared.Words;
import tools.jackson.databind.json.JsonMapper;

/**
 * The door as an application on a phone: where it starts, and the page that a phone shows without a network. That page is the
 * same for everybody and holds no name: those are read from what the phone keeps.
 */
@Controller
class DoorAppController {

    static final String START = "/organise/door";

    /** What the page without a network is made of: when one of them changes, phones fetch it anew. */
    private static final List<String> PARTS = List.of(
            "templates/door/shell.html",
            "templates/door/parts.html",
            "templates/fragments/icons.html",
            "messages/door.properties",
            "messages/places.properties",
            "messages/layout.properties");

    private final DoorQueries queries;
    private final Network network;
    private final JsonMapper json;
    private final Words words;
    private final String worker;

    DoorAppController(DoorQueries queries, Network network, JsonMapper json, Words words)
            throws IOException, NoSuchAlgorithmException {
        this.queries = queries;
        this.network = network;
        this.json = json;
        this.words = words;
        var hash = MessageDigest.getInstance("SHA-256");
        for (var part : PARTS) {
            hash.update(new ClassPathResource(part).getContentAsByteArray());
        }
        worker = new ClassPathResource("door-worker.js")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("{shell}", HexFormat.of().formatHex(hash.digest()).substring(0, 12));
    }

    /** Where the installed application starts: at the door, when there is but one. */
    @GetMapping(START)
    String start(CurrentPerson me, Model model) {
        var doors = queries.doorsOf(me);
        if (doors.size() == 1) {
            return "redirect:/organise/meetings/" + doors.get(0).slug() + "/door";
        }
        model.addAttribute("nav", "organise");
        model.addAttribute("doors", doors);
        return "door/doors";
    }

    @GetMapping(START + "/shell")
    String shell() {
        return "door/shell";
    }

    /** Stands above what it serves: its scope is its directory. */
    @GetMapping("/organise/door-worker.js")
    ResponseEntity<String> worker(Model model) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "javascript", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache())
                .body(worker.replace("{assets}", assets(model)));
    }

    @GetMapping("/organise/door.webmanifest")
    ResponseEntity<byte[]> manifest(Model model) {
        var icons = assets(model) + "/door-";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/manifest+json"))
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(json.writeValueAsBytes(Map.of(
                        "id",
                        START,
                        "name",
                        words.of("door.app.name", network.networkName()),
                        "short_name",
                        words.of("door.app.short"),
                        "description",
                        words.of("door.app.description"),
                        "start_url",
                        START,
                        "scope",
                        "/organise/",
                        "display",
                        "standalone",
                        "background_color",
                        "#fefdfa",
                        "theme_color",
                        "#fefdfa",
                        "icons",
                        List.of(icon(icons, 192), icon(icons, 512)))));
    }

    private static Map<String, String> icon(String address, int size) {
        return Map.of("src", address + size + ".png", "sizes", size + "x" + size, "type", "image/png");
    }

    private static String assets(Model model) {
        return String.valueOf(model.getAttribute("assets"));
    }
}
