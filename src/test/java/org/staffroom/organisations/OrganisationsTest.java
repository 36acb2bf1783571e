package org.staffroom.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.shared.Refused;
import org.staffroom.support.AtOnce;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class OrganisationsTest {

    @Autowired
    Organisations organisations;

    @Autowired
    OrganisationQueries queries;

    @Test
    void findsByNameWhateverTheLetterCaseAndSpaces() {
        var id = organisations.named("Severn Vale School", OrganisationKind.SCHOOL);
        assertThat(organisations.named("  severn  vale SCHOOL ", OrganisationKind.VENDOR))
                .isEqualTo(id);
        assertThat(queries.find(id).orElseThrow().kind()).isEqualTo(OrganisationKind.SCHOOL);
        assertThat(queries.byName("SEVERN VALE school").orElseThrow().id()).isEqualTo(id);
    }

    @Test
    void refusesANameThatIsNone() {
        assertThatThrownBy(() -> organisations.named(" x ", OrganisationKind.SCHOOL))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> organisations.named("x".repeat(161), OrganisationKind.SCHOOL))
                .isInstanceOf(Refused.class);
    }

    @Test
    void theSameNewNameTypedByManyAtOnceIsOneOrganisation() {
        var ids = AtOnce.run(20, i -> () -> organisations.named("Chesil School", OrganisationKind.SCHOOL));
        assertThat(ids).hasSize(20).containsOnly(ids.get(0));
    }

    @Test
    void searchesByTheBeginningsOfWordsTakenLiterally() {
        organisations.named("Vale Primary", OrganisationKind.SCHOOL);
        organisations.named("Severn Vale School", OrganisationKind.SCHOOL);
        organisations.named("Cavale Ltd", OrganisationKind.VENDOR);
        organisations.named("100% Computing", OrganisationKind.VENDOR);
        assertThat(queries.startingWith("VALE", 10))
                .extracting(OrganisationRow::name)
                .containsExactly("Vale Primary", "Severn Vale School");
        assertThat(queries.startingWith("1%", 10)).isEmpty();
        assertThat(queries.startingWith("100%", 10)).hasSize(1);
    }
}
