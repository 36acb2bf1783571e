package org.staffroom.imports;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.Given;

/** A table of meetings that were held, the ambassador who imports it, and an admin. */
abstract class OneHistory {

    /** Of a meeting, up to its talk. */
    static final String MEETING = "South West,14/03/2023,9.30am,3pm,Spring,The Castle,Bristol,BS1 5QD,CoreToCloud,38,";

    private static final String HEADS =
            "Region,Date,Start,End,Title,Venue,Town,Postcode,Host,Attendance,Talk,Kind,Speakers,Topics,Slides,Write-up\n";

    @Autowired
    Imports imports;

    @Autowired
    ImportQueries queries;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TravellingClock clock;

    RegionId region;
    CurrentPerson admin;
    CurrentPerson marcus;

    @BeforeEach
    void aRegion() {
        region = given.region("south-west", "South West");
        admin = given.admin("Helen Catterall");
        marcus = given.ambassador("Marcus Shore", region);
    }

    ImportId keep(CurrentPerson me, String... rows) {
        return imports.keep(me, "history.csv", (HEADS + String.join("\n", rows)).getBytes(StandardCharsets.UTF_8));
    }

    ImportId carryOut(CurrentPerson me, String... rows) {
        var id = keep(me, rows);
        imports.carryOut(me, id);
        return id;
    }

    List<String> rows(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
