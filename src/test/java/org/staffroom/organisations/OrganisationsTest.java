package org.staffroom.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.staffroom.shared.Refused;
import org.staffroom.support.AtOnce;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class OrganisationsTest {

    @Autowired
    Organisations organisations;

    @Autowired
    OrganisationQueries queries;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

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
    void aSchoolBelongsToATrustWhateverIsChangedAtOnce() {
        var school = given.organisation("Forest Edge", "SCHOOL");
        var trust = given.organisation("Wye Learning Trust", "TRUST");
        var admin = UUID.randomUUID();
        var joins = form("Forest Edge", OrganisationKind.SCHOOL, trust.toString());
        var isNone = form("Wye Learning Trust", OrganisationKind.OTHER, null);

        assertThat(AtOnce.meanwhile(
                        transactions,
                        jdbc,
                        () -> organisations.change(admin, trust, isNone),
                        () -> organisations.change(admin, school, joins)))
                .contains("organisations.trust.not-a-trust");
        jdbc.sql("update organisation set kind = 'TRUST', version = 0 where id = ?")
                .param(trust.value())
                .update();
        assertThat(AtOnce.meanwhile(
                        transactions,
                        jdbc,
                        () -> organisations.change(admin, school, joins),
                        () -> organisations.change(admin, trust, isNone)))
                .contains("organisations.trust.has-schools");
    }

    private static OrganisationForm form(String name, OrganisationKind kind, @Nullable String trust) {
        return new OrganisationForm(name, kind, trust, "", 0);
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
