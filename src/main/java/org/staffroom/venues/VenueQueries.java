package org.staffroom.venues;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.organisations.OrganisationId;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Option;
import org.staffroom.shared.Page;
import org.staffroom.shared.Refused;

/** Reads of the venue book. */
@Component
public class VenueQueries {

    private static final int PAGE = 30;

    private static final String FROM = """
             from venue v
            left join organisation o on o.id = v.organisation_id
            left join region r on r.id = v.region_id
            """;

    private static final String ROW =
            "select v.id, v.name, v.town, v.postcode, v.capacity, v.step_free, v.hearing_loop,"
                    + " v.region_id, o.name as organisation, r.name as region" + FROM;

    /** Each word typed begins a word of name, town, postcode or organisation. */
    private static final String MATCHES = """
             where not exists (
                select 1 from unnest(:words) as word
                where ' ' || lower(v.name || ' ' || v.town || ' ' || v.postcode || ' ' || replace(v.postcode, ' ', '')
                    || ' ' || coalesce(o.name, '')) not like '% ' || word || '%' escape '\\')
            """;

    private final JdbcClient jdbc;

    VenueQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Venues to pick from, by the beginnings of words; the first ones of the book for an empty text. */
    public List<VenueRow> search(String typed, int most) {
        return jdbc.sql(ROW + MATCHES + " order by lower(v.name), v.id limit :most")
                .param("words", words(typed))
                .param("most", most)
                .query((row, number) -> row(row))
                .list();
    }

    /** One page of the book, the venues of these regions first. */
    Page<VenueRow> page(VenueFilter wanted, Set<RegionId> own, int number) {
        var filter = MATCHES + """
                 and (:region::uuid is null or v.region_id = :region) and (:seats::int is null or v.capacity >= :seats)
                 and (not :stepFree or v.step_free) and (not :lift or v.lift) and (not :loop or v.hearing_loop)
                 and (not :quiet or v.quiet_room) and (not :prayer or v.prayer_room)
                 and (not :parking or v.parking_spaces > 0)
                """;
        var asked = parameters(wanted);
        var total = jdbc.sql("select count(*)" + FROM + filter)
                .params(asked)
                .query(Long.class)
                .single();
        var rows = jdbc.sql(ROW + filter + """
                         order by coalesce(v.region_id = any (:own), false) desc, lower(v.name), v.id
                        limit :size offset :offset
                        """)
                .params(asked)
                .param("own", own.stream().map(RegionId::value).toArray(UUID[]::new))
                .param("size", PAGE)
                .param("offset", Page.offset(number, PAGE))
                .query((row, at) -> row(row))
                .list();
        return new Page<>(rows, number, PAGE, total);
    }

    private static Map<String, Object> parameters(VenueFilter wanted) {
        var asked = new HashMap<String, Object>();
        asked.put("words", words(wanted.q()));
        asked.put("region", new SqlParameterValue(Types.OTHER, wanted.regionId()));
        asked.put("seats", new SqlParameterValue(Types.INTEGER, wanted.leastSeats()));
        asked.put("stepFree", wanted.wants("step-free"));
        asked.put("lift", wanted.wants("lift"));
        asked.put("loop", wanted.wants("hearing-loop"));
        asked.put("quiet", wanted.wants("quiet-room"));
        asked.put("prayer", wanted.wants("prayer-room"));
        asked.put("parking", wanted.wants("parking"));
        return asked;
    }

    /** The venues of an organisation, to offer one of them. */
    public List<Option> ofOrganisation(OrganisationId organisation) {
        return jdbc.sql("""
                        select id::text as value, name || ', ' || town || ' ' || postcode as label from venue
                        where organisation_id = ? order by lower(name), id limit 50
                        """).param(organisation.value()).query(Option.class).list();
    }

    /** The venue of this name at this postcode, however they are spaced and capitalised. */
    public Optional<VenueRow> same(String name, String postcode) {
        String tidy;
        try {
            tidy = Postcode.tidy(postcode);
        } catch (Refused none) {
            return Optional.empty();
        }
        return jdbc.sql(ROW + " where lower(v.name) = lower(:name) and lower(v.postcode) = lower(:postcode)")
                .param("name", Venue.tidyName(name))
                .param("postcode", tidy)
                .query((row, number) -> row(row))
                .optional();
    }

    /** One of this name in this town, whatever its postcode: perhaps the same place. @param but none but this */
    public Optional<VenueRow> alike(String name, String town, @Nullable VenueId but) {
        return jdbc.sql(ROW + """
                         where lower(v.name) = lower(:name) and lower(v.town) = lower(:town)
                            and v.id is distinct from :but
                        order by v.id limit 1
                        """)
                .param("name", Venue.tidyName(name))
                .param("town", town)
                .param("but", new SqlParameterValue(Types.OTHER, but == null ? null : but.value()))
                .query((row, number) -> row(row))
                .optional();
    }

    public Optional<VenueDetails> find(VenueId id) {
        return jdbc.sql("select v.*, o.name as organisation, r.name as region" + FROM + " where v.id = :id")
                .param("id", id.value())
                .query((row, number) -> details(row, rooms(id)))
                .optional();
    }

    private List<VenueDescription.Room> rooms(VenueId venue) {
        return jdbc.sql("select name, capacity, equipment from venue_room where venue_id = :venue order by id")
                .param("venue", venue.value())
                .query(VenueDescription.Room.class)
                .list();
    }

    /** @param besides one that is offered although it is archived */
    List<Option> regions(@Nullable RegionId besides) {
        return jdbc.sql("""
                        select id::text as value, name as label from region where archived_at is null or id = :besides
                        order by name
                        """)
                .param("besides", new SqlParameterValue(Types.OTHER, besides == null ? null : besides.value()))
                .query(Option.class)
                .list();
    }

    private static String[] words(String typed) {
        var text = typed.strip().toLowerCase(Locale.ROOT);
        return text.isEmpty()
                ? new String[0]
                : java.util.Arrays.stream(text.split("\\s+"))
                        .map(word -> word.replaceAll("([%_\\\\])", "\\\\$1"))
                        .toArray(String[]::new);
    }

    private static VenueRow row(ResultSet row) throws SQLException {
        return new VenueRow(
                new VenueId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("town"),
                row.getString("postcode"),
                row.getString("organisation"),
                region(row),
                row.getString("region"),
                row.getObject("capacity", Integer.class),
                row.getBoolean("step_free"),
                row.getBoolean("hearing_loop"));
    }

    private static @Nullable RegionId region(ResultSet row) throws SQLException {
        var region = row.getObject("region_id", UUID.class);
        return region == null ? null : new RegionId(region);
    }

    private static VenueDetails details(ResultSet row, List<VenueDescription.Room> rooms) throws SQLException {
        var organisation = row.getObject("organisation_id", UUID.class);
        var description = new VenueDescription(
                row.getString("name"),
                organisation == null ? null : new OrganisationId(organisation),
                region(row),
                new VenueDescription.Address(
                        row.getString("address_line"),
                        row.getString("town"),
                        row.getString("postcode"),
                        Position.of(row.getBigDecimal("latitude"), row.getBigDecimal("longitude"))),
                new VenueDescription.Travel(
                        row.getString("travel_road"), row.getString("travel_rail"), row.getString("travel_foot")),
                new VenueDescription.Parking(
                        row.getString("parking"),
                        row.getObject("parking_spaces", Integer.class),
                        row.getString("parking_charge"),
                        row.getBoolean("parking_registration")),
                access(row),
                row.getObject("capacity", Integer.class),
                rooms,
                row.getString("wifi"),
                new VenueDescription.Contact(
                        row.getString("contact_name"), row.getString("contact_email"), row.getString("contact_phone")));
        return new VenueDetails(
                new VenueId(row.getObject("id", UUID.class)),
                row.getInt("version"),
                description,
                row.getString("organisation"),
                row.getString("region"));
    }

    private static VenueDescription.Access access(ResultSet row) throws SQLException {
        return new VenueDescription.Access(
                row.getBoolean("step_free"),
                row.getBoolean("lift"),
                row.getBoolean("hearing_loop"),
                row.getBoolean("quiet_room"),
                row.getBoolean("prayer_room"),
                row.getString("access_notes"));
    }
}
