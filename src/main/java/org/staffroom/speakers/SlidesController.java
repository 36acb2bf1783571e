package org.staffroom.speakers;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.presentations.PresentationAccess;

/** For the organisers of a meeting: which of its talks have slides, and who sees them. */
@Controller
class SlidesController {

    /**
     * A talk of the meeting.
     *
     * @param materials how many slides and links it has
     * @param attendees how many of them attendees may see
     * @param everyone how many of them everyone may see
     * @param editable whether the person may add some: not to a talk of another region
     */
    record TalkSlides(
            String slug,
            String title,
            boolean vendor,
            String speakers,
            int materials,
            int attendees,
            int everyone,
            boolean editable) {

        public boolean shown() {
            return attendees > 0;
        }
    }

    private record Heading(String key, String title) {}

    private final MeetingAccess access;
    private final PresentationAccess presentations;
    private final Absences absences;
    private final JdbcClient jdbc;

    SlidesController(MeetingAccess access, PresentationAccess presentations, Absences absences, JdbcClient jdbc) {
        this.absences = absences;
        this.access = access;
        this.presentations = presentations;
        this.jdbc = jdbc;
    }

    @GetMapping("/organise/meetings/{slug}/slides")
    String slides(CurrentPerson me, @PathVariable String slug, Model model) {
        var meeting = access.organised(me, slug);
        var talks = talks(me, meeting);
        model.addAttribute("nav", "organise");
        model.addAttribute(
                "heading",
                jdbc.sql("select coalesce(slug, id::text) as key, title from meeting where id = ?")
                        .param(meeting.value())
                        .query((row, number) -> new Heading(row.getString("key"), row.getString("title")))
                        .single());
        model.addAttribute("talks", talks);
        model.addAttribute("absences", absences.at(meeting));
        model.addAttribute("shown", talks.stream().filter(TalkSlides::shown).count());
        return "speakers/slides";
    }

    private List<TalkSlides> talks(CurrentPerson me, MeetingId meeting) {
        return jdbc.sql("""
                        select p.slug, p.title, p.kind = 'VENDOR' as vendor,
                            coalesce((select string_agg(s.name, ', ' order by ps.position)
                                from presentation_speaker ps join person s on s.id = ps.person_id
                                where ps.presentation_id = p.id), '') as speakers,
                            count(m.id) as materials, count(m.id) filter (where m.audience <> 'NOBODY') as attendees,
                            count(m.id) filter (where m.audience = 'EVERYONE') as everyone, coalesce(%s, false) as editable
                        from (select presentation_id, min(start_minute) as minute from agenda_item
                            where meeting_id = :meeting and presentation_id is not null group by presentation_id) i
                        join presentation p on p.id = i.presentation_id
                        left join presentation_material m on m.presentation_id = p.id
                        group by p.id, i.minute order by i.minute, p.title
                        """.formatted(PresentationAccess.EDITED))
                .params(presentations.who(me))
                .param("meeting", meeting.value())
                .query(TalkSlides.class)
                .list();
    }
}
