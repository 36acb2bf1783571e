package org.staffroom.imports;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.staffroom.organisations.OrganisationKind;

/** The talks of a plan: which are the same, and whose they are. */
final class TalkPlanner {

    private final Book book;
    private final Map<String, Plan.Talk> talks = new LinkedHashMap<>();
    private final Map<String, String> vendors = new HashMap<>();
    private final Set<String> unknownTopics = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> relabelled = new TreeSet<>();

    TalkPlanner(Book book) {
        this.book = book;
    }

    /** New organisations whose people gave a vendor talk are vendors: the one named first, as others may be their guests. */
    void noteVendor(Row.Talk talk) {
        if (talk.kind() == Row.Kind.VENDOR) {
            talk.speakers().stream()
                    .map(Row.Speaker::organisation)
                    .filter(name -> !name.isEmpty())
                    .findFirst()
                    .filter(name -> !book.organisations().containsKey(Spelling.key(name)))
                    .ifPresent(name -> vendors.putIfAbsent(Spelling.key(name), name));
        }
    }

    /** Those of a talk that the network does not have; also of one that is still to be mended. */
    void noteTopics(Row.Talk talk) {
        talk.topics().stream()
                .filter(topic -> !book.topics().containsKey(Spelling.key(topic)))
                .map(Spelling::shortened)
                .forEach(unknownTopics::add);
    }

    /** A talk; the same one when it was planned before. */
    Plan.Talk plan(Row.Talk written) {
        var vendor = written.kind() == Row.Kind.VENDOR
                || written.speakers().stream()
                        .map(Row.Speaker::organisation)
                        .anyMatch(name -> vendors.containsKey(Spelling.key(name)) || book.isVendor(name));
        if (vendor && written.kind() == Row.Kind.MEMBER) {
            relabelled.add(written.title());
        }
        noteTopics(written);
        var topics = written.topics().stream()
                .map(topic -> book.topics().get(Spelling.key(topic)))
                .filter(Objects::nonNull)
                .toList();
        var key = Plan.Talk.key(
                written.title(),
                vendor,
                written.speakers().stream().map(Row.Speaker::key).toList());
        return talks.computeIfAbsent(
                key,
                one -> new Plan.Talk(
                        book.talks().get(one),
                        written.title(),
                        written.abstractText(),
                        vendor,
                        written.speakers(),
                        topics,
                        written.slides()));
    }

    /** New ones, as they were first written. */
    Map<String, OrganisationKind> organisations(List<Plan.Meeting> meetings) {
        var found = new TreeMap<String, OrganisationKind>(String.CASE_INSENSITIVE_ORDER);
        talks.values().stream()
                .filter(talk -> talk.known() == null)
                .flatMap(talk -> talk.speakers().stream())
                .forEach(speaker -> name(found, speaker.organisation(), OrganisationKind.SCHOOL));
        meetings.stream()
                .filter(Plan.Meeting::isNew)
                .forEach(meeting -> name(found, meeting.host(), OrganisationKind.OTHER));
        return found;
    }

    private void name(Map<String, OrganisationKind> found, String name, OrganisationKind usual) {
        var key = Spelling.key(name);
        if (!key.isEmpty() && !book.organisations().containsKey(key)) {
            found.putIfAbsent(name, vendors.containsKey(key) ? OrganisationKind.VENDOR : usual);
        }
    }

    /** How many speakers of new talks are new. */
    int newPeople() {
        return (int) talks.values().stream()
                .filter(talk -> talk.known() == null)
                .flatMap(talk -> talk.speakers().stream())
                .filter(speaker -> !book.knows(speaker))
                .map(Row.Speaker::key)
                .distinct()
                .count();
    }

    /** That talks name and the network's list does not have. */
    List<String> unknownTopics() {
        return List.copyOf(unknownTopics);
    }

    /** Titles of talks that were called a member's and are a vendor's. */
    List<String> relabelled() {
        return List.copyOf(relabelled);
    }
}
