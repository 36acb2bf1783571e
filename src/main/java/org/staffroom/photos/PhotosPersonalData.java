package org.staffroom.photos;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.PersonalData;

/** Who sent a photo, and what somebody asked of one. Photos are of the meeting and stay; what was asked goes. */
@Component
class PhotosPersonalData implements PersonalData {

    @Override
    public List<Held> held() {
        return List.of(
                Held.staysUnsigned("photos", "meeting_photo.uploaded_by", """
                        select m.title as meeting, p.uploaded_at, '/files/' || f.id || '/' || f.name as address
                        from meeting_photo p join meeting m on m.id = p.meeting_id join stored_file f on f.id = p.file_id
                        where p.uploaded_by = :person order by p.uploaded_at
                        """),
                Held.goes("photo_requests", "photo_request.asked_by", """
                        select m.title as meeting, q.kind, q.words, q.asked_at, q.settled_at, q.answer
                        from photo_request q join meeting m on m.id = q.meeting_id
                        where q.asked_by = :person order by q.asked_at
                        """),
                Held.staysUnsigned("photo_requests_settled", "photo_request.settled_by", """
                        select m.title as meeting, q.kind, q.settled_at, q.answer
                        from photo_request q join meeting m on m.id = q.meeting_id
                        where q.settled_by = :person order by q.settled_at
                        """));
    }
}
