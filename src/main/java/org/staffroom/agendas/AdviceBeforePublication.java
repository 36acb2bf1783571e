package org.staffroom.agendas;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.OrganiserQueries;
import org.staffroom.meetings.PublicationAdvice;
import org.staffroom.shared.Words;

/** Says again, where a meeting is published, what the timetable said. */
@Component
class AdviceBeforePublication implements PublicationAdvice {

    private final AgendaQueries days;
    private final AgendaHistory history;
    private final Adviser adviser;
    private final OrganiserQueries organisers;
    private final Words words;

    AdviceBeforePublication(
            AgendaQueries days, AgendaHistory history, Adviser adviser, OrganiserQueries organisers, Words words) {
        this.days = days;
        this.history = history;
        this.adviser = adviser;
        this.organisers = organisers;
        this.words = words;
    }

    @Override
    public List<String> on(MeetingId meeting) {
        var day = days.planned(meeting);
        if (day.isEmpty()) {
            return List.of(words.of("agendas.advice.empty"));
        }
        var head = organisers.head(meeting);
        return adviser
                .on(
                        meeting,
                        day,
                        head.length(),
                        history.of(meeting).vendorLimit(),
                        minute -> days.time(head.startOfDay() + minute))
                .stream()
                .map(Advice::text)
                .toList();
    }
}
