package org.staffroom.hosting;

import java.util.regex.Pattern;

/** Needs that can be told by a word alone. Whatever else people write stays with the organisers. */
enum KnownNeed {
    VEGETARIAN(true, "vegetarian|veggie|no meat"),
    VEGAN(true, "vegan|plant[- ]based"),
    PESCATARIAN(true, "pesc[ae]tarian"),
    HALAL(true, "halal"),
    KOSHER(true, "kosher"),
    NO_PORK(true, "no pork|pork[- ]free"),
    NO_BEEF(true, "no beef|beef[- ]free"),
    GLUTEN_FREE(true, "(?:no )?gluten(?:[- ]free)?|coeliac|celiac|no wheat|wheat[- ]free"),
    DAIRY_FREE(true, "(?:no )?dairy(?:[- ]free)?|lactose(?:[- ]free|[- ]intoleran(?:t|ce))?|no milk|milk allergy"),
    NUTS(true, "no (?:pea)?nuts|(?:pea)?nuts?(?:[- ]free| allergy)?|anaphyla\\w*"),
    EGGS(true, "no eggs?|eggs?(?:[- ]free| allergy)"),
    FISH(true, "no (?:fish|shellfish|seafood)|(?:fish|shellfish|seafood) allergy|shellfish"),
    STEP_FREE(false, "step[- ]free|wheel ?chair(?: user| access)?|no (?:stairs|steps)|ramp|lift"),
    HEARING_LOOP(false, "(?:hearing |induction )?loop|hearing aids?"),
    SIGN_LANGUAGE(false, "bsl|(?:british )?sign language(?: interpreter)?|interpreter"),
    LARGE_PRINT(false, "large print|large type"),
    QUIET_ROOM(false, "quiet (?:room|space|place)"),
    PRAYER_ROOM(false, "prayer (?:room|space)|somewhere to pray"),
    PARKING_CLOSE(
            false,
            "blue badge(?: parking| space)?|disabled parking|(?:accessible )?parking(?: space)?(?: close| near)?(?: to the door)?"),
    ASSISTANCE_DOG(false, "(?:guide|assistance|hearing) dog"),
    SEAT_IN_FRONT(false, "(?:seat|sit)(?: at| near| in)?(?: the)? front");

    private final boolean food;
    private final Pattern said;

    KnownNeed(boolean food, String words) {
        this.food = food;
        this.said = Pattern.compile("\\b(?:" + words + ")\\b", Pattern.CASE_INSENSITIVE);
    }

    boolean food() {
        return food;
    }

    Pattern said() {
        return said;
    }
}
