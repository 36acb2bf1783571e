package org.staffroom.shared;

/**
 * Demonstration data of one feature, loaded once into an empty database in demo mode, through the commands people use.
 * Features are loaded in {@link org.springframework.core.annotation.Order} of their dependencies.
 */
public interface DemoData {

    /** Loads it; the clock may travel, and is brought back afterwards. */
    void load();
}
