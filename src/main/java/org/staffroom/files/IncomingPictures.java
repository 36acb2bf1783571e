package org.staffroom.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.web.multipart.MultipartFile;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Refused;

/**
 * Takes pictures in without working on them: only what stands in their first bytes is read. A worker makes them, and says so
 * with {@link PictureMade}; until then nobody fetches them. Who may store something is the caller's to check, before.
 */
@Service
public class IncomingPictures {

    /** @param sha256 of the bytes as they were sent */
    public record Arrival(FileId file, byte[] sha256) {}

    private final StoredFiles files;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    IncomingPictures(StoredFiles files, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.files = files;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** How large one picture may be, in megabytes. */
    public long mostMegabytes() {
        return files.mostMegabytesOfAPicture();
    }

    /** As {@link #receive(InputStream, String, CurrentPerson)}. */
    public Arrival receive(MultipartFile upload, CurrentPerson person) {
        try (var in = upload.getInputStream()) {
            return receive(in, Objects.requireNonNullElse(upload.getOriginalFilename(), ""), person);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes in a JPEG, PNG or GIF.
     *
     * @throws Refused with the key {@code files.*} when it is no such picture, has too many bytes or pixels, or there is no
     *     room
     */
    public Arrival receive(InputStream upload, String name, CurrentPerson person) {
        var stored = files.takeIn(upload, name, person);
        return new Arrival(stored.id(), stored.sha256());
    }

    /**
     * Has a picture made anew, with parts of it made unrecognisable. Within the transaction of whoever refers to both; the
     * picture it is made from stays as it is and must stay until then.
     */
    public FileId cover(FileId source, List<Area> areas, CurrentPerson person) {
        var id = FileId.next();
        jdbc.sql("""
                        insert into stored_file (id, name, kind, media_type, bytes, uploaded_by, uploaded_at, made_from, areas)
                        select :id, name, 'ARRIVING', media_type, bytes, :by, :at, id, :areas
                        from stored_file where id = :source and kind = 'IMAGE'
                        """)
                .param("id", id.value())
                .param("by", person.id().value())
                .param("at", Timestamp.from(clock.instant()))
                .param("areas", Area.text(areas))
                .param("source", source.value())
                .update();
        events.publishEvent(new PictureArrived());
        return id;
    }
}
