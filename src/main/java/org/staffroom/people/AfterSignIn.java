package org.staffroom.people;

import java.util.Optional;

/**
 * What a visitor had pressed before signing in. The sign-in page carries the address along ({@code continue}); after
 * signing in the feature whose address it is does what was pressed, and says where to go. Other addresses are just opened.
 */
public interface AfterSignIn {

    /** A sentence for the sign-in page, such as "Sign in to take your place at …"; empty when the path is not ours. */
    Optional<String> purpose(String path);

    /** Does what was pressed and answers with the path to show; empty when the path is not ours. */
    Optional<String> complete(CurrentPerson person, String path);
}
