package org.staffroom.writeups;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.servlet.ModelAndView;
import org.staffroom.people.CurrentPerson;
import org.staffroom.photos.WithoutConsent;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;
import org.staffroom.writeups.EditorQueries.Head;

/** The editor's page, and what each of its buttons does first: keep everything that was typed and sent. */
@Component
class Editor {

    /** A field that somebody else filled in otherwise. @param field the key of its name */
    record Difference(String field, String theirs, String mine) {}

    private final WriteUps writeUps;
    private final WriteUpPhotos photos;
    private final WriteUpAccess access;
    private final EditorQueries queries;
    private final WithoutConsent consents;
    private final KeptTyping kept;
    private final ObjectProvider<EditorNotes> notes;

    Editor(
            WriteUps writeUps,
            WriteUpPhotos photos,
            WriteUpAccess access,
            EditorQueries queries,
            WithoutConsent consents,
            KeptTyping kept,
            ObjectProvider<EditorNotes> notes) {
        this.writeUps = writeUps;
        this.photos = photos;
        this.access = access;
        this.queries = queries;
        this.consents = consents;
        this.kept = kept;
        this.notes = notes;
    }

    String open(CurrentPerson me, WriteUpId id, Model model) {
        var rights = access.requireEditor(me, id);
        var head = queries.head(id);
        var stored = WriteUpForm.of(head.version(), queries.text(id));
        var typed = kept.find(me.id(), id, stored).orElse(null);
        var form = typed == null ? stored : typed.form();
        if (typed != null) {
            model.addAttribute("keptAt", typed.at());
        }
        model.addAttribute("form", form);
        show(me, rights, head, form, model);
        return "writeups/edit";
    }

    /**
     * Stores what the form says and carries.
     *
     * @return the page to show when something cannot stay as it is, or somebody else was first; null when all is stored
     */
    @Nullable
    ModelAndView save(CurrentPerson me, WriteUpId id, WriteUpForm form, Errors errors, Model model) {
        if (!access.rights(me, id).edit()) {
            return shown(me, id, form, false, HttpStatus.CONFLICT, model);
        }
        var text = form.read(errors);
        var details = form.details(errors);
        var readable = !errors.hasErrors();
        // Photos are kept whatever is wrong with the text: a browser forgets which were chosen.
        addPhotos(me, id, form, errors);
        var stored = false;
        try {
            if (readable) {
                writeUps.edit(me, id, form.versionNumber(), text);
                stored = true;
                photos.describe(me, id, details);
                form.removed().forEach(photo -> photos.leaveOut(me, id, photo));
                hang(me, id, form, errors);
            }
        } catch (Refused refused) {
            WriteUpForm.refuse(refused, errors);
        } catch (StaleVersion stale) {
            model.addAttribute("differences", differences(queries.text(id), text));
            return shown(me, id, form, true, HttpStatus.CONFLICT, model);
        }
        return errors.hasErrors() ? shown(me, id, form, stored, HttpStatus.UNPROCESSABLE_CONTENT, model) : null;
    }

    /** One that somebody took away meanwhile is said so, with everything else stored. */
    private void hang(CurrentPerson me, WriteUpId id, WriteUpForm form, Errors errors) {
        for (var photo : form.chosen()) {
            try {
                photos.hang(me, id, photo);
            } catch (NotFound gone) {
                errors.rejectValue("pictures", "writeups.refused.photo-gone");
            }
        }
    }

    private void addPhotos(CurrentPerson me, WriteUpId id, WriteUpForm form, Errors errors) {
        for (var upload : form.uploads()) {
            try {
                photos.add(me, id, upload);
            } catch (Refused refused) {
                errors.rejectValue("pictures", refused.key(), refused.arguments(), null);
            }
        }
    }

    /** What is stored, with what keeps it from being published. */
    ModelAndView refused(CurrentPerson me, WriteUpId id, WriteUpForm form, Model model) {
        return shown(me, id, form, true, HttpStatus.UNPROCESSABLE_CONTENT, model);
    }

    /** As it is stored, with the rule's no: the press came without the form. */
    ModelAndView refused(CurrentPerson me, WriteUpId id, Refused refused, Model model) {
        var form = WriteUpForm.of(queries.head(id).version(), queries.text(id));
        var errors = new BeanPropertyBindingResult(form, "form");
        WriteUpForm.refuse(refused, errors);
        model.addAttribute("form", form);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
        return shown(me, id, form, true, HttpStatus.UNPROCESSABLE_CONTENT, model);
    }

    /** @param now whether the next press begins from what is stored now: this person has seen it */
    private ModelAndView shown(
            CurrentPerson me, WriteUpId id, WriteUpForm form, boolean now, HttpStatusCode status, Model model) {
        var head = queries.head(id);
        show(me, access.rights(me, id), head, form, model);
        if (now) {
            model.addAttribute("version", head.version());
        }
        return new ModelAndView("writeups/edit", model.asMap(), status);
    }

    private void show(CurrentPerson me, WriteUpAccess.Rights rights, Head head, WriteUpForm form, Model model) {
        var all = queries.photos(new WriteUpId(head.id()), rights.meeting(), me.id(), rights.allPhotos());
        model.addAttribute("nav", rights.organiser() ? "organise" : "my");
        model.addAttribute("w", head);
        model.addAttribute("rights", rights);
        model.addAttribute(
                "notes",
                notes.orderedStream()
                        .flatMap(each -> each.of(new WriteUpId(head.id())).stream())
                        .toList());
        model.addAttribute("version", form.version());
        model.addAttribute("photos", lines(all, form));
        model.addAttribute(
                "others",
                all.stream()
                        .filter(photo -> !photo.chosen() && photo.problem() == null)
                        .toList());
        model.addAttribute("withoutConsent", consents.at(rights.meeting()));
    }

    private static List<PhotoChoice> lines(List<PhotoChoice> photos, WriteUpForm form) {
        return photos.stream()
                .filter(PhotoChoice::chosen)
                .map(photo -> {
                    var typed = form.photos().get(photo.id().toString());
                    return typed == null
                            ? photo
                            : photo.saying(
                                    Objects.requireNonNullElse(typed.alternative(), ""),
                                    Objects.requireNonNullElse(typed.caption(), ""));
                })
                .toList();
    }

    private static List<Difference> differences(WriteUpText theirs, WriteUpText mine) {
        var stored = theirs.fields();
        return mine.fields().entrySet().stream()
                .filter(field -> !field.getValue().equals(stored.get(field.getKey())))
                .map(field -> new Difference(
                        "writeups.form." + field.getKey(), stored.getOrDefault(field.getKey(), ""), field.getValue()))
                .toList();
    }
}
