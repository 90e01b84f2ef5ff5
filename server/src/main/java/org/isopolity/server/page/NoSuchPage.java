package org.isopolity.server.page;

import jakarta.servlet.http.HttpServletRequest;

/** There is no page at an address. */
public final class NoSuchPage extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String wanted;

    /**
     * For an address that names something unknown.
     *
     * @param wanted the unknown name, as it stood in the address
     */
    public NoSuchPage(String wanted) {
        super("no page for '" + wanted + "'", null, false, false);
        this.wanted = wanted;
    }

    /** For an address that fits nothing: its last part is what was wanted. */
    static NoSuchPage at(HttpServletRequest request) {
        String path = request.getServletPath();
        return new NoSuchPage(path.substring(path.lastIndexOf('/') + 1));
    }

    /** The unknown name. */
    public String wanted() {
        return wanted;
    }
}
