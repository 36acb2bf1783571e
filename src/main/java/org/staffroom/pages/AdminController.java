package org.staffroom.pages;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.staffroom.shared.Option;

/** Where an admin begins, and who did what. */
@Controller
class AdminController {

    private final AdminQueries queries;
    private final AuditWords words;

    AdminController(AdminQueries queries, AuditWords words) {
        this.queries = queries;
        this.words = words;
    }

    @GetMapping("/admin")
    String start(Model model) {
        model.addAttribute("counts", queries.counts());
        return "pages/admin";
    }

    @GetMapping("/admin/audit")
    String audit(
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String before,
            Model model) {
        var entry = number(before);
        var subjects = queries.subjects();
        var chosen = subjects.contains(subject) ? subject : null;
        model.addAttribute(
                "subjects",
                subjects.stream().map(one -> new Option(one, words.thing(one))).toList());
        model.addAttribute("subject", chosen);
        model.addAttribute("entries", queries.audit(chosen, entry == null ? Long.MAX_VALUE : entry));
        model.addAttribute("latest", entry == null);
        return "pages/audit";
    }

    /** Null for what is no number, as addresses may have it. */
    private static @Nullable Long number(@Nullable String typed) {
        return typed != null && typed.matches("[0-9]{1,18}") ? Long.valueOf(typed) : null;
    }
}
