package org.staffroom.notifications;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as admins see it in a list.
 *
 * @param name of the recipient; null when the address belongs to nobody we know
 * @param about the title of the meeting or write-up; null for sign-in
 */
record DeliveryRow(
        UUID id,
        Template template,
        @Nullable String name,
        String email,
        @Nullable String about,
        String status,
        int attempts,
        @Nullable String problem,
        Instant createdAt,
        Instant dueAt,
        @Nullable Instant finishedAt) {}
