package org.staffroom.channels;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.PersonalData;

/** Who connected which region's channel. */
@Component
class ChannelsPersonalData implements PersonalData {

    @Override
    public List<Held> held() {
        return List.of(Held.stays("channels", "region_channel.set_by", """
                        select r.name as region, c.host, c.set_at from region_channel c join region r on r.id = c.region_id
                        where c.set_by = :person order by c.set_at
                        """));
    }
}
