package org.staffroom.photos;

import java.util.UUID;

/** An organiser answered somebody who asked for a photo to be blurred or taken down. */
public record PhotoRequestSettled(UUID request) {}
