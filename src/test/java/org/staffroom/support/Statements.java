package org.staffroom.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;

/** The statements sent to the database, those of sessions, jobs and the outbox aside. */
public class Statements implements QueryExecutionListener {

    /** @param values what was set for its parameters, in the order in which they were set */
    public record Sent(String sql, List<ParameterSetOperation> values) {}

    private final List<Sent> seen = new CopyOnWriteArrayList<>();

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        for (var query : queries) {
            var sql = query.getQuery();
            if (!sql.toLowerCase().contains("spring_session")
                    && !sql.contains("scheduled_tasks")
                    && !sql.contains("stored_file f set claimed_until")
                    && (!sql.contains("delivery") || sql.stripLeading().startsWith("select"))) {
                var values = query.getParametersList();
                seen.add(new Sent(sql, values.isEmpty() ? List.of() : List.copyOf(values.get(0))));
            }
        }
    }

    /** Runs something and answers with the statements it sent. */
    public List<String> during(Runnable work) {
        return sent(work).stream().map(Sent::sql).toList();
    }

    /** As {@link #during}, with the values that went with them. */
    public synchronized List<Sent> sent(Runnable work) {
        seen.clear();
        work.run();
        return List.copyOf(seen);
    }
}
