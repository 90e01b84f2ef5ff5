package org.isopolity.index.robustness;

/** Told how far a long computation has come. */
@FunctionalInterface
public interface Progress {

    /** Nobody wants to know. */
    Progress SILENT = (done, total) -> {};

    /** So many draws of the total are done. Called from the thread that asked for them. */
    void report(int done, int total);
}
