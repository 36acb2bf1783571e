package org.staffroom.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PeopleDemo;
import org.staffroom.shared.DemoData;

/** The demonstration's meetings from before Staffroom, imported; and a table that is still looked at. */
@Component
@Order(78)
@ConditionalOnBooleanProperty("staffroom.demo")
class ImportsDemo implements DemoData {

    private static final String AMBASSADOR = "ambassador@staffroom.example";

    private final Imports imports;
    private final PeopleDemo people;

    ImportsDemo(Imports imports, PeopleDemo people) {
        this.imports = imports;
        this.people = people;
    }

    @Override
    public void load() {
        var me = new CurrentPerson(people.person(AMBASSADOR), "", AMBASSADOR, false, true);
        imports.carryOut(me, keep(me, "past-meetings.csv"));
        keep(me, "past-meetings-to-check.csv");
    }

    private ImportId keep(CurrentPerson me, String name) {
        try {
            return imports.keep(me, name, new ClassPathResource("demo/" + name).getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
