package org.staffroom.people;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Votes whose number is kept in the row of what is voted for, under its lock.
 *
 * @param things the table of what is voted for, with id, author_id and votes
 * @param votes the table of votes, with person_id
 * @param thing its column for what was voted for
 */
public record CountedVotes(String things, String votes, String thing) {

    /**
     * Takes all votes of somebody away, so that they are not counted any more, and keeps a lock on what they voted for and what
     * is theirs: as a vote does, first the thing, in one order, then what hangs on it.
     */
    public void takeBack(JdbcClient jdbc, PersonId person) {
        jdbc.sql("""
                        select id from %1$s t
                        where author_id = :person or exists (
                            select 1 from %2$s v where v.%3$s = t.id and v.person_id = :person)
                        order by id for no key update
                        """.formatted(things, votes, thing))
                .param("person", person.value())
                .query()
                .listOfRows();
        jdbc.sql("""
                        with gone as (delete from %2$s where person_id = :person returning %3$s as id)
                        update %1$s t set votes = votes - 1 from gone where t.id = gone.id
                        """.formatted(things, votes, thing))
                .param("person", person.value())
                .update();
    }
}
