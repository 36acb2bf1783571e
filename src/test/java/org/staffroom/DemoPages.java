package org.staffroom;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of the demonstration network, found in its database, for those who look at all of them. */
final class DemoPages {

    static final String MEMBER = "member@staffroom.example";
    static final String AMBASSADOR = "ambassador@staffroom.example";
    static final String ADMIN = "admin@staffroom.example";

    private final JdbcClient jdbc;

    DemoPages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What everybody may read: a name for the picture, and the address. */
    Map<String, String> publicPages() {
        var pages = new LinkedHashMap<String, String>();
        pages.put("home", "/");
        pages.put("regions", "/regions");
        pages.put("board", "/board");
        pages.put("board-none", "/board?q=zzzzzz");
        pages.put("board-topic", "/board/" + askedMost());
        pages.put("region", "/regions/south-west");
        pages.put("region-empty", "/regions/northern-ireland");
        pages.put("meetings", "/meetings");
        pages.put("meetings-past", "/meetings?when=past");
        pages.put("meetings-none", "/meetings?q=nothingatall");
        pages.put("month", "/meetings/calendar");
        pages.put("meeting", "/meetings/" + upcoming());
        pages.put("agenda-sheet", "/meetings/" + upcoming() + "/agenda/print");
        pages.put("meeting-full", "/meetings/" + one("""
                select m.slug from meeting m join place p on p.meeting_id = m.id
                where m.status = 'PUBLISHED' and m.starts_at > now() and p.confirmed = p.capacity order by m.starts_at limit 1"""));
        pages.put(
                "meeting-cancelled", "/meetings/" + one("select slug from meeting where status = 'CANCELLED' limit 1"));
        pages.put(
                "meeting-held",
                "/meetings/" + one("select slug from meeting where title = 'Apprentices, and going cloud'"));
        pages.put(
                "meeting-imported",
                "/meetings/"
                        + one("select slug from meeting where recorded_at is not null order by starts_at limit 1"));
        pages.put("room", "/meetings/" + today() + "/room");
        pages.put(
                "room-over",
                "/meetings/" + one("select slug from meeting where title = 'Apprentices, and going cloud'") + "/room");
        pages.put("projector", "/meetings/" + today() + "/room/projector");
        pages.put("presentations", "/presentations");
        pages.put("presentation", "/presentations/" + one("""
                select p.slug from presentation p join agenda_item i on i.presentation_id = p.id
                join meeting m on m.id = i.meeting_id where m.status = 'PUBLISHED' and p.kind = 'MEMBER' order by p.title limit 1"""));
        pages.put("calls", "/calls");
        pages.put("certificate-check", "/certificates");
        pages.put(
                "certificate",
                "/certificates/" + one("select code from cpd_certificate where meeting_id is not null limit 1"));
        pages.put("certificate-unknown", "/certificates/0000-0000-0000-0000");
        pages.put("speaker", "/speakers/" + one("""
                select s.slug from speaker_profile s join presentation_speaker ps on ps.person_id = s.person_id
                join presentation p on p.id = ps.presentation_id where p.last_given is not null order by s.slug limit 1"""));
        pages.put("presentations-none", "/presentations?q=zzzzzz&slides=yes");
        pages.put("topic", "/topics/" + one("select slug from topic order by name limit 1"));
        pages.put("write-ups", "/write-ups");
        pages.put("write-up", "/write-ups/" + writeUp());
        pages.put("meetings-near", "/meetings?near=BS");
        pages.put("meetings-near-nowhere", "/meetings?near=qq");
        pages.put("search-start", "/search");
        pages.put("search", "/search?q=cloud");
        pages.put("search-slip", "/search?q=ransomwear&kind=talks&region=south-west");
        pages.put("search-none", "/search?q=zzzzzz");
        pages.put("calendars", "/calendars");
        pages.put("privacy", "/privacy");
        pages.put("accessibility", "/accessibility");
        pages.put("sign-in", "/sign-in");
        pages.put("sign-in-code", "/sign-in/code");
        pages.put("feedback", "/feedback/demonstration");
        pages.put("feedback-thanks", "/feedback/thanks");
        pages.put("not-found", "/no-such-page");
        pages.put("check-in-open", "/c/" + code(today()));
        pages.put("door-shell", "/organise/door/shell");
        pages.put("check-in-before", "/c/" + code(upcomingInTheSouthWest()));
        pages.put("check-in-over", "/c/" + code(latestInTheSouthWest()));
        pages.put("design", "/design");
        return pages;
    }

    Map<String, String> memberPages() {
        var pages = new LinkedHashMap<String, String>();
        pages.put("my", "/my");
        pages.put("my-board", "/board");
        pages.put("my-board-new", "/board/new");
        pages.put("my-board-topic", "/board/" + askedMost());
        pages.put("my-home", "/");
        pages.put("my-following", "/my/following");
        pages.put("my-profile", "/my/profile");
        pages.put("my-profile-email", "/my/profile/email");
        pages.put("my-profile-address-gone", "/sign-in/address/unknown");
        pages.put("my-attendance", "/my/attendance");
        pages.put("my-attendance-here", "/my/attendance/" + latestInTheSouthWest());
        pages.put("my-attendance-missed", "/my/attendance/" + one("""
                select m.slug from not_marked n join meeting m on m.id = n.meeting_id join person p on p.id = n.person_id
                where p.email = '%s' limit 1""".formatted(MEMBER)));
        pages.put("my-check-in-here", "/c/" + code(today()));
        pages.put("my-check-in-over", "/c/" + code(latestInTheSouthWest()));
        pages.put("my-offers", "/my/offers");
        pages.put("my-cpd", "/my/cpd");
        pages.put(
                "my-cpd-year",
                "/my/cpd?year="
                        + org.staffroom.shared.AcademicYear.of(java.time.LocalDate.now())
                                .previous()
                                .inAddress());
        pages.put("my-cpd-day", "/my/cpd/meetings/" + one("""
                select m.slug from cpd_certificate c join meeting m on m.id = c.meeting_id order by m.starts_at desc limit 1"""));
        pages.put("my-cpd-event-new", "/my/cpd/events/new");
        pages.put("my-cpd-event", "/my/cpd/events/" + one("select id from cpd_event order by day desc limit 1"));
        pages.put("my-case", "/meetings/" + upcoming() + "/case");
        pages.put("my-offer-new", "/my/offers/new?region=south-west");
        pages.put("my-preferences", "/my/preferences");
        pages.put("my-talks", "/my/talks");
        pages.put("my-biography", "/my/talks/biography");
        pages.put("my-talk-feedback", "/my/talks/" + ownTalk() + "/feedback");
        pages.put("my-slides", "/presentations/" + ownTalk() + "/materials");
        pages.put("my-data", "/my/data");
        pages.put("my-data-erasure", "/my/data/erasure");
        pages.put("my-room", "/meetings/" + today() + "/room");
        pages.put("my-room-ask", "/meetings/" + today() + "/room/posts");
        pages.put("my-projector", "/meetings/" + today() + "/room/projector");
        pages.put("my-meeting", "/meetings/" + upcoming());
        pages.put("my-place", "/meetings/" + upcomingInTheSouthWest() + "/registration");
        pages.put("my-colleagues", "/meetings/" + upcomingInTheSouthWest() + "/registration/colleagues");
        pages.put("my-proposals", "/my/proposals");
        pages.put(
                "my-proposal",
                "/my/proposals/" + one("select id from proposal where title = 'A help desk that two people can run'"));
        pages.put(
                "proposal-new",
                "/proposals/new?meeting="
                        + one("select slug from meeting where title = 'Tools that talk to each other'"));
        pages.put("photo-request", "/photos/" + one("""
                select p.photo_id::text from write_up_photo p join write_up w on w.id = p.write_up_id
                where w.status = 'PUBLISHED' order by p.photo_id limit 1""") + "/request");
        pages.put("my-comments", "/write-ups/" + one("""
                select w.slug from write_up_comment c join write_up w on w.id = c.write_up_id
                join meeting m on m.id = w.meeting_id join attendance a on a.meeting_id = m.id
                join person p on p.id = a.person_id and p.email = '%s' order by m.starts_at desc limit 1""".formatted(MEMBER)) + "/comments");
        pages.put("my-proposal-edit", "/my/proposals/" + one("""
                select p.id from proposal p join person m on m.id = p.proposer_id
                where m.email = '%s' and p.status in ('PROPOSED', 'SHORTLISTED', 'LATER') limit 1""".formatted(MEMBER)) + "/edit");
        pages.put("my-talk-edit", "/presentations/" + ownTalk() + "/edit");
        pages.put("my-write-ups", "/my/write-ups");
        pages.put("my-write-up-new", "/meetings/" + latestInTheSouthWest() + "/write-ups/new");
        pages.put("comment-report", "/comments/" + one("""
                select c.id from write_up_comment c join person p on p.id = c.author_id
                where p.email <> '%s' limit 1""".formatted(MEMBER)) + "/report");
        pages.put("my-answers", "/meetings/" + upcomingInTheSouthWest() + "/registration/questions");
        return pages;
    }

    Map<String, String> ambassadorPages() {
        var meeting = "/organise/meetings/" + upcomingInTheSouthWest();
        var held = one("select slug from meeting where title = 'Apprentices, and going cloud'");
        var pages = new LinkedHashMap<String, String>();
        pages.put("desk", "/organise");
        pages.put("organise-board", "/organise/board");
        pages.put("organise-board-topic", "/board/" + askedMost());
        pages.put("meeting-new", "/organise/meetings/new");
        pages.put("meeting-details", meeting + "/details");
        pages.put("meeting-agenda", meeting + "/agenda");
        pages.put(
                "agenda-tracks",
                "/organise/meetings/" + one("select id from meeting where title like 'Summer joint day%'") + "/agenda");
        pages.put(
                "draft-removal",
                "/organise/meetings/" + one("select id from meeting where title like 'Summer joint day%'")
                        + "/removal");
        pages.put("agenda-item", meeting + "/agenda/" + one("""
                select i.id from agenda_item i join meeting m on m.id = i.meeting_id where m.slug = '%s'
                order by i.start_minute limit 1""".formatted(upcomingInTheSouthWest())));
        pages.put(
                "meeting-publication",
                "/organise/meetings/" + one("select id from meeting where title like 'Summer joint day%'")
                        + "/publication");
        pages.put("meeting-preview", meeting + "/preview");
        pages.put("meeting-changes", meeting + "/changes");
        pages.put("meeting-cancellation", meeting + "/cancellation");
        pages.put("series", meeting + "/series?rhythm=TERM&times=3&title=Repeated");
        pages.put("checklist", meeting + "/checklist");
        pages.put("places", meeting + "/places");
        pages.put("attendees", meeting + "/attendees");
        pages.put("attendees-questions", meeting + "/questions");
        pages.put("attendees-new", meeting + "/attendees/new");
        pages.put("attendees-sheet", meeting + "/attendees/sheet");
        // First: on a phone that keeps the list of one door it leads there.
        pages.put("doors", "/organise/door");
        pages.put("door", "/organise/meetings/" + held + "/door");
        var day = "/organise/meetings/" + today();
        pages.put("door-today", day + "/door");
        pages.put("check-in-desk-today", day + "/check-in");
        pages.put("attendance-today", day + "/attendance");
        pages.put("in-the-building-today", day + "/in-the-building");
        pages.put("organise-room", "/meetings/" + today() + "/room");
        pages.put("room-prepare", "/organise/meetings/" + today() + "/room");
        var latest = "/organise/meetings/" + latestInTheSouthWest();
        pages.put("check-in-desk", latest + "/check-in");
        pages.put("check-in-poster", meeting + "/check-in/poster");
        pages.put("attendance", latest + "/attendance");
        pages.put("in-the-building", latest + "/in-the-building");
        pages.put("badges", meeting + "/badges?size=l7163&from=3");
        pages.put("organise-write-up", "/organise/meetings/" + held + "/write-up");
        pages.put(
                "write-up-edit",
                "/write-ups/" + one("select id from write_up where slug = '" + writeUp() + "'") + "/edit");
        pages.put("feedback-results", "/organise/meetings/" + held + "/feedback");
        pages.put("feedback-later", meeting + "/feedback");
        pages.put("new-faces", meeting + "/new-faces");
        pages.put("new-faces-again", "/organise/new-faces");
        pages.put("photos", "/organise/meetings/" + held + "/photos");
        pages.put("photos-none", meeting + "/photos");
        pages.put(
                "photo-blur",
                "/organise/meetings/" + held + "/photos/"
                        + one("select id::text from meeting_photo where original_id is not null limit 1") + "/blur");
        pages.put("meeting-comments", "/organise/meetings/" + held + "/comments");
        var draft = "/write-ups/" + one("select write_up_id from talk_words limit 1");
        pages.put("write-up-draft", draft + "/edit");
        pages.put("write-up-authors", draft + "/authors");
        pages.put("write-up-speakers", draft + "/speakers");
        pages.put("write-up-history", draft + "/history");
        pages.put("write-up-duty", "/organise/meetings/" + held + "/write-up/duty");
        pages.put("meeting-host", meeting + "/host");
        pages.put("offers", "/organise/offers");
        pages.put(
                "offer",
                "/organise/offers/"
                        + one(
                                "select o.id from host_offer o join region r on r.id = o.region_id where o.status = 'OPEN' and r.slug = 'south-west' limit 1"));
        pages.put("year", "/organise/year");
        var proposal =
                "/organise/proposals/" + one("select id from proposal where title = 'What our apprentices taught us'");
        pages.put("proposals", "/organise/proposals");
        pages.put("proposal", proposal);
        pages.put("proposal-accept", proposal + "/letters/accept");
        pages.put("proposal-later", proposal + "/letters/later");
        pages.put("proposal-decline", proposal + "/letters/decline");
        pages.put("proposal-message", proposal + "/letters/message");
        pages.put("proposal-pass-on", proposal + "/letters/pass-on");
        pages.put("meeting-call", meeting + "/call");
        pages.put("region-call", "/organise/regions/south-west/call");
        pages.put("venues", "/organise/venues");
        pages.put("venue-new", "/organise/venues/new");
        var castle = "/organise/venues/" + one("select id from venue where name = 'The Castle'");
        pages.put("venue", castle);
        pages.put("venue-photos", castle + "/photos");
        pages.put(
                "venue-unknown",
                "/organise/venues/" + one("select id from venue where latitude is null order by name limit 1"));
        pages.put("venue-edit", "/organise/venues/" + one("select id from venue order by name limit 1") + "/edit");
        pages.put("imports", "/organise/imports");
        pages.put(
                "import-preview",
                "/organise/imports/" + one("select id from import where imported_at is null limit 1"));
        pages.put(
                "import-done",
                "/organise/imports/" + one("select id from import where imported_at is not null limit 1"));
        pages.put("slides", "/organise/meetings/" + held + "/slides");
        pages.put("invitations", "/organise/invitations");
        pages.put("presentation-invite", "/presentations/" + ownTalk() + "/invitations/new");
        pages.put("presentation-of-others", "/presentations/" + one("""
                select p.slug from presentation p join speaker_invitation i on i.presentation_id = p.id
                where i.status = 'OPEN' order by i.invited_at limit 1"""));
        pages.put("presentation-new", "/organise/presentations/new");
        pages.put("organise-regions", "/organise/regions");
        pages.put("announce", "/organise/regions/south-west/announcements");
        pages.put("channel", "/organise/regions/south-west/channel");
        return pages;
    }

    Map<String, String> adminPages() {
        var pages = new LinkedHashMap<String, String>();
        pages.put("admin", "/admin");
        pages.put("admin-regions", "/admin/regions");
        pages.put(
                "meeting-changes-of-a-cancelled",
                "/organise/meetings/" + one("select slug from meeting where status = 'CANCELLED' limit 1")
                        + "/changes");
        pages.put("admin-region-new", "/admin/regions/new");
        pages.put("admin-region", "/admin/regions/south-west");
        pages.put("admin-people", "/admin/people");
        pages.put("admin-person", "/admin/people/" + one("select id from person where email = '" + MEMBER + "'"));
        pages.put(
                "admin-person-erasure",
                "/admin/people/" + one("select id from person where email = '" + AMBASSADOR + "'") + "/erasure");
        pages.put("admin-organisations", "/admin/organisations");
        pages.put("admin-organisations-new", "/admin/organisations?unchecked=true");
        pages.put("admin-organisation-new", "/admin/organisations/new");
        pages.put(
                "admin-organisation",
                "/admin/organisations/" + one("select id from organisation order by name limit 1"));
        pages.put("admin-ambassador-new", "/admin/regions/south-west/ambassadors/new");
        pages.put("admin-ambassador", "/admin/regions/south-west/ambassadors/" + one("""
                select a.id from ambassador a join region r on r.id = a.region_id where r.slug = 'south-west' limit 1"""));
        pages.put("admin-topic", "/admin/topics/" + one("select slug from topic order by name limit 1"));
        pages.put("admin-delivery", "/admin/deliveries/" + one("select id from delivery order by id limit 1"));
        pages.put("admin-import", "/admin/imports/" + one("select id from import where imported_at is null limit 1"));
        pages.put("admin-imports", "/admin/imports");
        pages.put("admin-topics", "/admin/topics");
        pages.put("admin-topic-new", "/admin/topics/new");
        pages.put("admin-holidays", "/admin/holidays");
        pages.put("admin-audit", "/admin/audit");
        pages.put("admin-deliveries", "/admin/deliveries");
        pages.put("admin-messages", "/admin/deliveries/messages");
        return pages;
    }

    /** All of them, whoever may read them. */
    List<String> paths() {
        return Stream.of(publicPages(), memberPages(), ambassadorPages(), adminPages())
                .flatMap(pages -> pages.values().stream())
                .toList();
    }

    /** Signs in as a person of the demonstration. */
    static void signIn(Page page, String email) {
        page.navigate("/sign-in");
        page.locator("form[action$='/sign-in/demo'] input[name=email]:not([type=hidden])")
                .fill(email);
        page.locator("form[action$='/sign-in/demo']:has(input[name=email]:not([type=hidden]))")
                .getByRole(AriaRole.BUTTON)
                .click();
    }

    private String ownTalk() {
        return one("""
                select p.slug from presentation p join presentation_speaker s on s.presentation_id = p.id
                join person m on m.id = s.person_id join presentation_material pm on pm.presentation_id = p.id
                where m.email = '%s' order by p.slug limit 1""".formatted(MEMBER));
    }

    private String upcoming() {
        return one("""
                select m.slug from meeting m join place p on p.meeting_id = m.id
                where m.status = 'PUBLISHED' and m.starts_at > now() and p.confirmed < p.capacity order by m.starts_at limit 1""");
    }

    private String upcomingInTheSouthWest() {
        return one("""
                select m.slug from meeting m join region r on r.id = m.region_id
                where m.status = 'PUBLISHED' and m.starts_at > now() and r.slug = 'south-west' order by m.starts_at limit 1""");
    }

    private String today() {
        return one("select slug from meeting where title = 'Repairs, tickets and a long lunch'");
    }

    private String latestInTheSouthWest() {
        return one("""
                select m.slug from meeting m join region r on r.id = m.region_id
                where m.status = 'PUBLISHED' and m.ends_at < now() and m.recorded_at is null and r.slug = 'south-west'
                order by m.starts_at desc limit 1""");
    }

    private String code(String meeting) {
        return one("select c.code from check_in_code c join meeting m on m.id = c.meeting_id where m.slug = '%s'"
                .formatted(meeting));
    }

    private String askedMost() {
        return one("""
                select t.id::text from board_topic t join region r on r.id = t.region_id
                where t.status = 'OPEN' and r.slug = 'south-west' order by t.votes desc, t.id limit 1""");
    }

    private String writeUp() {
        return one("""
                select w.slug from write_up w join meeting m on m.id = w.meeting_id
                where w.status = 'PUBLISHED' order by m.title = 'Apprentices, and going cloud' desc, w.slug limit 1""");
    }

    private String one(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }
}
