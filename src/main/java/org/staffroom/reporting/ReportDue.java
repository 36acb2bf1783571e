package org.staffroom.reporting;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.regions.Due;

/**
 * Meetings that nobody has written up; what nobody wrote for half a year nobody will. After a week it is late, after two it
 * is offered to those who were not to write it.
 */
@Component
class ReportDue implements Due {

    @Override
    public List<Kind> kinds() {
        return List.of(
                new Kind("WRITE_UP", "file-text", Press.NOW),
                new Kind("WRITE_UP_LATE", "file-text", Press.LATE),
                new Kind("WRITE_UP_OFFERED", "users", Press.NOW));
    }

    /** Once somebody took it on it is their business alone. */
    @Override
    public String sql() {
        return """
                select case when m.ends_at > :now - interval '7 days' then 'WRITE_UP'
                            when d.offered_at is null or own.own then 'WRITE_UP_LATE' else 'WRITE_UP_OFFERED' end,
                       '/organise/meetings/' || m.slug || '/write-up'
                           || case when d.offered_at is null or own.own then '' else '/duty' end,
                       m.title, m.starts_at, m.region_id, null
                from meeting m left join report_duty d on d.meeting_id = m.id
                cross join lateral (select exists (
                    select 1 from (%s) writer where writer.person_id = :person) as own) own
                where m.region_id = any(:regions) and m.ends_at <= :now and m.ends_at > :now - interval '182 days' and %s
                  and (d.person_id is null or own.own)
                """.formatted(ReportQueries.WRITERS, ReportQueries.UNTOLD);
    }
}
