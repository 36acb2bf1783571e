package org.staffroom.topicboard;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.staffroom.regions.RegionId;
import org.staffroom.topics.TopicId;

/**
 * What somebody says who puts up a topic.
 *
 * @param region null for the whole network
 * @param tags what of the curated list it is about
 */
record BoardDetails(
        BoardKind kind, String title, String body, @Nullable RegionId region, Set<TopicId> tags) {}
