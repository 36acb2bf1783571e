package org.staffroom.platform;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.shared.DemoData;
import org.staffroom.shared.DemoLoading;
import org.staffroom.shared.Network;
import org.staffroom.shared.TravellingClock;

/** Fills an empty database with the demonstration network, before the first request is answered. */
@Component
@ConditionalOnProperty("staffroom.demo")
class DemoLoader implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DemoLoader.class);

    private final List<DemoData> features;
    private final JdbcClient jdbc;
    private final TravellingClock clock;
    private final DemoLoading loading;

    DemoLoader(List<DemoData> features, JdbcClient jdbc, TravellingClock clock, DemoLoading loading, Network network) {
        var host = network.baseUrl().getHost();
        if (!List.of("localhost", "127.0.0.1", "[::1]").contains(host)) {
            throw new IllegalStateException("STAFFROOM_DEMO lets anybody sign in as anybody: it is refused unless"
                    + " STAFFROOM_BASE_URL is this machine, and it is " + network.baseUrl());
        }
        this.features = features;
        this.jdbc = jdbc;
        this.clock = clock;
        this.loading = loading;
    }

    @Override
    public void start() {
        if (jdbc.sql("select exists (select 1 from region)")
                .query(Boolean.class)
                .single()) {
            return;
        }
        var started = System.nanoTime();
        try {
            loading.during(() -> features.forEach(DemoData::load));
        } finally {
            clock.comeBack();
        }
        log.info("Demo data loaded in {} ms", (System.nanoTime() - started) / 1_000_000);
    }

    /** Before the web server, which starts late among the lifecycles. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void stop() {}

    @Override
    public boolean isRunning() {
        return false;
    }
}
