package org.isopolity.server.desk;

import java.util.ArrayList;
import java.util.List;

/**
 * A page of the workspace.
 *
 * @param title of the page
 * @param lead one sentence below it; may be empty
 * @param crumbs where the page lies, from the top
 * @param blocks its parts
 * @param status of the answer
 */
public record DeskPage(String title, String lead, List<Block.Link> crumbs, List<Block> blocks, int status) {

    private static final int OK = 200;
    private static final int UNPROCESSABLE = 422;

    public DeskPage {
        crumbs = List.copyOf(crumbs);
        blocks = List.copyOf(blocks);
    }

    /** A page. */
    public static DeskPage of(String title, String lead, Block... blocks) {
        return new DeskPage(title, lead, List.of(), List.of(blocks), OK);
    }

    /** The same below other pages. */
    public DeskPage below(Block.Link... above) {
        return new DeskPage(title, lead, List.of(above), blocks, status);
    }

    /** The same with another part at its end. */
    public DeskPage and(Block block) {
        List<Block> more = new ArrayList<>(blocks);
        more.add(block);
        return new DeskPage(title, lead, crumbs, more, status);
    }

    /** The same, as answer to a form that could not be taken; a fine form leaves it as it is. */
    public DeskPage answering(Sent sent) {
        return sent.isFine() ? this : status(UNPROCESSABLE);
    }

    /** The same with another status. */
    public DeskPage status(int code) {
        return new DeskPage(title, lead, crumbs, blocks, code);
    }
}
