package org.staffroom.meetings;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.shared.AcademicYear;
import org.staffroom.shared.Network;
import org.staffroom.shared.Option;

/** What a list of meetings can be filtered by, in one statement. */
@Component
public class FilterOptions {

    public record Choices(List<Option> regions, List<Option> topics, List<Option> years) {}

    private final JdbcClient jdbc;
    private final Network network;

    FilterOptions(JdbcClient jdbc, Network network) {
        this.jdbc = jdbc;
        this.network = network;
    }

    /** Regions that are not archived, topics, and academic years from the first meeting to the last, the latest first. */
    public Choices all() {
        var regions = new ArrayList<Option>();
        var topics = new ArrayList<Option>();
        var years = new ArrayList<Option>();
        jdbc.sql("""
                        select 'region' as kind, slug, name from region where archived_at is null
                        union all
                        select 'topic', slug, name from topic
                        union all
                        select 'year', year::text, ''
                        from (select min(starts_at) as first, max(starts_at) as last from meeting where status <> 'DRAFT') span,
                             generate_series(
                                extract(year from (first at time zone :zone) - interval '8 months')::int,
                                extract(year from (last at time zone :zone) - interval '8 months')::int) as year
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
