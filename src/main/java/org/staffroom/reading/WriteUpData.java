package org.staffroom.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Network;
import tools.jackson.databind.json.JsonMapper;

/** A write-up as search engines read it: schema.org BlogPosting, in JSON-LD. */
@Component
class WriteUpData {

    private final JsonMapper mapper;
    private final Dates dates;
    private final Network network;

    WriteUpData(JsonMapper mapper, Dates dates, Network network) {
        this.mapper = mapper;
        this.dates = dates;
        this.network = network;
    }

    /** Safe to stand within a script element: no character of markup is left in it. */
    String of(WriteUpPage page, List<PhotoRow> photos, String address) {
        var posting = new LinkedHashMap<String, Object>();
        posting.put("@context", "https://schema.org");
        posting.put("@type", "BlogPosting");
        posting.put("headline", page.title());
        if (!page.summary().isEmpty()) {
            posting.put("description", page.summary());
        }
        posting.put("mainEntityOfPage", address);
        posting.put("datePublished", dates.iso(page.publishedAt()));
        posting.put("dateModified", dates.iso(page.changedAt()));
        posting.put(
                "author",
                page.authors().stream()
                        .map(name -> Map.of("@type", "Person", "name", name))
                        .toList());
        posting.put("publisher", Map.of("@type", "Organization", "name", network.networkName()));
        if (!photos.isEmpty()) {
            posting.put(
                    "image",
                    photos.stream()
                            .limit(4)
                            .map(photo -> network.url(
                                    photo.file().address(photo.file().width())))
                            .toList());
        }
        if (page.meetingSlug() != null) {
            posting.put(
                    "about",
                    Map.of(
                            "@type",
                            "Event",
                            "name",
                            page.meetingTitle(),
                            "startDate",
                            dates.iso(page.startsAt()),
                            "url",
                            network.url("/meetings/" + page.meetingSlug())));
        }
        return mapper.writeValueAsString(posting)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }
}
