package org.staffroom.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.organisations.OrganisationKind;
import org.staffroom.organisations.Organisations;
import org.staffroom.shared.Refused;
import org.staffroom.support.AtOnce;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class PeopleTest {

    @Autowired
    People people;

    @Autowired
    PeopleQueries queries;

    @Autowired
    Organisations organisations;

    @Autowired
    Given given;

    @Test
    void oneAddressIsOnePersonHoweverItIsWritten() {
        var id = people.named("Priya Nair", "Priya.Nair@School.example ", null);
        assertThat(people.named("P. Nair", " priya.nair@school.EXAMPLE", null)).isEqualTo(id);
        assertThat(queries.find(id).orElseThrow().name()).isEqualTo("Priya Nair");
    }

    @Test
    void withoutAnAddressEachIsSomebodyElse() {
        assertThat(people.named("Tom Hale", null, null)).isNotEqualTo(people.named("Tom Hale", " ", null));
    }

    @Test
    void theSameNewAddressAtOnceIsOnePerson() {
        var ids = AtOnce.run(20, i -> () -> people.named("Priya Nair", "priya@school.example", null));
        assertThat(ids).hasSize(20).containsOnly(ids.get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "priya",
                "priya@",
                "@school.example",
                "a@b@c.example",
                "a b@c.example",
                "a@b.example\r\nBcc: x",
                "<a@b.example>"
            })
    void refusesWhatIsNoAddress(String email) {
        assertThatThrownBy(() -> people.named("Priya Nair", email, null)).isInstanceOf(Refused.class);
    }

    @Test
    void picksByTheBeginningsOfNameAndOrganisation() {
        var school = organisations.named("Severn Vale School", OrganisationKind.SCHOOL);
        people.named("Priya Nair", "priya@school.example", school);
        people.named("Priya Shah", "shah@school.example", null);
        assertThat(queries.named("pri", 10)).hasSize(2);
        assertThat(queries.named("nai PRI", 10)).extracting(PersonRow::name).containsExactly("Priya Nair");
        assertThat(queries.named("priya severn", 10))
                .extracting(PersonRow::organisation)
                .containsExactly("Severn Vale School");
        assertThat(queries.named("riya", 10)).isEmpty();
        assertThat(queries.named(" ", 10)).isEmpty();
        assertThat(queries.named("%", 10)).isEmpty();
    }

    @Test
    void doesNotPickByAddress() {
        people.named("Priya Nair", "secret@school.example", null);
        assertThat(queries.named("secret", 10)).isEmpty();
    }
}
