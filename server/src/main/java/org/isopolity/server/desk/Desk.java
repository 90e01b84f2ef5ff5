package org.isopolity.server.desk;

import java.util.Optional;
import org.isopolity.server.text.Text;

/**
 * What stands around the content of every page of the workspace.
 *
 * @param text the reader's language
 * @param assets address of the directory of assets
 * @param guard secret that a form sends back, so that no other site can send it
 * @param person name of who is signed in, if somebody is
 * @param done what was just done, if anything was
 */
public record Desk(Text text, String assets, String guard, Optional<String> person, Optional<String> done) {

    /** Request attribute that holds the name of who is signed in. */
    public static final String PERSON = Desk.class.getName();

    /** Address of the first page of the workspace. */
    public static final String HOME = "/workspace";
}
