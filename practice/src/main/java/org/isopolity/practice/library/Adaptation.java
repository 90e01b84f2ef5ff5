package org.isopolity.practice.library;

import java.util.OptionalInt;
import org.isopolity.practice.Known;

/**
 * One place took over from another: an edge of the lineage. What was kept and changed follows FRAME (Wiltsey Stirman and others, 2019).
 *
 * @param id identifier
 * @param from where it came from
 * @param to id of the implementation that came of it
 * @param year when; absent where not known
 * @param kept what was kept; empty where not reported
 * @param changed what was changed; empty where not reported
 * @param why the reason for the changes; empty where not reported
 * @param coreKept whether every core part was kept
 * @param support what helped: a visit, a mentor, a blueprint; empty where not reported
 * @param result what came of it; empty where not reported
 * @param again whether those who did it would do it again
 * @param source where it is told
 */
public record Adaptation(
        String id,
        Origin from,
        String to,
        OptionalInt year,
        String kept,
        String changed,
        String why,
        Known coreKept,
        String support,
        String result,
        Known again,
        String source) {

    /** Where an adaptation came from. */
    public sealed interface Origin permits Recorded, Outside {}

    /**
     * An implementation of the library.
     *
     * @param implementation its id
     */
    public record Recorded(String implementation) implements Origin {}

    /**
     * Something that has no record here.
     *
     * @param name what it is called
     */
    public record Outside(String name) implements Origin {}
}
