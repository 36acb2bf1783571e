package org.staffroom.pages;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.shared.AcademicYear;
import org.staffroom.shared.Network;
import org.staffroom.shared.Option;

/** What a list of meetings can be filtered by, in one statement. */
@Component
class FilterOptions {

    record Choices(List<Option> regions, List<Option> topics, List<Option> years) {}

    private final JdbcClient jdbc;
    private final Network network;

    FilterOptions(JdbcClient jdbc, Network network) {
        this.jdbc = jdbc;
        this.network = network;
    }

    /** Regions that are not archived, topics, and academic years in which there are meetings, the latest first. */
    Choices all() {
        var regions = new ArrayList<Option>();
        var topics = new ArrayList<Option>();
        var years = new ArrayList<Option>();
        jdbc.sql("""
                        select 'region' as kind, slug, name from region where archived_at is null
                        union all
                        select 'topic', slug, name from topic
                        union all
                        select distinct 'year', to_char((starts_at at time zone :zone) - interval '8 months', 'YYYY'), ''
                        from meeting where status <> 'DRAFT'
                        order by 1, 3, 2 desc
                        """).param("zone", network.zone().getId()).query(row -> {
            var slug = row.getString("slug");
            switch (row.getString("kind")) {
                case "region" -> regions.add(new Option(slug, row.getString("name")));
                case "topic" -> topics.add(new Option(slug, row.getString("name")));
                default -> {
                    var year = new AcademicYear(Integer.parseInt(slug));
                    years.add(new Option(year.inAddress(), year.toString()));
                }
            }
        });
        return new Choices(regions, topics, years);
    }
}
