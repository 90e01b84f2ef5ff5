package org.isopolity.server.evaluation;

/** What can be asked of a panel. */
public enum Ask {
    /** What did a programme change? */
    EFFECT("/impact"),
    /** How large must an effect be to be found? */
    POWER("/impact/power"),
    /** How far has a place come, and how likely is its target? */
    PROGRESS("/impact/progress");

    private final String path;

    Ask(String path) {
        this.path = path;
    }

    /** The address of its page. */
    public String path() {
        return path;
    }

    String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
