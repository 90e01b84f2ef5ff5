package org.isopolity.server.desk;

import jakarta.servlet.http.HttpServletResponse;

/**
 * After something was done: the page to see next, always of this workspace.
 *
 * @param path of the page
 */
public record Onward(String path) {

    private static final int SEE_OTHER = 303;

    public Onward {
        if (!path.startsWith(Desk.HOME)) {
            throw new IllegalArgumentException("leads out of the workspace");
        }
    }

    /** To a page that says what was done, by a key below {@code done}. */
    public static Onward to(String path, String done) {
        return new Onward(path + "?done=" + done);
    }

    void send(HttpServletResponse response) {
        response.setStatus(SEE_OTHER);
        response.setHeader("Location", path);
    }
}
