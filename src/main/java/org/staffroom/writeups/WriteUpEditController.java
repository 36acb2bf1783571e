package org.staffroom.writeups;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.HtmlUtils;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.Drafts;
import org.staffroom.photos.PhotoId;
import org.staffroom.shared.Markdown;
import org.staffroom.shared.Refused;
import org.staffroom.shared.SeeOther;
import org.staffroom.shared.Words;

/** The editor of a write-up: one form for text and photos, so that no button loses what stands in another field. */
@Controller
class WriteUpEditController {

    private final Editor editor;
    private final WriteUps writeUps;
    private final WriteUpAccess access;
    private final WriteUpPhotos photos;
    private final Drafts drafts;
    private final Markdown markdown;
    private final Words words;

    WriteUpEditController(
            Editor editor,
            WriteUps writeUps,
            WriteUpAccess access,
            WriteUpPhotos photos,
            Drafts drafts,
            Markdown markdown,
            Words words) {
        this.editor = editor;
        this.writeUps = writeUps;
        this.access = access;
        this.photos = photos;
        this.drafts = drafts;
        this.markdown = markdown;
        this.words = words;
    }

    @GetMapping("/write-ups/{id}/edit")
    String edit(@PathVariable String id, CurrentPerson me, Model model) {
        return editor.open(me, WriteUpAccess.id(id), model);
    }

    /**
     * @param act what else the pressed button does: {@code up:}, {@code down:} or {@code cover:} and a photo's id;
     *     {@code fill} for what is known of the meeting by now
     */
    @PostMapping("/write-ups/{id}/edit")
    ModelAndView save(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String act,
            @ModelAttribute("form") WriteUpForm form,
            BindingResult errors,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        var writeUp = WriteUpAccess.id(id);
        var refused = editor.save(me, writeUp, form, errors, model);
        if (refused != null) {
            return refused;
        }
        var moved = act.split(":", 2);
        try {
            if (act.equals("fill")) {
                var something = writeUps.fill(me, writeUp);
                redirect.addFlashAttribute(
                        "flash", words.of(something ? "writeups.flash.filled" : "writeups.flash.nothing-new"));
                return SeeOther.to("/write-ups/" + writeUp + "/edit");
            }
            if (moved.length == 2) {
                WriteUpForm.id(moved[1]).ifPresent(photo -> move(me, writeUp, photo, moved[0]));
            }
        } catch (Refused no) {
            WriteUpForm.refuse(no, errors);
            return editor.refused(me, writeUp, form, model);
        }
        redirect.addFlashAttribute("flash", words.of("writeups.flash.saved"));
        var photosTouched = moved.length == 2
                || !form.uploads().isEmpty()
                || !form.chosen().isEmpty()
                || !form.removed().isEmpty();
        return SeeOther.to("/write-ups/" + writeUp + "/edit" + (photosTouched ? "#photos" : ""));
    }

    private void move(CurrentPerson me, WriteUpId id, PhotoId photo, String where) {
        switch (where) {
            case "up" -> photos.move(me, id, photo, -1);
            case "down" -> photos.move(me, id, photo, 1);
            case "cover" -> photos.move(me, id, photo, -WriteUpPhotos.MOST);
            default -> {}
        }
    }

    /** The text as it will look. What cannot be stored is said in its place. */
    @PostMapping("/write-ups/preview")
    ResponseEntity<String> preview(@RequestParam(defaultValue = "") String body) {
        String html;
        try {
            html = markdown.toHtml(body);
        } catch (Refused refused) {
            html = "<p class=\"error\">" + HtmlUtils.htmlEscape(words.of(refused)) + "</p>";
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .body(html);
    }

    /** What was typed and not sent is thrown away; what is stored stays. */
    @PostMapping("/write-ups/{id}/kept/removal")
    ModelAndView forget(@PathVariable String id, CurrentPerson me, RedirectAttributes redirect) {
        var writeUp = WriteUpAccess.id(id);
        access.requireEditor(me, writeUp);
        drafts.discard(me.id(), WriteUps.draftName(writeUp));
        redirect.addFlashAttribute("flash", words.of("writeups.flash.forgotten"));
        return SeeOther.to("/write-ups/" + writeUp + "/edit");
    }
}
