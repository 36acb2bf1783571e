package org.staffroom.people;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.organisations.OrganisationDemo;
import org.staffroom.organisations.OrganisationKind;
import org.staffroom.shared.DemoData;
import org.staffroom.shared.DemoFile;
import org.staffroom.shared.TravellingClock;

/** The people of the demonstration, and where later loaders find them while loading. The same people every time. */
@Component
@Order(20)
@ConditionalOnBooleanProperty("staffroom.demo")
public class PeopleDemo implements DemoData {

    private record Listed(
            String name,
            @Nullable String email,
            String jobTitle,
            String organisation,
            @Nullable String dietary,
            @Nullable String access,
            boolean unclaimed,
            boolean admin) {}

    private record Names(List<String> firstNames, List<String> lastNames, List<String> jobTitles) {}

    private static final int GENERATED = 490;
    private static final Duration FIRST_JOINED = Duration.ofDays(6 * 365);
    private static final List<String> DIETS =
            List.of("Vegetarian", "Vegan", "Halal", "No gluten", "No nuts", "No dairy", "Kosher");

    private final People people;
    private final OrganisationDemo organisations;
    private final TravellingClock clock;
    private final Map<String, PersonId> ids = new LinkedHashMap<>();
    private final Map<String, List<PersonId>> byRegion = new LinkedHashMap<>();

    PeopleDemo(People people, OrganisationDemo organisations, TravellingClock clock) {
        this.people = people;
        this.organisations = organisations;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void load() {
        var now = Clock.systemUTC().instant();
        clock.travelTo(now.minus(FIRST_JOINED));
        var regions = new LinkedHashMap<String, String>();
        organisations.all().forEach(organisation -> regions.put(organisation.key(), organisation.region()));
        DemoFile.rows("people.yaml", Listed.class).forEach(row -> add(row, regions));
        var generated = generated();
        for (var i = 0; i < generated.size(); i++) {
            clock.travelTo(now.minus(FIRST_JOINED.multipliedBy(GENERATED - i).dividedBy(GENERATED)));
            add(generated.get(i), regions);
        }
        clock.comeBack();
    }

    private void add(Listed row, Map<String, String> regions) {
        var organisation = organisations.byKey(row.organisation());
        var id = people.named(row.name(), row.email(), organisation);
        people.describe(id, row.jobTitle(), organisation);
        if (!row.unclaimed()) {
            people.settle(id, row.dietary(), row.access(), row.admin());
        }
        ids.put(row.email() == null ? "name:" + row.name() : row.email(), id);
        if (row.email() != null && !row.unclaimed()) {
            byRegion.computeIfAbsent(
                            Objects.requireNonNull(regions.get(row.organisation())), region -> new ArrayList<>())
                    .add(id);
        }
    }

    /** Staff of schools and trusts, with names put together. */
    private List<Listed> generated() {
        var names = DemoFile.one("names.yaml", Names.class);
        var employers = organisations.all().stream()
                .filter(one -> one.kind() == OrganisationKind.SCHOOL || one.kind() == OrganisationKind.TRUST)
                .toList();
        var chance = new Random(20270302);
        var rows = new LinkedHashMap<String, Listed>();
        while (rows.size() < GENERATED) {
            var employer = pick(employers, chance);
            var first = pick(names.firstNames(), chance);
            var last = pick(names.lastNames(), chance);
            var email = address(first, last, employer.key());
            var diet = chance.nextInt(100) < 12 ? pick(DIETS, chance) : null;
            if (!ids.containsKey(email)) {
                rows.putIfAbsent(
                        email,
                        new Listed(
                                first + " " + last,
                                email,
                                pick(names.jobTitles(), chance),
                                employer.key(),
                                diet,
                                null,
                                false,
                                false));
            }
        }
        return List.copyOf(rows.values());
    }

    private static String address(String first, String last, String key) {
        var name = (first + "." + last).toLowerCase(Locale.ROOT).replaceAll("[^a-z.]", "");
        return name + "@" + key.replace("-", "") + ".example";
    }

    private static <T> T pick(List<T> from, Random chance) {
        return from.get(chance.nextInt(from.size()));
    }

    /**
     * The person whom the files of the demonstration call so.
     *
     * @param reference an e-mail, or {@code name:Tom Hale} for a guest without one
     */
    public PersonId person(String reference) {
        return Objects.requireNonNull(ids.get(reference), reference);
    }

    /** The members whose organisation lies in a region, those with a part in the story first. */
    public List<PersonId> membersIn(String region) {
        return List.copyOf(byRegion.getOrDefault(region, List.of()));
    }
}
