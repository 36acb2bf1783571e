package org.staffroom.hosting;

import java.time.LocalDate;

/** A day on which a host could have us. */
public record OfferedDay(LocalDate day, PartOfDay part) {}
