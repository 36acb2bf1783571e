package org.staffroom.reading;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.writeups.WriteUpId;

/** What people say under a write-up; answered by the feature that has it. The same for every reader. */
public interface Remarks {

    /**
     * @param name as its author chose
     * @param detail their job, when they chose to tell it
     * @param vendor whether they work for a vendor, which is always said
     */
    record Remark(
            UUID id,
            String words,
            Instant at,
            String name,
            @Nullable String detail,
            boolean vendor) {}

    /** In the order in which they were written. */
    List<Remark> of(WriteUpId writeUp);
}
