package org.staffroom.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Many doing something at the same moment. */
public final class AtOnce {

    private AtOnce() {}

    /** Runs the work of number 0, 1, … on a thread each, all let go together; their answers in that order. */
    public static <T> List<T> run(int many, IntFunction<Callable<T>> work) {
        var threads = Executors.newFixedThreadPool(many);
        try {
            var ready = new CountDownLatch(many);
            var go = new CountDownLatch(1);
            var running = new ArrayList<Future<T>>();
            for (var i = 0; i < many; i++) {
                var mine = work.apply(i);
                running.add(threads.submit(() -> {
                    ready.countDown();
                    go.await();
                    return mine.call();
                }));
            }
            ready.await();
            go.countDown();
            var answers = new ArrayList<T>();
            for (var one : running) {
                answers.add(one.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * The second begins when the first is done and not yet committed: it waits for a lock, or it does not and is through.
     *
     * @return what went wrong with the second; empty when nothing did
     */
    public static String meanwhile(
            PlatformTransactionManager transactions, JdbcClient jdbc, Runnable first, Runnable second) {
        var other = Executors.newSingleThreadExecutor();
        try {
            var running = new TransactionTemplate(transactions).execute(open -> {
                first.run();
                var begun = other.submit(second);
                Awaitility.await().until(() -> begun.isDone() || isWaiting(jdbc));
                return begun;
            });
            running.get();
            return "";
        } catch (ExecutionException problem) {
            return String.valueOf(problem.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            other.shutdownNow();
        }
    }

    private static boolean isWaiting(JdbcClient jdbc) {
        return jdbc.sql("""
                        select exists (select 1 from pg_stat_activity
                            where datname = current_database() and wait_event_type = 'Lock')
                        """).query(Boolean.class).single();
    }

    /** Everybody presses in the same moment; answers with what went wrong. */
    public static List<String> problems(List<Runnable> presses) {
        var problems = run(presses.size(), i -> () -> {
            try {
                presses.get(i).run();
                return "";
            } catch (RuntimeException e) {
                return String.valueOf(e);
            }
        });
        return problems.stream().filter(problem -> !problem.isEmpty()).toList();
    }
}
