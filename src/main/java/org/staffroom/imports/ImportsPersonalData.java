package org.staffroom.imports;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.PersonalData;

/** Who imported. Tables name speakers too; they go after a day, and with the name of whoever is erased at once. */
@Component
class ImportsPersonalData implements PersonalData {

    @Override
    public List<Held> held() {
        return List.of(Held.goes("imports", "import.created_by", """
                select name, row_count, created_at, imported_at, meetings, talks, body as content from import
                where created_by = :person order by created_at
                """));
    }

    @Override
    public List<String> mentions() {
        return List.of("import.body");
    }
}
