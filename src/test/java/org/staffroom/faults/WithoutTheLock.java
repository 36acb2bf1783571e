package org.staffroom.faults;

import org.staffroom.packaged.PackagedNetwork;

/**
 * Takes the lock on places out of a running database: {@code place} becomes a view of what a function answers, and rows of a
 * function are not locked. What was seen is a moment old when it is decided by. The constraints that stand behind the
 * lock are out too. The application is the one that runs otherwise.
 */
final class WithoutTheLock implements AutoCloseable {

    private static final String OUT = """
            alter table place drop constraint place_never_over;
            alter table registration drop constraint registration_meeting_id_person_id_key;
            alter table place rename to place_kept;
            create function place_seen() returns setof place_kept language plpgsql volatile as
            $$ begin return query select * from place_kept; perform pg_sleep(0.03); end $$;
            create view place as select * from place_seen();
            create function place_changed() returns trigger language plpgsql as
            $$ begin
                update place_kept set capacity = new.capacity,
                    confirmed = confirmed + new.confirmed - old.confirmed,
                    next_waiting = next_waiting + new.next_waiting - old.next_waiting
                where meeting_id = new.meeting_id and mode = new.mode
                returning * into new;
                return new;
            end $$;
            create trigger place_changed instead of update on place for each row execute function place_changed();
            create function place_added() returns trigger language plpgsql as
            $$ begin
                insert into place_kept (meeting_id, mode, capacity) values (new.meeting_id, new.mode, new.capacity);
                return new;
            end $$;
            create trigger place_added instead of insert on place for each row execute function place_added();
            """;

    private static final String IN = """
            delete from registration where meeting_id in (select id from meeting where published_at >= '%s');
            drop view place;
            drop function place_seen, place_changed, place_added;
            alter table place_kept rename to place;
            update place p set confirmed = 0
            where not exists (select 1 from registration r where r.meeting_id = p.meeting_id);
            alter table place add constraint place_never_over check (confirmed <= capacity);
            alter table registration add unique (meeting_id, person_id);
            """;

    private final PackagedNetwork network;
    private final String since;

    private WithoutTheLock(PackagedNetwork network) {
        this.network = network;
        since = network.list("select now()::text").get(0);
        network.sql(OUT).update();
    }

    static WithoutTheLock on(PackagedNetwork network) {
        return new WithoutTheLock(network);
    }

    /** The meetings held without it are emptied first: they would not pass the constraints. */
    @Override
    public void close() {
        network.sql(IN.formatted(since)).update();
    }
}
