package org.staffroom.support;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the variables of the role table's patterns lead in {@link WholeNetwork}. A new mapping with a variable gets a line. */
final class WholeNetworkAddresses {

    private WholeNetworkAddresses() {}

    static Addresses in(JdbcClient jdbc) {
        var meeting = "select 'coming-up'";
        return new Addresses(jdbc)
                .where("/regions/{slug}", "select 'here'")
                .where("/topics/{slug}", "select 'cloud'")
                .where("/meetings/{slug}", meeting)
                .where("only /meetings/{slug}/write-ups/new", "select 'held'")
                .where("only /organise/meetings/{slug}/removal", "select id from meeting where title = 'CANARY draft'")
                .where("/organise/meetings/{slug}", meeting)
                .where("/organise/meetings/{slug}/agenda/{item}", "select id from agenda_item where start_minute = 45")
                .where("/organise/meetings/{slug}/co-hosts/{region}", "select id from region where slug = 'elsewhere'")
                .where("/organise/meetings/{slug}/door/{person}", "select id from person where name = 'CANARY guest'")
                .where("/organise/meetings/{slug}/door/phones/{phone}", "select id from door_phone")
                .where(
                        "/organise/meetings/{slug}/requests/{person}",
                        "select id from person where name = 'CANARY guest'")
                .where("/organise/meetings/{slug}/helpers/{person}", "select id from person where name = 'HELPER'")
                .where("/meetings/{slug}/room/posts/{post}", "select id from room_post")
                .where("/organise/regions/{slug}", "select 'here'")
                .where(
                        "/c/{code}",
                        "select code from check_in_code c join meeting m on m.id = c.meeting_id where m.slug = 'coming-up'")
                .where(
                        "/organise/meetings/{slug}/check-in/{person}",
                        "select id from person where name = 'CANARY guest'")
                .where(
                        "/organise/meetings/{slug}/attendance/{person}",
                        "select id from person where name = 'CANARY guest'")
                .where("/my/attendance/{slug}", "select 'held'")
                .where("/board/{id}", "select id from board_topic where status = 'OPEN'")
                .where("/organise/board/{id}", "select id from board_topic where status = 'OPEN'")
                .where("/organise/meetings/{slug}/questions/{question}", "select id from question")
                .where(
                        "/meetings/{slug}/registration/colleagues/{registration}",
                        "select r.id from registration r join person p on p.id = r.person_id where p.name = 'Brought along'")
                .where("/organise/venues/{id}", "select venue_id from venue_note")
                .where("/organise/venues/{id}/notes/{note}", "select id from venue_note")
                .where("/my/cpd/years/{year}", "select '2026-27'")
                .where("/my/cpd/meetings/{slug}", "select 'held'")
                .where("/my/cpd/certificates/{id}", "select id from cpd_certificate")
                .where("/my/cpd/events/{id}", "select id from cpd_event")
                .where("/certificates/{code}", "select 'unknown'")
                .where("/my/proposals/{id}", "select id from proposal")
                .where("/my/proposals/{id}/speakers/{speaker}", "select id from proposal_speaker")
                .where("/organise/proposals/{id}", "select id from proposal")
                .where("/organise/proposals/{id}/letters/{kind}", "select 'decline'")
                .where("/my/offers/{id}", "select id from host_offer")
                .where("/organise/offers/{id}", "select id from host_offer")
                .where("/my/talks/{talk}", "select 'going-cloud'")
                .where("/my/talks/{talk}/meetings/{slug}", meeting)
                .where("/presentations/{slug}", "select 'going-cloud'")
                .where("/speakers/{slug}", "select 'owner'")
                .where("/organise/invitations/{id}", "select id from speaker_invitation")
                .where("/my/talks/invitations/{id}", "select id from speaker_invitation")
                .where("/presentations/{slug}/materials/{id}", "select id from presentation_material")
                .where("/my/talks/{slug}", "select 'going-cloud'")
                .where("/feedback/{token}", "select 'unknown'")
                .where("/write-ups/{slug}", "select 'what-was-said'")
                .where("/write-ups/{id}", "select id from write_up where slug is null")
                .where("/files/{id}", "select id from stored_file where kind = 'DOCUMENT'")
                .where(
                        "/organise/meetings/{slug}/photos/{photo}",
                        "select p.id from meeting_photo p join meeting m on m.id = p.meeting_id where m.slug = 'coming-up'")
                .where("/organise/meetings/{slug}/photos/requests/{id}", "select id from photo_request")
                .where(
                        "/comments/{id}",
                        "select c.id from write_up_comment c join write_up w on w.id = c.write_up_id where w.status = 'PUBLISHED'")
                .where(
                        "/organise/meetings/{slug}/comments/{id}",
                        "select c.id from write_up_comment c join write_up w on w.id = c.write_up_id where w.slug = 'taken-back'")
                .where("/photos/{id}", "select photo_id from write_up_photo")
                .where("/write-ups/{id}/history/{number}", "select '1'")
                .where("/write-ups/{id}/authors/{person}", "select person_id from write_up_co_author")
                .where("/write-ups/{id}/speakers/{words}", "select id from talk_words")
                .where("/files/{id}/{name}", "select 'slides.pdf'")
                .where("/files/{id}/{width}", "select '480'")
                .where("/files/{id}/{width}/{name}", "select 'slides.pdf'")
                .where("/my/profile/devices/{id}", "select id from device")
                .where("/answers/{token}", "select 'unknown'")
                .where("/calendars/{token}", "select 'unknown'")
                .where("/sign-in/link/{token}", "select 'unknown'")
                .where("/sign-in/address/{token}", "select 'unknown'")
                .where("/sign-in/first-admin/{token}", "select 'unknown'")
                .where("/sign-in/admin-link/{token}", "select 'unknown'")
                .where("/admin/regions/{slug}", "select 'here'")
                .where(
                        "/admin/regions/{slug}/ambassadors/{id}",
                        "select a.id from ambassador a join person p on p.id = a.person_id where p.name = 'HERE'")
                .where("/organise/meetings/{slug}/checklist/{step}", "select 'poster'")
                .where("/admin/topics/{slug}", "select 'cloud'")
                .where("/admin/people/{id}", "select id from person where name = 'MEMBER'")
                .where("/admin/organisations/{id}", "select id from organisation")
                .where("/admin/imports/{id}", "select id from import where name = 'CANARY.csv'")
                .where("/organise/imports/{id}", "select id from import where name = 'CANARY.csv'")
                .where("/admin/deliveries/{id}", "select id from delivery");
    }
}
