package org.staffroom.proposals;

import org.jspecify.annotations.Nullable;
import org.staffroom.shared.Asked;

/**
 * What of the board is shown.
 *
 * @param region a slug
 * @param meeting a slug; a draft's id
 * @param topic a slug
 * @param nature TECHNICAL or STRATEGIC
 * @param whose MEMBER or VENDOR
 */
record BoardFilter(
        @Nullable String region,
        @Nullable String meeting,
        @Nullable String topic,
        @Nullable String nature,
        @Nullable String whose) {

    /** What stands in the address, blanks as nothing. */
    BoardFilter {
        region = Asked.value(region);
        meeting = Asked.value(meeting);
        topic = Asked.value(topic);
        nature = Asked.value(nature);
        whose = Asked.value(whose);
    }

    public boolean any() {
        return region != null || narrows();
    }

    /** By more than a region: an ambassador of one alone always sees that one. */
    public boolean narrows() {
        return meeting != null || topic != null || nature != null || whose != null;
    }
}
