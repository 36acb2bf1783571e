package org.staffroom.faults;

import java.util.List;
import org.staffroom.packaged.PackagedNetwork;

/**
 * Takes the locks on meetings and their places out of a running database: both become views of what a function answers, and
 * rows of a function are not locked. What was seen of places is a moment old when it is decided by. The constraints that
 * stand behind the locks are out too. The application is the one that runs otherwise.
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
            alter table meeting rename to meeting_kept;
            create function meeting_seen() returns setof meeting_kept language plpgsql volatile as
            $$ begin return query select * from meeting_kept; end $$;
            create view meeting as select * from meeting_seen();
            """;

    private static final String IN = """
            drop view place;
            drop view meeting;
            drop function place_seen, place_changed, meeting_seen;
            alter table place_kept rename to place;
            alter table meeting_kept rename to meeting;
            delete from registration where meeting_id in (select id from meeting where slug in ('%s'));
            update place p set confirmed = 0
            where not exists (select 1 from registration r where r.meeting_id = p.meeting_id);
            alter table place add constraint place_never_over check (confirmed <= capacity);
            alter table registration add unique (meeting_id, person_id);
            """;

    private final PackagedNetwork network;
    private final List<String> meetings;

    private WithoutTheLock(PackagedNetwork network, List<String> meetings) {
        this.network = network;
        this.meetings = meetings;
        network.sql(OUT).update();
    }

    /** @param meetings where places will be taken; none can be added meanwhile */
    static WithoutTheLock on(PackagedNetwork network, List<String> meetings) {
        return new WithoutTheLock(network, meetings);
    }

    /** The meetings held without it are emptied first: they would not pass the constraints. */
    @Override
    public void close() {
        network.sql(IN.formatted(String.join("', '", meetings))).update();
    }
}
