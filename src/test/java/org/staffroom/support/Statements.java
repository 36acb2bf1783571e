package org.staffroom.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;

/** The statements sent to the database, those of sessions, jobs and the outbox aside. */
public class Statements implements QueryExecutionListener {

    private final List<String> seen = new CopyOnWriteArrayList<>();

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        queries.stream()
                .map(QueryInfo::getQuery)
                .filter(sql -> !sql.toLowerCase().contains("spring_session"))
                .filter(sql -> !sql.contains("scheduled_tasks"))
                .filter(sql -> !sql.contains("delivery") || sql.stripLeading().startsWith("select"))
                .forEach(seen::add);
    }

    /** Runs something and answers with the statements it sent. */
    public synchronized List<String> during(Runnable work) {
        seen.clear();
        work.run();
        return List.copyOf(seen);
    }
}
