package org.staffroom.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

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
