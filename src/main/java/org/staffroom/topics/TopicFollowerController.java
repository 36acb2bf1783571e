package org.staffroom.topics;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.staffroom.people.FollowerController;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Words;

/** Following a topic. */
@Controller
@RequestMapping("/topics/{slug}/follower")
class TopicFollowerController extends FollowerController {

    private final Topics topics;
    private final TopicQueries queries;

    TopicFollowerController(Topics topics, TopicQueries queries, Words words) {
        super("topics", words);
        this.topics = topics;
        this.queries = queries;
    }

    @Override
    protected String name(String slug) {
        return queries.find(slug).name();
    }

    @Override
    protected void follow(PersonId person, String slug) {
        topics.follow(person, slug);
    }

    @Override
    protected void unfollow(PersonId person, String slug) {
        topics.unfollow(person, slug);
    }
}
