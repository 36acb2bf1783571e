package org.staffroom.people;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.staffroom.shared.Network;
import tools.jackson.databind.json.JsonMapper;

/** What is held on the person who asks: in words, and as one file. */
@Controller
class DataController {

    private final HeldQueries held;
    private final JsonMapper json;
    private final Network network;
    private final Clock clock;

    DataController(HeldQueries held, JsonMapper json, Network network, Clock clock) {
        this.held = held;
        this.json = json;
        this.network = network;
        this.clock = clock;
    }

    @GetMapping("/my/data")
    String show(CurrentPerson me, Model model) {
        model.addAttribute("nav", "my");
        model.addAttribute("overview", held.overview(me.id()));
        return "people/data";
    }

    @GetMapping("/my/data/download")
    ResponseEntity<byte[]> download(CurrentPerson me) {
        var all = json.createObjectNode();
        all.put("network", network.networkName());
        all.put("person", me.id().toString());
        all.put("madeAt", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        held.export(me.id()).forEach((section, rows) -> all.set(section, json.readTree(rows)));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("staffroom-data.json")
                                .build()
                                .toString())
                .body(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
    }
}
