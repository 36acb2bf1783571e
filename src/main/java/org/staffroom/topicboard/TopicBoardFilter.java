package org.staffroom.topicboard;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Asked;

/**
 * Which topics a list shows. Null asks nothing of that kind.
 *
 * @param region slug of a region, or {@link #NETWORK} for what is asked of the whole network
 * @param regions these and the whole network
 * @param topic slug of a topic of the curated list
 * @param q words in title or text
 * @param discussed what was talked about at a meeting that was held; else what was not yet
 */
public record TopicBoardFilter(
        @Nullable String region,
        @Nullable Collection<RegionId> regions,
        @Nullable String topic,
        @Nullable String q,
        Order order,
        boolean discussed) {

    static final String NETWORK = "network";

    /** Which come first. */
    public enum Order {
        /** The most votes; of as many, the newest. */
        MOST,
        NEWEST;

        static Order of(@Nullable String typed) {
            return "newest".equals(typed) ? NEWEST : MOST;
        }

        String inAddress() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is asked of these regions, or of any, and of the whole network, and is still to be talked about; the most asked first. */
    public static TopicBoardFilter ofRegions(@Nullable Collection<RegionId> regions) {
        return new TopicBoardFilter(null, regions, null, null, Order.MOST, false);
    }

    /** As {@link #ofRegions}, about a topic of the curated list, wherever. */
    public static TopicBoardFilter about(String topic) {
        return new TopicBoardFilter(null, null, topic, null, Order.MOST, false);
    }

    /** As typed into an address: anything that is not offered counts as not asked. */
    static TopicBoardFilter typed(
            @Nullable String region,
            @Nullable String topic,
            @Nullable String q,
            @Nullable String order,
            @Nullable String state) {
        return new TopicBoardFilter(
                Asked.value(region),
                null,
                Asked.value(topic),
                Asked.value(q),
                Order.of(order),
                "discussed".equals(state));
    }

    TopicBoardFilter within(@Nullable Collection<RegionId> only) {
        return new TopicBoardFilter(region, only, topic, q, order, discussed);
    }

    /** Whether anything is asked beyond which come first. */
    public boolean any() {
        return region != null || topic != null || q != null || discussed;
    }

    /** Whether something is chosen that a phone folds away. */
    public boolean narrowed() {
        return region != null || topic != null || discussed || order != Order.MOST;
    }

    /** The address of the same list up to the number of its page. */
    String base(String path) {
        return Asked.again(
                path,
                "region",
                region,
                "topic",
                topic,
                "order",
                order == Order.MOST ? null : order.inAddress(),
                "state",
                discussed ? "discussed" : null,
                "q",
                q);
    }
}
