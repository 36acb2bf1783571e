package org.staffroom.presentations;

/**
 * One talk in a list.
 *
 * @param vendor whether it is a vendor's: said in words wherever the talk appears
 * @param speakers their names, ready to show: "Priya Nair, Tom Hale"
 * @param summary the abstract, cut where it is long
 */
public record TalkRow(PresentationId id, String slug, String title, boolean vendor, String speakers, String summary) {}
