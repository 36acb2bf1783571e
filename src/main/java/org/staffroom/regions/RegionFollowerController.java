package org.staffroom.regions;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.staffroom.people.FollowerController;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Words;

/** Following a region. */
@Controller
@RequestMapping("/regions/{slug}/follower")
class RegionFollowerController extends FollowerController {

    private final Regions regions;
    private final RegionQueries queries;

    RegionFollowerController(Regions regions, RegionQueries queries, Words words) {
        super("regions", words);
        this.regions = regions;
        this.queries = queries;
    }

    @Override
    protected String name(String slug) {
        return queries.find(slug).name();
    }

    @Override
    protected void follow(PersonId person, String slug) {
        regions.follow(person, slug);
    }

    @Override
    protected void unfollow(PersonId person, String slug) {
        regions.unfollow(person, slug);
    }
}
