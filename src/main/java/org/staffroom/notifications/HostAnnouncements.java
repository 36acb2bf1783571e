package org.staffroom.notifications;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.calendars.CalendarEntries;
import org.staffroom.hosting.HostOfferAnswered;
import org.staffroom.hosting.HostOfferMade;
import org.staffroom.hosting.HostOfferQueries;
import org.staffroom.hosting.HostOfferRow;
import org.staffroom.hosting.HostPack;
import org.staffroom.hosting.HostPackQueries;
import org.staffroom.hosting.HostPackSent;
import org.staffroom.shared.Dates;
import org.staffroom.shared.DemoLoading;
import org.staffroom.shared.Words;

/** Tells whoever answers of offers to host, whoever offered of the answer, hosts what they need to know; {@link Announcements} says when it listens. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class HostAnnouncements {

    /** Where nobody else runs the region, admins look after it. */
    private static final String WHO_ANSWERS = """
            with asked as (
                select a.id from host_offer o cross join lateral ambassadors_asked(o.region_id, :today) as a (id)
                where o.id = :offer and a.id <> o.offered_by)
            select p.id as person_id, p.email, jsonb_build_object('name', p.name) as own
            from host_offer o
            join person p on p.id in (select id from asked) or (p.admin and not exists (select 1 from asked))
            where o.id = :offer and p.email is not null and p.id <> o.offered_by
            """;

    private static final String OFFERER = """
            select p.id as person_id, p.email, jsonb_build_object('name', p.name) as own
            from host_offer o join person p on p.id = o.offered_by
            where o.id = :offer and p.status = 'ACTIVE' and p.email is not null
            """;

    /** Whoever has the address. */
    private static final String CONTACT = """
            select (select id from person where email = lower(:to)) as person_id, lower(:to) as email,
                jsonb_build_object('name', nullif(:name, ''), 'part', 'HOST') as own
            """;

    private final Outbox outbox;
    private final HostOfferQueries offers;
    private final HostPackQueries packs;
    private final CalendarEntries calendar;
    private final EntityManager entities;
    private final Words words;
    private final Dates dates;
    private final DemoLoading demo;

    HostAnnouncements(
            Outbox outbox,
            HostOfferQueries offers,
            HostPackQueries packs,
            CalendarEntries calendar,
            EntityManager entities,
            Words words,
            Dates dates,
            DemoLoading demo) {
        this.outbox = outbox;
        this.offers = offers;
        this.packs = packs;
        this.calendar = calendar;
        this.entities = entities;
        this.words = words;
        this.dates = dates;
        this.demo = demo;
    }

    @EventListener
    void on(HostOfferMade event) {
        if (!demo.active()) {
            entities.flush();
            var offer = offers.get(event.offer());
            var facts = facts(offer, offer.words(), offer.offeredBy() == null ? "" : offer.offeredBy())
                    .listing(List.of(new Facts.Section(words.of("mail.host-offered.what"), lines(offer))));
            outbox.to(
                    Template.HOST_OFFERED,
                    WHO_ANSWERS,
                    Map.of("offer", event.offer().value(), "today", dates.today()),
                    facts,
                    event.offer().toString());
        }
    }

    @EventListener
    void on(HostOfferAnswered event) {
        if (!demo.active()) {
            entities.flush();
            var offer = offers.get(event.offer());
            outbox.to(
                    event.accepted() ? Template.HOST_OFFER_ACCEPTED : Template.HOST_OFFER_DECLINED,
                    OFFERER,
                    Map.of("offer", event.offer().value()),
                    facts(offer, offer.answer(), offer.answeredBy() == null ? "" : offer.answeredBy())
                            .until(offer.meetingStartsAt()),
                    event.offer().toString());
        }
    }

    @EventListener
    void on(HostPackSent event) {
        if (!demo.active()) {
            entities.flush();
            var pack = packs.of(event.meeting());
            if (pack.email() != null) {
                outbox.to(
                        Template.HOST_PACK,
                        CONTACT,
                        Map.of("to", pack.email(), "name", pack.contact()),
                        Facts.of(calendar.entry(event.meeting()))
                                .withoutJoiningLink()
                                .listing(pack.sections().stream()
                                        .map(HostAnnouncements::section)
                                        .toList()),
                        event.pack().toString());
            }
        }
    }

    private static Facts.Section section(HostPack.Section section) {
        return new Facts.Section(
                section.heading(),
                section.lines().stream()
                        .map(line -> new Facts.Line(line.text(), line.detail(), null))
                        .toList());
    }

    private static Facts facts(HostOfferRow offer, String said, String who) {
        return Facts.none().written(offer.place().name(), said, who, offer.regionName());
    }

    private List<Facts.Line> lines(HostOfferRow offer) {
        var place = new Facts.Line(
                offer.vendor() ? words.of("mail.host-offered.vendor", offer.organisation()) : offer.organisation(),
                offer.place().town() + " " + offer.place().postcode(),
                "/organise/offers/" + offer.id());
        return Stream.concat(
                        Stream.of(place),
                        offer.days().stream()
                                .map(one -> new Facts.Line(
                                        dates.day(one.day()), words.of("hosting.part." + one.part()), null)))
                .toList();
    }
}
