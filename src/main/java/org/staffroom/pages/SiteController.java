package org.staffroom.pages;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.staffroom.shared.Network;
import org.staffroom.shared.NotFound;

/** Pages that say something about the site, and what machines ask of it. */
@Controller
class SiteController {

    /** More than this a sitemap may not list. */
    private static final int MOST = 50_000;

    private static final List<String> FIXED = List.of(
            "/", "/regions", "/meetings", "/presentations", "/write-ups", "/board", "/calls", "/calendars", "/privacy");

    private record Listed(String path, @Nullable Instant changed) {}

    private final JdbcClient jdbc;
    private final Network network;
    private final RegionTiles tiles;
    private final byte[] icon;

    SiteController(JdbcClient jdbc, Network network, RegionTiles tiles) throws IOException {
        this.jdbc = jdbc;
        this.network = network;
        this.tiles = tiles;
        this.icon = new ClassPathResource("assets/favicon.svg").getContentAsByteArray();
    }

    @GetMapping("/privacy")
    String privacy(Model model) {
        model.addAttribute("mailbox", network.mailbox());
        return "pages/privacy";
    }

    @GetMapping("/accessibility")
    String accessibility(Model model) {
        model.addAttribute("mailbox", network.mailbox());
        return "pages/accessibility";
    }

    @GetMapping("/calendars")
    String calendars(Model model) {
        model.addAttribute(
                "regions", tiles.all().stream().filter(tile -> !tile.archived()).toList());
        model.addAttribute("root", network.url(""));
        return "pages/calendars";
    }

    /** Every component in every state, for those who write pages; in demo mode alone. */
    @GetMapping("/design")
    String design() {
        if (!network.demo()) {
            throw new NotFound();
        }
        return "design";
    }

    @GetMapping("/favicon.ico")
    ResponseEntity<byte[]> favicon() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("image/svg+xml"))
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                .body(icon);
    }

    @GetMapping("/robots.txt")
    ResponseEntity<String> robots() {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body("""
                        User-agent: *
                        Disallow: /admin
                        Disallow: /answers/
                        Disallow: /my
                        Disallow: /organise
                        Disallow: /search
                        Disallow: /sign-in

                        Sitemap: %s
                        """.formatted(network.url("/sitemap.xml")));
    }

    @GetMapping("/sitemap.xml")
    ResponseEntity<String> sitemap() {
        var listed = new ArrayList<Listed>();
        FIXED.forEach(path -> listed.add(new Listed(path, null)));
        listed.addAll(published());
        // Slugs need no escaping: a check in the database lets no other characters in.
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for (var page : listed) {
            xml.append("<url><loc>").append(network.url(page.path)).append("</loc>");
            if (page.changed != null) {
                xml.append("<lastmod>").append(page.changed).append("</lastmod>");
            }
            xml.append("</url>\n");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(xml.append("</urlset>\n").toString());
    }

    private List<Listed> published() {
        return jdbc.sql("""
                        select '/meetings/' || slug as path, date_trunc('second', changed_at) as changed
                        from meeting where status <> 'DRAFT'
                        union all
                        select '/write-ups/' || w.slug, date_trunc('second', w.changed_at)
                        from write_up w join meeting m on m.id = w.meeting_id
                        where w.status = 'PUBLISHED' and m.status <> 'DRAFT'
                        union all
                        select '/presentations/' || t.slug, null from presentation t where exists (
                            select 1 from agenda_item i join meeting m on m.id = i.meeting_id
                            where i.presentation_id = t.id and m.status <> 'DRAFT')
                        union all
                        select '/regions/' || slug, null from region
                        union all
                        select '/topics/' || slug, null from topic
                        order by path limit :most
                        """)
                .param("most", MOST - FIXED.size())
                .query((row, number) -> {
                    var changed = row.getTimestamp("changed");
                    return new Listed(row.getString("path"), changed == null ? null : changed.toInstant());
                })
                .list();
    }
}
