package org.staffroom.notifications;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionAccess;
import org.staffroom.shared.Dates;

/** The regions a person writes for: their followers, what was sent last, their channels. */
@Controller
class RegionMessagesController {

    private final JdbcClient jdbc;
    private final RegionAccess access;
    private final Dates dates;

    RegionMessagesController(JdbcClient jdbc, RegionAccess access, Dates dates) {
        this.jdbc = jdbc;
        this.access = access;
        this.dates = dates;
    }

    /** @param channel the host of its channel; null without one */
    record Line(
            String slug,
            String name,
            int followers,
            @Nullable String last,
            @Nullable Instant lastAt,
            @Nullable String channel,
            boolean failing) {}

    @GetMapping("/organise/regions")
    String regions(CurrentPerson me, Model model) {
        access.requireAnyRegion(me);
        model.addAttribute("nav", "organise");
        model.addAttribute("regions", lines(me));
        return "notifications/regions";
    }

    private List<Line> lines(CurrentPerson me) {
        return jdbc.sql("""
                        select r.slug, r.name, c.host, a.subject, a.sent_at, coalesce(x.problem is not null, false) as failing,
                            (select count(*) from region_follower f join person p on p.id = f.person_id
                             where f.region_id = r.id and p.status = 'ACTIVE') as followers
                        from region r
                        left join region_channel c on c.region_id = r.id
                        left join lateral (
                            select subject, sent_at from announcement where region_id = r.id
                            order by sent_at desc limit 1) a on true
                        left join lateral (
                            select problem from channel_post where region_id = r.id and created_at >= c.set_at
                              and attempts > 0 order by created_at desc limit 1) x on true
                        where r.archived_at is null and (:admin or exists (
                            select 1 from ambassador b where b.region_id = r.id and b.person_id = :me
                              and b.since <= :today and (b.until is null or b.until > :today)))
                        order by r.national, lower(r.name)
                        """)
                .param("admin", me.admin())
                .param("me", me.id().value())
                .param("today", dates.today())
                .query((row, number) -> {
                    var sent = row.getTimestamp("sent_at");
                    return new Line(
                            row.getString("slug"),
                            row.getString("name"),
                            row.getInt("followers"),
                            row.getString("subject"),
                            sent == null ? null : sent.toInstant(),
                            row.getString("host"),
                            row.getBoolean("failing"));
                })
                .list();
    }
}
