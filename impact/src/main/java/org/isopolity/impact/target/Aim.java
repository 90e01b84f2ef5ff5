package org.isopolity.impact.target;

/** Which way is good. */
public enum Aim {
    /** Higher is better. */
    RISE(1),
    /** Lower is better. */
    FALL(-1);

    private final int sign;

    Aim(int sign) {
        this.sign = sign;
    }

    /** 1 if higher is better, -1 if lower is. */
    public int sign() {
        return sign;
    }
}
