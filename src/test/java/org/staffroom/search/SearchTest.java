package org.staffroom.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.staffroom.support.AtOnce;
import org.staffroom.support.EmptyTables;

class SearchTest extends Searching {

    @Test
    void findsMeetingsTalksAndWriteUpsAndMarksTheWords() {
        var region = given.region("wales", "Wales");
        var priya = given.member("Priya Nair");
        var meeting = given.meeting(region, "Ransomware and you");
        given.agendaItem(meeting, 0, 30, "VENDOR_TALK", given.talk("Isolating ransomware", "VENDOR", priya.id()));
        given.writeUp(meeting, priya.id(), "After the ransomware day");

        assertThat(search("ransomware"))
                .hasStatusOk()
                .hasHeader("X-Robots-Tag", "noindex")
                .bodyText()
                .contains("3 results", "<mark>Ransomware</mark> and you", "/presentations/isolating-ransomware")
                .contains("/write-ups/after-the-ransomware-day", "Vendor talk");
        assertThat(search("Priya")).bodyText().contains("Isolating ransomware");
        assertThat(search("Wales Bristol")).bodyText().contains("Ransomware and you");
        assertThat(search("\"ransomware banana\"")).bodyText().contains("Nothing was found");
    }

    /** Whoever stands in for a talk's own speakers takes part, and they do not. */
    @Test
    void findsWhoTakesPartAndWhoWroteIt() {
        var region = given.region("wales", "Wales");
        var meeting = given.meeting(region, "Open day");
        var talk =
                given.talk("Going cloud", "MEMBER", given.member("Priya Nair").id());
        var item = given.agendaItem(meeting, 0, 30, "MEMBER_TALK", talk);
        jdbc.sql("insert into agenda_person values (?, ?, 'SPEAKER', 0)")
                .params(item, given.member("Tom Hale").id().value())
                .update();
        assertThat(titles(narrowed("speaker", "hale"))).containsExactly("Open day");
        assertThat(titles(narrowed("speaker", "nair"))).containsExactly("Going cloud");

        var report = given.writeUp(meeting, given.member("Jo Blake").id(), "What we heard");
        var ann = given.member("Ann Lee").id();
        jdbc.sql("insert into write_up_co_author (write_up_id, person_id, added_at) values (?, ?, now())")
                .params(report.value(), ann.value())
                .update();
        assertThat(titles(narrowed("speaker", "lee"))).containsExactly("What we heard");
        assertThat(mvc.get().uri("/write-ups?q=lee")).hasStatusOk().bodyText().contains("What we heard");
        jdbc.sql("update person set name = 'Ann Stone' where id = ?")
                .param(ann.value())
                .update();
        assertThat(titles(narrowed("speaker", "stone"))).containsExactly("What we heard");
        jdbc.sql("delete from write_up_co_author").update();
        assertThat(titles(narrowed("speaker", "stone"))).isEmpty();
        assertThat(mvc.get().uri("/write-ups?q=stone")).bodyText().doesNotContain("What we heard");
    }

    @Test
    void neverFindsDraftsAndJoiningLinks() {
        var region = given.region("wales", "Wales");
        given.draft(region, "Hidden treasure");
        var meeting = given.meeting(region, "Open day");
        jdbc.sql("update meeting set joining_link = 'https://meet.example/treasure' where id = ?")
                .param(meeting.value())
                .update();
        var priya = given.member("Priya");
        var talk = given.talk("Treasure alone", "MEMBER", priya.id());
        given.agendaItem(given.draft(region, "Other draft"), 0, 30, "MEMBER_TALK", talk);
        given.writeUp(meeting, priya.id(), "Treasure report");
        jdbc.sql("update write_up set status = 'DRAFT'").update();

        assertThat(search("treasure"))
                .bodyText()
                .contains("Nothing was found")
                .doesNotContain("Hidden")
                .doesNotContain("Treasure alone")
                .doesNotContain("meet.example");
        assertThat(search("treasuer")).bodyText().doesNotContain("These are");
        assertThat(narrowed("speaker", "priya")).bodyText().doesNotContain("Treasure");
    }

    @Test
    void forgivesSlipsOfTyping() {
        var region = given.region("wales", "Wales");
        var meeting = given.meeting(region, "Licensing, plainly");
        var talk = given.talk(
                "Backups at Ynys Môn", "MEMBER", given.member("Siân Prosser").id());
        given.agendaItem(meeting, 0, 30, "MEMBER_TALK", talk);

        assertThat(search("lisencing"))
                .bodyText()
                .contains("Nothing was found for “lisencing”. These are for “licensing”.")
                .contains("<mark>Licensing</mark>, plainly");
        assertThat(search("bakcups ynis mon")).bodyText().contains("<mark>Môn</mark>", "for “backups ynys mon”");
        assertThat(search("sian prosser"))
                .bodyText()
                .contains("<mark>Siân</mark>")
                .doesNotContain("Nothing was found");
        assertThat(narrowed("speaker", "Sian Proser"))
                .bodyText()
                .contains("Nobody called “Sian Proser” was found. These are by “Sian Prosser”.", "Backups at");
        assertThat(search("zzzzqqqq"))
                .bodyText()
                .contains("Nothing was found for “zzzzqqqq”")
                .doesNotContain("These are");
        // A word that something has is never taken for a slip.
        assertThat(search("licensing zzzzqqqq"))
                .bodyText()
                .contains("Nothing was found")
                .doesNotContain("These are");
    }

    @Test
    void narrowsByKindRegionYearTopicAndSpeaker() {
        var wales = given.region("wales", "Wales");
        var east = given.region("east", "East");
        var priya = given.member("Priya Nair");
        var tom = given.member("Tom Ellis");
        var cloud = given.topic("cloud", "Cloud");
        var thisYear = given.meeting(wales, "Servers in Wales");
        var lastYear = given.meeting(east, "Servers in the East", EmptyTables.NOW.minus(Duration.ofDays(300)), 30);
        var ours = given.talk("Servers of ours", "MEMBER", priya.id());
        var sold = given.talk("Servers for sale", "VENDOR", tom.id());
        given.agendaItem(thisYear, 0, 30, "MEMBER_TALK", ours);
        given.agendaItem(lastYear, 0, 30, "VENDOR_TALK", sold);
        jdbc.sql("insert into presentation_topic values (?, ?)")
                .params(ours.value(), cloud.value())
                .update();
        given.writeUp(lastYear, tom.id(), "Servers remembered");

        assertThat(titles(search("servers")))
                .containsExactlyInAnyOrder(
                        "Servers in Wales",
                        "Servers in the East",
                        "Servers of ours",
                        "Servers for sale",
                        "Servers remembered");
        assertThat(titles(narrowed("q", "servers", "kind", "talks")))
                .containsExactlyInAnyOrder("Servers of ours", "Servers for sale");
        assertThat(titles(narrowed("q", "servers", "kind", "meetings", "order", "newest")))
                .containsExactly("Servers in Wales", "Servers in the East");
        assertThat(titles(narrowed("q", "servers", "region", "wales")))
                .containsExactlyInAnyOrder("Servers in Wales", "Servers of ours");
        assertThat(titles(narrowed("q", "servers", "year", "2025-26")))
                .containsExactlyInAnyOrder("Servers in the East", "Servers for sale", "Servers remembered");
        assertThat(titles(narrowed("topic", "cloud"))).containsExactlyInAnyOrder("Servers in Wales", "Servers of ours");
        assertThat(titles(narrowed("speaker", "priya", "kind", "talks"))).containsExactly("Servers of ours");
        assertThat(titles(narrowed("speaker", "ellis", "kind", "write-ups"))).containsExactly("Servers remembered");
        assertThat(narrowed("q", "servers", "kind", "talks"))
                .bodyText()
                .contains("2 results", "Vendor talk", "/search?q=servers&amp;kind=write-ups&amp;page=1");
        assertThat(narrowed("q", "servers", "kind", "write-ups", "region", "wales"))
                .bodyText()
                .contains("Nothing of this kind");
        assertThat(narrowed("q", "servers", "region", "nowhere"))
                .bodyText()
                .contains("Nothing was found here", "href=\"/search?q=servers&amp;page=1\"");
        assertThat(narrowed("region", "nowhere")).hasStatusOk().bodyText().contains("Nothing is like that");
        assertThat(titles(narrowed("q", "servers", "kind", "people", "year", "last", "order", "price")))
                .hasSize(5);
    }

    @Test
    void findsAMeetingThatIsHeldTogetherInBothRegionsAndATalkWhereverItWasGiven() {
        var wales = given.region("wales", "Wales");
        var east = given.region("east", "East");
        var meeting = given.meeting(wales, "Together");
        var elsewhere = given.meeting(east, "Elsewhere", EmptyTables.NOW.minus(Duration.ofDays(30)), 30);
        var talk = given.talk("Twice given", "MEMBER");
        given.agendaItem(meeting, 0, 30, "MEMBER_TALK", talk);
        given.agendaItem(elsewhere, 0, 30, "MEMBER_TALK", talk);
        assertThat(titles(narrowed("region", "east"))).containsExactlyInAnyOrder("Elsewhere", "Twice given");
        jdbc.sql("insert into meeting_co_host values (?, ?, now(), null)")
                .params(meeting.value(), east.value())
                .update();
        assertThat(titles(narrowed("region", "east"))).doesNotContain("Together");
        jdbc.sql("update meeting_co_host set accepted_at = now()").update();
        assertThat(titles(narrowed("region", "east"))).contains("Together");
    }

    /** Whatever is changed, and by whatever way, is found as it is now. */
    @Test
    void followsWhatChanges() {
        var region = given.region("wales", "Wales");
        var priya = given.member("Priya Nair");
        var topic = given.topic("cloud", "Cloud");
        var meeting = given.meeting(region, "Open day");
        var talk = given.talk("Going up", "MEMBER", priya.id());
        var item = given.agendaItem(meeting, 0, 30, "MEMBER_TALK", talk);
        var writeUp = given.writeUp(meeting, priya.id(), "Afterwards");
        jdbc.sql("insert into presentation_topic values (?, ?)")
                .params(talk.value(), topic.value())
                .update();

        jdbc.sql("update person set name = 'Priya Quigley' where id = ?")
                .param(priya.id().value())
                .update();
        jdbc.sql("update region set name = 'Cymru'").update();
        jdbc.sql("update venue set town = 'Machynlleth'").update();
        jdbc.sql("update topic set name = 'Nimbus'").update();
        assertThat(titles(search("quigley"))).containsExactlyInAnyOrder("Open day", "Going up", "Afterwards");
        assertThat(titles(search("cymru"))).containsExactlyInAnyOrder("Open day", "Going up", "Afterwards");
        assertThat(titles(search("machynlleth"))).containsExactly("Open day");
        assertThat(titles(search("nimbus"))).containsExactlyInAnyOrder("Open day", "Going up", "Afterwards");
        assertThat(titles(search("nair OR wales OR bristol OR cloud"))).isEmpty();

        jdbc.sql("update write_up set status = 'DRAFT' where id = ?")
                .param(writeUp.value())
                .update();
        assertThat(titles(search("afterwards"))).isEmpty();
        jdbc.sql("delete from agenda_item where id = ?").param(item).update();
        assertThat(titles(search("quigley"))).isEmpty();
        jdbc.sql("update meeting set status = 'DRAFT', slug = null, published_at = null")
                .update();
        assertThat(titles(search("open"))).isEmpty();
        assertThat(count("search_document")).isZero();
        assertThat(count("search_word")).isZero();
        assertThat(count("search_touched")).isZero();
    }

    /** Without the lock each writes the document that the other writes too, or what it read before the other was done. */
    @Test
    void aTalkPutOnTwoAgendasAtOnceIsFoundInBothRegions() {
        var wales = given.region("wales", "Wales");
        var east = given.region("east", "East");
        for (var round = 0; round < 10; round++) {
            var talk = given.talk("Going up " + round, "MEMBER");
            var one = given.meeting(wales, "In Wales " + round);
            var other = given.meeting(east, "In the East " + round);
            assertThat(AtOnce.problems(List.of(
                            () -> given.agendaItem(one, 0, 30, "MEMBER_TALK", talk),
                            () -> given.agendaItem(other, 0, 30, "MEMBER_TALK", talk))))
                    .isEmpty();
            for (var region : List.of("wales", "east")) {
                assertThat(titles(narrowed("q", "\"going up " + round + "\"", "kind", "talks", "region", region)))
                        .as("round %d", round)
                        .containsExactly("Going up " + round);
            }
        }
    }

    @Test
    void findsWhatIsAskedForOnTheBoardAndNotWhoAsks() {
        var region = given.region("wales", "Wales");
        var asking = given.member("Wynford Quiet");
        var id = UUID.randomUUID();
        jdbc.sql("""
                        insert into board_topic (id, kind, title, body, region_id, author_id, status, created_at, changed_at)
                        values (?, 'WRESTLE', 'Printers that sulk', 'Every Monday.', ?, ?, 'OPEN', now(), now())
                        """).params(id, region.value(), asking.id().value()).update();
        assertThat(search("sulking printer"))
                .bodyText()
                .contains("/board/" + id, "Asked for on the board")
                .doesNotContain("Wynford");
        assertThat(titles(search("wynford"))).isEmpty();
        jdbc.sql("update board_topic set status = 'WITHDRAWN'").update();
        assertThat(titles(search("sulking printer"))).isEmpty();
    }

    @Test
    void survivesWhateverIsTyped() {
        given.meeting(given.region("wales", "Wales"), "Plain");
        for (var odd : List.of(
                "",
                "   ",
                "'",
                "\"",
                "a\u0000b",
                "%",
                "\\",
                "or or or",
                "-",
                "!!!",
                "& | !",
                "<b>x</b>",
                "\uE000x\uE001",
                "x".repeat(5000),
                "the",
                "[[${7*7}]]",
                "plain' or '1'='1",
                "'; drop table meeting; --",
                "plain:*A | !x & (((",
                ":q ? $1 \\'",
                "\ud800")) {
            assertThat(search(odd)).as(odd).hasStatusOk().bodyText().doesNotContain("<b>x</b>");
        }
        assertThat(mvc.get().uri("/search")).hasStatusOk().bodyText().doesNotContain("Nothing was found");
        for (var page : List.of("77", "9999", "-1", "0", "x", "99999999999999999999")) {
            assertThat(mvc.get().uri("/search?q=plain&page={page}", page)).hasStatusOk();
        }
        assertThat(mvc.get().uri("/search?q=plain&page=9999"))
                .hasStatusOk()
                .bodyText()
                .contains("nothing on this page");
        assertThat(mvc.get().uri("/search?q=plain&q=other&region=wales&region=east"))
                .hasStatusOk();
    }
}
