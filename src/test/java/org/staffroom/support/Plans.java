package org.staffroom.support;

import java.lang.reflect.InvocationTargetException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How PostgreSQL goes about the statements of a page: each is taken as it was sent, with its values, and explained.
 * Nothing is set that makes one plan look better than another, so fill the tables and analyse them first
 * ({@link BigNetwork}).
 */
public final class Plans {

    /** Tables with fewer rows are read whole, and rightly so. */
    private static final int BIG = 1_000;

    /** @param scanned big tables that are read from end to end */
    public record Plan(String sql, List<String> scanned, double cost, String text) {

        @Override
        public String toString() {
            return "Reads the whole of " + scanned + ":\n" + sql + "\n" + text;
        }
    }

    private final DataSource database;
    private final Statements statements;
    private final List<String> big;

    /** @param database as the application has it, so that {@code statements} see what it is asked */
    public Plans(DataSource database, Statements statements) {
        this.database = database;
        this.statements = statements;
        this.big = JdbcClient.create(database)
                .sql("""
                        select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and reltuples > ?
                        """)
                .param(BIG)
                .query(String.class)
                .list();
    }

    /** The plans of what is read during some work; what is written is left out. */
    public List<Plan> of(Runnable work) {
        return statements.sent(work).stream()
                .filter(sent -> sent.sql().stripLeading().matches("(?is)(select|with)\\b.*"))
                .map(this::explain)
                .toList();
    }

    /** Those that read a big table from end to end. */
    public List<Plan> scans(Runnable work) {
        return of(work).stream().filter(plan -> !plan.scanned().isEmpty()).toList();
    }

    private Plan explain(Statements.Sent sent) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("explain (format json) " + sent.sql())) {
            for (var value : sent.values()) {
                bind(statement, value);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                var plan = new JsonMapper().readTree(rows.getString(1)).get(0).get("Plan");
                var scanned = new ArrayList<String>();
                look(plan, scanned);
                return new Plan(sent.sql(), scanned, plan.get("Total Cost").asDouble(), plan.toPrettyString());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not explain " + sent.sql(), e);
        }
    }

    private static void bind(PreparedStatement statement, ParameterSetOperation value) throws SQLException {
        try {
            value.getMethod().invoke(statement, value.getArgs());
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new SQLException(e);
        }
    }

    private void look(JsonNode node, List<String> scanned) {
        if (node.path("Node Type").asString("").equals("Seq Scan")
                && big.contains(node.path("Relation Name").asString(""))) {
            scanned.add(node.get("Relation Name").asString());
        }
        node.path("Plans").forEach(child -> look(child, scanned));
    }
}
