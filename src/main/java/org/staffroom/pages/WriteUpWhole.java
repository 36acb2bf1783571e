package org.staffroom.pages;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;
import org.staffroom.shared.Markdown;
import org.staffroom.shared.Network;

/** A write-up as one piece of HTML that can be read elsewhere: text, points, talks and whose they are, photos; every address whole. */
@Component
class WriteUpWhole {

    private static final Pattern LINK = Pattern.compile(" href=\"([^\"]*)\"");
    private static final int WIDTH = 960;

    /** What stands around the text, as HTML in its order. */
    record Around(List<String> discussed, List<String> takeaways, List<String> talks, List<String> photos) {

        static final Around NOTHING = new Around(List.of(), List.of(), List.of(), List.of());
    }

    private final JdbcClient jdbc;
    private final Markdown markdown;
    private final Network network;
    private final MessageSource messages;

    WriteUpWhole(JdbcClient jdbc, Markdown markdown, Network network, MessageSource messages) {
        this.jdbc = jdbc;
        this.markdown = markdown;
        this.network = network;
        this.messages = messages;
    }

    /** @param page the address of its page: what is linked from the text is found from there */
    String html(String body, String page, @Nullable Around around) {
        var rest = around == null ? Around.NOTHING : around;
        var html = new StringBuilder();
        rest.photos.stream().limit(1).forEach(html::append);
        html.append(absolute(markdown.toHtml(body), page));
        list(html, "discussed", rest.discussed);
        list(html, "takeaways", rest.takeaways);
        list(html, "talks", rest.talks);
        rest.photos.stream().skip(1).forEach(html::append);
        return html.toString();
    }

    private void list(StringBuilder html, String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            html.append("<h2>").append(escaped(word(heading))).append("</h2><ul>");
            lines.forEach(line -> html.append("<li>").append(line).append("</li>"));
            html.append("</ul>");
        }
    }

    private static String absolute(String html, String page) {
        return LINK.matcher(html)
                .replaceAll(link -> Matcher.quoteReplacement(
                        " href=\"" + escaped(resolved(page, HtmlUtils.htmlUnescape(link.group(1)))) + '"'));
    }

    private static String resolved(String page, String address) {
        try {
            return URI.create(page).resolve(address).toString();
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
    }

    /** Of all of them in one statement. */
    Map<UUID, Around> around(List<UUID> writeUps) {
        var all = new HashMap<UUID, Around>();
        jdbc.sql("""
                        select write_up_id as id, kind, text, null as detail, null::uuid as file, null as name,
                               null::int[] as widths, false as vendor, position as place
                        from write_up_point where write_up_id = any(:ids)
                        union all
                        select w.id, 'TALK', coalesce(nullif(i.title, ''), t.title), t.slug, null, null, null,
                               i.kind = 'VENDOR_TALK', i.start_minute
                        from write_up w join agenda_item i on i.meeting_id = w.meeting_id
                            and i.kind in ('MEMBER_TALK', 'VENDOR_TALK')
                        left join presentation t on t.id = i.presentation_id
                        where w.id = any(:ids) and coalesce(nullif(i.title, ''), t.title) is not null
                        union all
                        select p.write_up_id, 'PHOTO', p.alternative, p.caption, f.id, f.name, f.widths, false, p.position
                        from write_up_picture p join stored_file f on f.id = p.file_id where p.write_up_id = any(:ids)
                        order by place, text
                        """).param("ids", writeUps.toArray(UUID[]::new)).query(row -> {
            var around = all.computeIfAbsent(
                    row.getObject("id", UUID.class),
                    none -> new Around(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
            var text = row.getString("text");
            switch (row.getString("kind")) {
                case "DISCUSSED" -> around.discussed.add(escaped(text));
                case "TAKEAWAY" -> around.takeaways.add(escaped(text));
                case "TALK" -> around.talks.add(talk(text, row.getString("detail"), row.getBoolean("vendor")));
                default ->
                    around.photos.add(photo(
                            row.getObject("file", UUID.class),
                            row.getString("name"),
                            (Integer[]) row.getArray("widths").getArray(),
                            text,
                            row.getString("detail")));
            }
        });
        return all;
    }

    private String talk(String title, @Nullable String slug, boolean vendor) {
        var name = slug == null
                ? escaped(title)
                : "<a href=\"" + network.url("/presentations/" + slug) + "\">" + escaped(title) + "</a>";
        return name + " (" + escaped(word(vendor ? "vendor" : "member")) + ")";
    }

    private String photo(UUID file, String name, Integer[] widths, String alternative, @Nullable String caption) {
        var width = Arrays.stream(widths).filter(wide -> wide >= WIDTH).min(Integer::compare);
        var address = network.url("/files/" + file + "/" + width.orElse(widths[widths.length - 1]) + "/"
                + UriUtils.encodePathSegment(name, "UTF-8"));
        return "<figure><img src=\"" + escaped(address) + "\" alt=\"" + escaped(alternative) + "\">"
                + (caption == null || caption.isEmpty() ? "" : "<figcaption>" + escaped(caption) + "</figcaption>")
                + "</figure>";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private String word(String key) {
        return messages.getMessage("feeds.whole." + key, null, Locale.UK);
    }
}
