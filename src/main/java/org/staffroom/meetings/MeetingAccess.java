package org.staffroom.meetings;

import java.sql.Types;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Dates;
import org.staffroom.shared.NotFound;

/**
 * Who may see or organise a meeting. Its organisers are the ambassadors of its region and of the co-hosting regions that
 * accepted, and admins. What one may not see is not found.
 */
@Component
public class MeetingAccess {

    private static final String ORGANISED = """
            (:admin or exists (
                select 1 from ambassador a
                where a.person_id = :person and a.since <= :today and (a.until is null or a.until > :today)
                  and (a.region_id = m.region_id or a.region_id in (
                      select c.region_id from meeting_co_host c
                      where c.meeting_id = m.id and c.accepted_at is not null))))
            """;

    private final JdbcClient jdbc;
    private final Dates dates;

    MeetingAccess(JdbcClient jdbc, Dates dates) {
        this.jdbc = jdbc;
        this.dates = dates;
    }

    /** Whether the person organises the meeting. */
    public boolean organises(@Nullable CurrentPerson person, MeetingId meeting) {
        if (person == null) {
            return false;
        }
        return jdbc.sql("select exists (select 1 from meeting m where m.id = :meeting and " + ORGANISED + ")")
                .param("meeting", meeting.value())
                .params(who(person))
                .query(Boolean.class)
                .single();
    }

    /** @throws NotFound when the person does not organise the meeting, or there is none */
    public void requireOrganiser(CurrentPerson person, MeetingId meeting) {
        if (!organises(person, meeting)) {
            throw new NotFound();
        }
    }

    /**
     * The published meeting at an address.
     *
     * @throws NotFound for drafts and unknown slugs; a former slug is answered by the meeting's page with a redirect
     */
    public MeetingId published(String slug) {
        return jdbc.sql("select id from meeting where slug = :slug and status <> 'DRAFT'")
                .param("slug", slug)
                .query(UUID.class)
                .optional()
                .map(MeetingId::new)
                .orElseThrow(NotFound::new);
    }

    /**
     * The meeting that an address under {@code /organise/meetings} names, for one of its organisers.
     *
     * @param slugOrId the slug of a published meeting, the id of a draft
     * @throws NotFound for anybody else
     */
    public MeetingId organised(CurrentPerson person, String slugOrId) {
        return jdbc.sql("select m.id from meeting m where (m.slug = :slug or m.id = :id) and " + ORGANISED)
                .param("slug", slugOrId)
                .param("id", idOrNull(slugOrId), Types.OTHER)
                .params(who(person))
                .query(UUID.class)
                .optional()
                .map(MeetingId::new)
                .orElseThrow(NotFound::new);
    }

    private Map<String, Object> who(CurrentPerson person) {
        return Map.of("admin", person.admin(), "person", person.id().value(), "today", dates.today());
    }

    /** What an address says where it may hold the id of a draft. */
    static @Nullable UUID idOrNull(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }
}
