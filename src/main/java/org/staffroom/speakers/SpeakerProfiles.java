package org.staffroom.speakers;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Slug;
import org.staffroom.shared.StaleVersion;

/** What people say of themselves beside their talks. */
@Service
@Transactional
public class SpeakerProfiles {

    /** Of somebody who has said nothing yet. */
    static final int NOTHING_YET = -1;

    private final SpeakerProfileRepository profiles;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    SpeakerProfiles(SpeakerProfileRepository profiles, JdbcClient jdbc, Audit audit, Clock clock) {
        this.profiles = profiles;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Says something of oneself, in public beside one's talks; no words take it away.
     *
     * @param version of what was seen; {@link #NOTHING_YET} where there was nothing
     * @throws StaleVersion when one changed it elsewhere since
     */
    public void tell(CurrentPerson me, int version, String words) {
        // Slugs are given out one after the other; a second page of the same person waits here as well.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('speaker_profile.slug'))")
                .query()
                .singleRow();
        var found = profiles.findById(me.id().value());
        StaleVersion.check(version, found.map(SpeakerProfile::version).orElse(NOTHING_YET));
        var profile = found.orElseGet(() -> SpeakerProfile.of(me.id(), Slug.of(me.name(), this::taken)));
        profile.tell(words, clock.instant());
        try {
            profiles.saveAndFlush(profile);
        } catch (ObjectOptimisticLockingFailureException e) {
            throw new StaleVersion();
        }
        audit.record(me.id().value(), "told", "speaker_profile", me.id().value());
    }

    private boolean taken(String slug) {
        return jdbc.sql("select exists (select 1 from speaker_profile where slug = :slug)")
                .param("slug", slug)
                .query(Boolean.class)
                .single();
    }
}
