package org.isopolity.practice;

/** The answer to a yes-or-no question that may not have been answered: not knowing is a value that shows. */
public enum Known {
    /** It is so. */
    YES,
    /** It is not so. */
    NO,
    /** Nobody has said. */
    UNKNOWN
}
