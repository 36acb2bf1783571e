package org.staffroom.shared;

import org.springframework.stereotype.Component;

/** Whether demonstration data is being loaded at this moment: nobody is told of what happens in it. */
@Component
public class DemoLoading {

    private volatile boolean active;

    public boolean active() {
        return active;
    }

    /** Runs the loading. */
    public void during(Runnable load) {
        active = true;
        try {
            load.run();
        } finally {
            active = false;
        }
    }
}
