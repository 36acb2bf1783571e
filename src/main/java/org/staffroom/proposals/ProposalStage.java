package org.staffroom.proposals;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.CurrentPerson;
import org.staffroom.presentations.PresentationId;
import org.staffroom.presentations.Stage;

/** A talk that came of a proposal may still be given: it stays while somebody's proposal has become it. */
@Component
class ProposalStage implements Stage {

    private final JdbcClient jdbc;

    ProposalStage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean published(PresentationId talk) {
        return false;
    }

    @Override
    public boolean planned(PresentationId talk) {
        return jdbc.sql("select exists (select 1 from proposal where presentation_id = ?)")
                .param(talk.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean organises(CurrentPerson person, PresentationId talk) {
        return false;
    }
}
