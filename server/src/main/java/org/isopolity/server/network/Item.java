package org.isopolity.server.network;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A node of a framework: a theme, an area, an indicator, a question.
 *
 * @param id unique in its framework
 * @param parent id of the node above; empty for the top and for local extensions
 * @param place its place in the order of the framework
 * @param kind what it is
 * @param origin whether it belongs to the locked core
 * @param label short name
 * @param question in plain words
 * @param definition what exactly is measured
 * @param why why it matters
 * @param caution what it does not tell
 * @param weight among its siblings
 * @param unit of its values
 * @param direction {@code higher_is_more_open} or {@code lower_is_more_open}; empty for groups
 * @param competence who can change it, as in a framework file; empty for groups
 * @param worst goalpost
 * @param target goalpost
 * @param rationale of the goalposts
 * @param usualSource where such values usually come from
 * @param least smallest value that makes sense
 * @param most largest value that makes sense
 * @param breaks why it cannot be compared with the version before; empty where it can
 * @param choices what can be answered to a question, best last
 */
public record Item(
        String id,
        String parent,
        int place,
        Kind kind,
        Origin origin,
        String label,
        String question,
        String definition,
        String why,
        String caution,
        double weight,
        String unit,
        String direction,
        String competence,
        OptionalDouble worst,
        OptionalDouble target,
        String rationale,
        String usualSource,
        OptionalDouble least,
        OptionalDouble most,
        String breaks,
        List<Choice> choices) {

    /** What a node is. */
    public enum Kind {
        /** Has nodes below it. */
        GROUP,
        /** Is answered with a number. */
        INDICATOR,
        /** Is answered by choosing. */
        QUESTION
    }

    /** Where a node belongs. */
    public enum Origin {
        /** To the framework of the network: fixed once its version is locked, part of the index. */
        CORE,
        /** Asked beside the core, never part of the index. */
        LOCAL
    }

    /**
     * One of the ordered answers of a question.
     *
     * @param code as it stands in files
     * @param label what it says
     * @param score from 0 to 100
     */
    public record Choice(String code, String label, double score) {}

    public Item {
        choices = List.copyOf(choices);
    }

    /** Whether cities answer it. */
    public boolean isAsked() {
        return kind != Kind.GROUP;
    }

    /** Whether it counts in the index. */
    public boolean isCore() {
        return origin == Origin.CORE;
    }

    /** The same with these choices. */
    Item with(List<Choice> others) {
        return new Item(
                id,
                parent,
                place,
                kind,
                origin,
                label,
                question,
                definition,
                why,
                caution,
                weight,
                unit,
                direction,
                competence,
                worst,
                target,
                rationale,
                usualSource,
                least,
                most,
                breaks,
                others);
    }
}
