package org.staffroom.hosting;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Needs of many people as numbers. What a host is told of them is counted by words of ours, never in the words of whoever
 * needs something, who might have said in them who they are.
 *
 * @param counts how many people said each; every person counts once for a need
 * @param others how many said something that is none of them, or more than that
 * @param unsorted what those wrote, for the organisers alone
 */
record NeedTally(Map<KnownNeed, Integer> counts, int others, List<String> unsorted) {

    private static final Pattern BETWEEN = Pattern.compile("[,;/.&+\\n]|\\band\\b|\\bor\\b", Pattern.CASE_INSENSITIVE);

    /** What says nothing beside a need that was recognised: "vegan food, please". */
    private static final Pattern FILLING = Pattern.compile(
            "\\b(?:i'm|i’m|i've|i’ve|i|am|is|a|an|the|my|me|to|with|for|of|on|be|have|has|would|like|please|thanks|thank|you|only|strictly"
                    + "|diet|dietary|food|meal|meals|lunch|option|options|free|allergy|allergic|allergies|intolerant"
                    + "|intolerance|need|needs|needed|require|required|requires|access|accessible|user|use|space|if|possible)\\b"
                    + "|[^\\p{L}\\p{N}]",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NOTHING = Pattern.compile(
            "(?:no|none|nope|nil|n/?a|nothing|not applicable|no (?:needs|requirements|dietary (?:needs|requirements)))",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DENIED = Pattern.compile("\\b(?:not|never|isn.t|don.t)\\b", Pattern.CASE_INSENSITIVE);

    /** @param food whether what is counted is eaten */
    static NeedTally of(List<String> written, boolean food) {
        var counts = new TreeMap<KnownNeed, Integer>();
        var unsorted = new ArrayList<String>();
        for (var text : written) {
            var found = EnumSet.noneOf(KnownNeed.class);
            if (sort(text, food, found)) {
                unsorted.add(text.strip());
            }
            found.forEach(need -> counts.merge(need, 1, Integer::sum));
        }
        return new NeedTally(counts, unsorted.size(), unsorted);
    }

    /** Adds what one person needs to what is found. @return whether there is more in what they wrote */
    private static boolean sort(String text, boolean food, EnumSet<KnownNeed> found) {
        if (NOTHING.matcher(text.strip()).matches()) {
            return false;
        }
        var more = false;
        for (var phrase : BETWEEN.split(text)) {
            var rest = phrase;
            if (!DENIED.matcher(phrase).find()) {
                for (var need : KnownNeed.values()) {
                    var said = need.said().matcher(rest);
                    if (need.food() == food && said.find()) {
                        found.add(need);
                        rest = said.replaceAll(" ");
                    }
                }
            }
            more |= !FILLING.matcher(rest).replaceAll("").isEmpty()
                    && !NOTHING.matcher(rest.strip()).matches();
        }
        return more;
    }
}
