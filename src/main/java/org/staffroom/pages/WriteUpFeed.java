package org.staffroom.pages;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.staffroom.shared.Feeds;
import org.staffroom.shared.Network;
import org.staffroom.shared.NotFound;
import org.staffroom.writeups.WriteUpAuthors;

/** The latest write-ups as an Atom feed (RFC 4287), whole: of the network, of a region. */
@Controller
class WriteUpFeed {

    private static final int MOST = 30;

    private record Row(
            UUID id,
            String slug,
            String title,
            String summary,
            String body,
            List<String> authors,
            String region,
            @Nullable String canonicalUrl,
            Instant publishedAt,
            Instant changedAt) {}

    private record RegionRow(UUID id, String name) {}

    private final JdbcClient jdbc;
    private final WriteUpWhole whole;
    private final Network network;
    private final MessageSource messages;

    WriteUpFeed(JdbcClient jdbc, WriteUpWhole whole, Network network, MessageSource messages) {
        this.jdbc = jdbc;
        this.whole = whole;
        this.network = network;
        this.messages = messages;
    }

    @GetMapping("/write-ups.atom")
    void network(HttpServletRequest request, HttpServletResponse response) throws IOException, FeedException {
        // The same for ever, and another for each installation.
        var id = UUID.nameUUIDFromBytes(network.url("/write-ups").getBytes(StandardCharsets.UTF_8));
        answer(request, response, id, word("title", network.networkName()), "", writeUps(null));
    }

    @GetMapping("/regions/{slug}/write-ups.atom")
    void region(@PathVariable String slug, HttpServletRequest request, HttpServletResponse response)
            throws IOException, FeedException {
        var region = jdbc.sql("select id, name from region where slug = ?")
                .param(slug)
                .query((row, number) -> new RegionRow(row.getObject("id", UUID.class), row.getString("name")))
                .optional()
                .orElseThrow(NotFound::new);
        var title = word("region-title", network.networkName(), region.name);
        answer(request, response, region.id, title, "/regions/" + slug, writeUps(region.id));
    }

    private void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            UUID id,
            String title,
            String page,
            List<Row> writeUps)
            throws IOException, FeedException {
        var feed = new Feed("atom_1.0");
        feed.setId("urn:uuid:" + id);
        feed.setTitle(title);
        feed.setUpdated(Date.from(writeUps.stream()
                .map(Row::changedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH)));
        feed.setAlternateLinks(List.of(link("alternate", network.url(page.isEmpty() ? "/write-ups" : page))));
        feed.setOtherLinks(List.of(link("self", network.url(page + "/write-ups.atom"))));
        var around = whole.around(writeUps.stream().map(Row::id).toList());
        feed.setEntries(writeUps.stream()
                .map(writeUp -> entry(
                        writeUp,
                        whole.html(writeUp.body, network.url("/write-ups/" + writeUp.slug), around.get(writeUp.id))))
                .toList());
        var text = new WireFeedOutput().outputString(feed).getBytes(StandardCharsets.UTF_8);
        Feeds.answer(request, response, "application/atom+xml; charset=utf-8", text);
    }

    private Entry entry(Row writeUp, String html) {
        var entry = new Entry();
        entry.setId("urn:uuid:" + writeUp.id);
        entry.setTitle(printable(writeUp.title));
        entry.setPublished(Date.from(writeUp.publishedAt));
        entry.setUpdated(Date.from(writeUp.changedAt));
        entry.setAlternateLinks(List.of(link("alternate", network.url("/write-ups/" + writeUp.slug))));
        if (writeUp.canonicalUrl != null) {
            entry.setOtherLinks(List.of(link("via", writeUp.canonicalUrl)));
        }
        entry.setAuthors(writeUp.authors.stream().map(WriteUpFeed::person).toList());
        var category = new Category();
        category.setTerm(printable(writeUp.region));
        entry.setCategories(List.of(category));
        if (!writeUp.summary.isBlank()) {
            entry.setSummary(content("text", writeUp.summary));
        }
        entry.setContents(new ArrayList<>(List.of(content("html", html))));
        return entry;
    }

    private static SyndPerson person(String name) {
        var author = new Person();
        author.setName(printable(name));
        return author;
    }

    private static Content content(String type, String text) {
        var content = new Content();
        content.setType(type);
        content.setValue(printable(text));
        return content;
    }

    private static Link link(String relation, String address) {
        var link = new Link();
        link.setRel(relation);
        link.setHref(address);
        return link;
    }

    /** XML cannot carry most control characters, not even escaped. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\uFFFE\uFFFF&&[^\n\t]]", "");
    }

    private String word(String key, Object... arguments) {
        return messages.getMessage("feeds." + key, arguments, Locale.UK);
    }

    private List<Row> writeUps(@Nullable UUID region) {
        return jdbc.sql("""
                        select w.id, w.slug, w.title, w.summary, w.body, a.name || %s as authors,
                            r.name as region, w.canonical_url, w.published_at, w.changed_at
                        from write_up w
                        join person a on a.id = w.author_id
                        join meeting m on m.id = w.meeting_id
                        join region r on r.id = m.region_id
                        where w.status = 'PUBLISHED' and (:region::uuid is null or m.region_id = :region or exists (
                            select 1 from meeting_co_host c
                            where c.meeting_id = m.id and c.region_id = :region and c.accepted_at is not null))
                        order by w.published_at desc, w.id
                        limit :most
                        """.formatted(WriteUpAuthors.NAMES))
                .param("region", region)
                .param("most", MOST)
                .query((row, number) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getString("slug"),
                        row.getString("title"),
                        row.getString("summary"),
                        row.getString("body"),
                        List.of((String[]) row.getArray("authors").getArray()),
                        row.getString("region"),
                        row.getString("canonical_url"),
                        row.getTimestamp("published_at").toInstant(),
                        row.getTimestamp("changed_at").toInstant()))
                .list();
    }
}
