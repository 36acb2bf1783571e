package org.staffroom.writeups;

import java.util.List;

/** What modules above have to say to whoever edits a write-up, at the top of the editor. */
public interface EditorNotes {

    /**
     * One sentence, and where to act on it.
     *
     * @param key of the words, with {@code number} as argument; the link's words are under {@code key + ".link"}
     * @param path under the write-up's own address: "speakers"
     */
    record Note(String key, int number, String path) {}

    List<Note> of(WriteUpId writeUp);
}
