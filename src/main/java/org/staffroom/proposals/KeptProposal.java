package org.staffroom.proposals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.staffroom.people.Drafts;
import org.staffroom.people.KeptForms;
import org.staffroom.people.KeptForms.Kept;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Refused;
import tools.jackson.databind.json.JsonMapper;

/** What somebody typed in the form of a proposal and has not sent. */
@Component
class KeptProposal {

    private final KeptForms forms;
    private final Drafts drafts;
    private final JsonMapper mapper;

    KeptProposal(KeptForms forms, Drafts drafts, JsonMapper mapper) {
        this.forms = forms;
        this.drafts = drafts;
        this.mapper = mapper;
    }

    /** A new one, when there is anything in it to read. */
    Optional<Kept<ProposalForm>> find(PersonId person) {
        return find(person, Proposals.DRAFT, null)
                .filter(kept -> !(ProposalForm.text(kept.form().title())
                                + ProposalForm.text(kept.form().abstractText()))
                        .isBlank());
    }

    /** One that was proposed, when what is kept is another. */
    Optional<Kept<ProposalForm>> find(PersonId person, ProposalId id, ProposalForm stored) {
        return find(person, Proposals.draftName(id), stored.version())
                .filter(kept -> !kept.form().says().equals(stored.says()));
    }

    private Optional<Kept<ProposalForm>> find(PersonId person, String name, @Nullable Integer version) {
        return forms.find(person, name, ProposalForm.class)
                .map(kept -> new Kept<>(kept.form().again(version), kept.at()));
    }

    /** Keeps a form that could not be sent where it should go; what is too large for it stays on the page alone. */
    void keep(PersonId person, ProposalForm form) {
        var fields = new LinkedHashMap<String, List<String>>();
        put(fields, "target", form.target());
        put(fields, "answers", form.answers());
        put(fields, "title", form.title());
        put(fields, "abstractText", form.abstractText());
        put(fields, "nature", form.nature());
        put(fields, "level", form.level());
        put(fields, "minutes", form.minutes());
        put(fields, "speakers", form.speakers());
        put(fields, "givenBefore", form.givenBefore());
        put(fields, "needs", form.needs());
        fields.put("topics", form.topics() == null ? List.of() : form.topics());
        try {
            drafts.save(person, Proposals.DRAFT, mapper.writeValueAsString(fields));
        } catch (Refused tooLarge) {
            // It is in the form that comes back.
        }
    }

    private static void put(LinkedHashMap<String, List<String>> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, List.of(value));
        }
    }

    void discard(PersonId person, String form) {
        drafts.discard(person, form);
    }
}
