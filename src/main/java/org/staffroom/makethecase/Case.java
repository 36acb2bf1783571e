package org.staffroom.makethecase;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.staffroom.agendas.AgendaView;

/**
 * The whole of it: the meeting as it is now, and the person's own words.
 *
 * @param place "The Castle, Bristol"; null online, or while there is none
 * @param address without the name of the place; empty online
 * @param open whether there is still something to ask for
 * @param dated whether it has a date
 * @param topics of its talks
 */
record Case(
        String slug,
        String title,
        String region,
        String regionSlug,
        Instant startsAt,
        Instant endsAt,
        @Nullable String place,
        String address,
        boolean online,
        boolean open,
        boolean dated,
        String summary,
        List<String> topics,
        AgendaView day) {

    public List<AgendaView.Item> items() {
        return day.items();
    }

    /** Minutes of talks. */
    public int talkMinutes() {
        return day.memberMinutes() + day.vendorMinutes();
    }
}
