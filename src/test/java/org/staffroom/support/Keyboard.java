package org.staffroom.support;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForConditionOptions;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;

/**
 * Somebody with a keyboard and nothing else. Things are found by the names that the browser tells a screen reader: Tab is pressed
 * until what has the focus is called so. It is an error when that takes more presses than somebody would bear, when on the way
 * the focus cannot be seen, is covered or out of sight, and when a press that stays on the page loses it.
 *
 * <p>A name may end or begin with … where there is more of it.
 */
public final class Keyboard {

    /** So many presses of Tab somebody bears. */
    private static final int BORNE = 100;

    private static final int SOON = 5_000;

    /** What is wrong with how the focus is shown; nothing when it can be seen. */
    private static final String SHOWN = """
            () => {
              const it = document.activeElement;
              // in a day or a time the browser itself marks the part that is being typed, or its button
              if (/date|time/.test(it.type) && !it.matches(':focus-visible')) return '';
              const drawn = style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && style.visibility !== 'hidden';
              const about = [it, ...[it, it.querySelector('rect')].filter(Boolean).flatMap(one => [...one.parentElement.children])];
              for (let up = it.parentElement, at = 0; up && at < 4; up = up.parentElement, at++) about.push(up);
              const shown = about.some(one => drawn(getComputedStyle(one)) && (one.contains(it) || it.contains(one) || it.parentElement.contains(one)))
                || ['::before', '::after'].some(part => drawn(getComputedStyle(it, part)))
                || [...it.querySelectorAll('rect')].some(one => parseFloat(getComputedStyle(one).strokeWidth) >= 3);
              if (!shown) return 'it cannot be seen that it has the focus';
              const parts = [it, ...(it.labels ?? [])].filter(one => one.getBoundingClientRect().width > 1);
              const seen = parts.map(one => {
                const box = one.getBoundingClientRect();
                const left = Math.max(0, box.left), right = Math.min(innerWidth, box.right), top = Math.max(0, box.top), bottom = Math.min(innerHeight, box.bottom);
                if (right - left < 2 || bottom - top < 2) return 'it is out of sight';
                const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
                if (!hit || parts.some(part => part.contains(hit) || hit.contains(part))) return '';
                return 'it is covered by ' + hit.outerHTML.slice(0, 120);
              });
              return seen.includes('') ? '' : seen[0] ?? 'it has no size';
            }
            """;

    private final Page page;
    private final CDPSession browser;
    private final Queue<FileChooser> choosers = new ArrayDeque<>();

    public Keyboard(Page page) {
        this.page = page;
        this.browser = page.context().newCDPSession(page);
        page.onFileChooser(choosers::add);
    }

    public Page page() {
        return page;
    }

    /** What has the focus, as a screen reader has it. */
    public record Focus(String role, String name) {

        static final Focus NONE = new Focus("", "");

        boolean isCalled(String asked) {
            var begin = asked.startsWith("…") ? 1 : 0;
            var end = asked.endsWith("…") ? asked.length() - 1 : asked.length();
            var part = asked.substring(begin, end);
            return begin == 0 && end == asked.length()
                    ? name.equals(part)
                    : begin == 0
                            ? name.startsWith(part)
                            : end == asked.length() ? name.endsWith(part) : name.contains(part);
        }
    }

    /** Types an address. */
    public Keyboard visit(String address) {
        page.navigate(address);
        return arrived();
    }

    /** The page again, from its top: what leads to a part of a page begins there. */
    public Keyboard anew() {
        return visit(page.url().replaceFirst("#.*", ""));
    }

    /** A field may have the focus from the start, as soon as the page stands. */
    private Keyboard arrived() {
        page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate(
                "() => document.activeElement !== document.body || !document.querySelector('[autofocus]')")));
        return this;
    }

    /** To whatever is called so, further on in the page. */
    public Keyboard to(String name) {
        return to(name, Set.of());
    }

    /** @param roles what it has to be; any when none are given */
    private Keyboard to(String name, Set<String> roles) {
        var passed = new ArrayList<String>();
        for (var presses = 0; presses <= BORNE; presses++) {
            var focus = focus();
            if (focus.isCalled(name) && (roles.isEmpty() || roles.contains(focus.role()))) {
                requireShown(focus);
                return this;
            }
            if (presses > 0 && focus.equals(Focus.NONE)) {
                throw new AssertionError("Nothing called “" + name + "” " + roles + " comes after: " + passed);
            }
            passed.add(focus.role() + " “" + focus.name() + "”");
            page.keyboard().press("Tab");
            if (!focus().equals(Focus.NONE)) {
                requireShown(focus());
            }
        }
        throw new AssertionError("“" + name + "” takes more than " + BORNE + " presses: " + passed);
    }

    /** Back to whatever is called so. */
    public Keyboard back(String name) {
        for (var presses = 0; presses < BORNE; presses++) {
            if (focus().isCalled(name)) {
                requireShown(focus());
                return this;
            }
            page.keyboard().press("Shift+Tab");
        }
        throw new AssertionError("“" + name + "” does not come before");
    }

    /** Past what has the focus, so that the next of the same name is found. */
    public Keyboard past() {
        page.keyboard().press("Tab");
        return this;
    }

    public Keyboard key(String... keys) {
        for (var key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    /** Presses Enter on a link or button that leads to another page. */
    @SuppressWarnings("deprecation")
    public Keyboard follow(String name) {
        to(name, Set.of("link", "button"));
        page.waitForNavigation(() -> page.keyboard().press("Enter"));
        return arrived();
    }

    /** Sends the form in which the focus is. */
    @SuppressWarnings("deprecation")
    public Keyboard send() {
        page.waitForNavigation(() -> page.keyboard().press("Enter"));
        return arrived();
    }

    /** Presses Enter on something that leaves one where one is. */
    public Keyboard press(String name) {
        to(name, Set.of("link", "button"));
        page.keyboard().press("Enter");
        return this;
    }

    /** Opens what stands behind some words. */
    public Keyboard open(String name) {
        to(name, Set.of("DisclosureTriangle"));
        page.keyboard().press("Enter");
        return this;
    }

    /** Opens what stands behind some words on narrow screens and on wide ones stands there. */
    public Keyboard openWhereShut(String name) {
        var shown = page.locator("summary:visible")
                .filter(new FilterOptions().setHasText(name))
                .count();
        return shown > 0 ? open(name) : this;
    }

    /** Types into a field in place of what is there. */
    public Keyboard write(String name, String text) {
        to(name, Set.of("textbox", "searchbox", "combobox", "spinbutton"));
        page.keyboard().press("Control+A");
        page.keyboard().press("Delete");
        page.keyboard().type(text);
        return this;
    }

    /** Walks through the choices of a list until one that is called so is chosen. */
    public Keyboard choose(String name, String option) {
        to(name, Set.of("combobox", "listbox"));
        page.keyboard().press("Home");
        var passed = new ArrayList<String>();
        for (var presses = 0; presses < BORNE; presses++) {
            var chosen = (String) page.evaluate("() => document.activeElement.selectedOptions[0].label.trim()");
            if (new Focus("", chosen).isCalled(option)) {
                return this;
            }
            passed.add(chosen);
            page.keyboard().press("ArrowDown");
        }
        throw new AssertionError("“" + name + "” has no “" + option + "”: "
                + passed.stream().distinct().toList());
    }

    /** Ticks a box, or a switch. */
    public Keyboard tick(String name) {
        to(name, Set.of("checkbox", "switch"));
        page.keyboard().press("Space");
        if (!Boolean.TRUE.equals(page.evaluate("() => document.activeElement.checked"))) {
            throw new AssertionError("“" + name + "” is not ticked");
        }
        return this;
    }

    /** Chooses one of several. */
    public Keyboard pick(String option) {
        for (var presses = 0; presses < BORNE; presses++) {
            var focus = focus();
            if (focus.role().equals("radio") && pickHere(option)) {
                requireShown(focus());
                return this;
            }
            page.keyboard().press("Tab");
            if (focus().equals(Focus.NONE)) {
                break;
            }
            requireShown(focus());
        }
        throw new AssertionError("There is no choice “" + option + "”");
    }

    private boolean pickHere(String option) {
        var others = ((Number)
                        page.evaluate(
                                "() => document.querySelectorAll(`input[type=radio][name='${document.activeElement.name}']`).length"))
                .intValue();
        for (var at = 0; at <= others; at++) {
            if (focus().isCalled(option)) {
                if (!Boolean.TRUE.equals(page.evaluate("() => document.activeElement.checked"))) {
                    page.keyboard().press("Space");
                }
                return true;
            }
            page.keyboard().press("ArrowDown");
        }
        return false;
    }

    /** Types a day, in the order in which the browser asks for it. */
    public Keyboard day(String name, LocalDate day) {
        return typed(
                name,
                day.toString(),
                DateTimeFormatter.ofPattern("ddMMyyyy").format(day),
                DateTimeFormatter.ofPattern("MMddyyyy").format(day));
    }

    public Keyboard time(String name, LocalTime time) {
        return typed(
                name,
                time.toString(),
                DateTimeFormatter.ofPattern("HHmm").format(time),
                DateTimeFormatter.ofPattern("hhmma").format(time));
    }

    private Keyboard typed(String name, String value, String... ways) {
        to(name);
        for (var way : ways) {
            key("ArrowLeft", "ArrowLeft", "ArrowLeft");
            key("Backspace", "ArrowRight", "Backspace", "ArrowRight", "Backspace", "ArrowLeft", "ArrowLeft");
            page.keyboard().type(way);
            if (value.equals(page.evaluate("() => document.activeElement.value"))) {
                return this;
            }
        }
        throw new AssertionError(
                "“" + name + "” has " + page.evaluate("() => document.activeElement.value") + " and not " + value);
    }

    /** Chooses a file: the browser asks for it when the button has the focus and a key is pressed. */
    public Keyboard file(String name, FilePayload... files) {
        to(name);
        page.keyboard().press("Space");
        page.waitForCondition(() -> !choosers.isEmpty());
        choosers.remove().setFiles(files);
        return this;
    }

    /** After a press that leaves one on the page: something has the focus, and it can be seen. */
    public Keyboard keepsTheFocus() {
        try {
            page.waitForCondition(() -> !focus().equals(Focus.NONE), new WaitForConditionOptions().setTimeout(SOON));
        } catch (TimeoutError lost) {
            throw new AssertionError("The focus is lost", lost);
        }
        requireShown(focus());
        return this;
    }

    /** Presses Enter on a link to a file: what is in it. */
    public String download(String name) {
        to(name, Set.of("link"));
        var file = page.waitForDownload(() -> page.keyboard().press("Enter"));
        try {
            return Files.readString(file.path());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The focus is, or soon will be, on what is called so. */
    public Keyboard isOn(String name) {
        try {
            page.waitForCondition(() -> focus().isCalled(name), new WaitForConditionOptions().setTimeout(SOON));
        } catch (TimeoutError elsewhere) {
            throw new AssertionError("The focus is on " + focus() + " and not on “" + name + "”", elsewhere);
        }
        requireShown(focus());
        return this;
    }

    /** What has the focus: {@link Focus#NONE} when nothing has. */
    public Focus focus() {
        var evaluation = new JsonObject();
        evaluation.addProperty("expression", "document.activeElement");
        var found = browser.send("Runtime.evaluate", evaluation).getAsJsonObject("result");
        if (found.get("className").getAsString().equals("HTMLBodyElement")) {
            return Focus.NONE;
        }
        var asked = new JsonObject();
        asked.add("objectId", found.get("objectId"));
        asked.addProperty("fetchRelatives", false);
        var node = browser.send("Accessibility.getPartialAXTree", asked)
                .getAsJsonArray("nodes")
                .get(0)
                .getAsJsonObject();
        return new Focus(value(node, "role"), value(node, "name"));
    }

    private static String value(JsonObject node, String property) {
        var found = node.getAsJsonObject(property);
        return found == null || !found.has("value")
                ? ""
                : found.get("value").getAsString().replace('\u00a0', ' ').strip();
    }

    private void requireShown(Focus focus) {
        var wrong = Objects.requireNonNull((String) page.evaluate(SHOWN));
        if (!wrong.isEmpty()) {
            throw new AssertionError(focus + " on " + page.url() + ": " + wrong);
        }
        // a paragraph that was given the focus is read out as it stands
        if (focus.name().isEmpty()
                && !Boolean.TRUE.equals(
                        page.evaluate(
                                "() => document.activeElement.tabIndex < 0 && document.activeElement.textContent.trim() !== ''"))) {
            throw new AssertionError("Something without a name has the focus on " + page.url() + ": "
                    + page.evaluate("() => document.activeElement.outerHTML.slice(0, 200)"));
        }
    }

    /** The names of all that Tab leads to, from where the focus is. */
    public List<String> order() {
        var names = new ArrayList<String>();
        do {
            page.keyboard().press("Tab");
            names.add(focus().name());
        } while (!focus().equals(Focus.NONE) && names.size() < 3 * BORNE);
        return names;
    }
}
