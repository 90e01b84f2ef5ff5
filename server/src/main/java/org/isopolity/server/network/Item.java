package org.isopolity.server.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

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
 * @param choices what can be answered to a question, best last; to every part of a composite question
 * @param parts what a composite question is made of
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
        List<Choice> choices,
        List<Part> parts) {

    /** What a node is. */
    public enum Kind {
        /** Has nodes below it. */
        GROUP,
        /** Is answered with a number. */
        INDICATOR,
        /** Is answered by choosing. */
        QUESTION,
        /** Is answered part by part; its score is the mean of the parts'. */
        COMPOSITE
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

    /**
     * One of the questions that a composite question is made of.
     *
     * @param code as it stands in files
     * @param label what is asked
     */
    public record Part(String code, String label) {}

    public Item {
        choices = List.copyOf(choices);
        parts = List.copyOf(parts);
    }

    /** Whether it is answered part by part. */
    public boolean isComposite() {
        return kind == Kind.COMPOSITE;
    }

    /**
     * What was chosen for each part of a composite question, from a text such as {@code law=yes budget=no}. What cannot be
     * read is left out.
     */
    public Map<String, String> chosen(String choice) {
        Map<String, String> chosen = new LinkedHashMap<>();
        for (String part : choice.split("[\\s,;]+", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                chosen.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return chosen;
    }

    /** A choice as it is kept: that of a composite question with its parts in order; any other, or a wrong one, as it is. */
    public String tidy(String choice) {
        if (!isComposite()) {
            return choice;
        }
        Map<String, String> chosen = chosen(choice);
        List<String> codes = parts.stream().map(Part::code).toList();
        if (chosen.isEmpty() || !codes.containsAll(chosen.keySet())) {
            return choice;
        }
        return codes.stream()
                .filter(chosen::containsKey)
                .map(code -> code + "=" + chosen.get(code))
                .collect(Collectors.joining(" "));
    }

    /** The score of what was chosen, from 0 to 100: of a composite question the mean of its parts; nothing unless all are there. */
    public OptionalDouble score(String choice) {
        if (!isComposite()) {
            return scoreOf(choice);
        }
        Map<String, String> chosen = chosen(choice);
        double sum = 0;
        for (Part part : parts) {
            OptionalDouble score = scoreOf(chosen.getOrDefault(part.code(), ""));
            if (score.isEmpty()) {
                return OptionalDouble.empty();
            }
            sum += score.getAsDouble();
        }
        return OptionalDouble.of(sum / parts.size());
    }

    private OptionalDouble scoreOf(String code) {
        return choices.stream()
                .filter(choice -> choice.code().equals(code))
                .mapToDouble(Choice::score)
                .findFirst();
    }

    /** Whether cities answer it. */
    public boolean isAsked() {
        return kind != Kind.GROUP;
    }

    /** Whether it counts in the index. */
    public boolean isCore() {
        return origin == Origin.CORE;
    }

    /** The same in other words. */
    Item worded(String otherLabel, String otherQuestion) {
        return new Item(
                id,
                parent,
                place,
                kind,
                origin,
                otherLabel.isEmpty() ? label : otherLabel,
                otherQuestion.isEmpty() ? question : otherQuestion,
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
                choices,
                parts);
    }

    /** The same with these choices and parts. */
    Item with(List<Choice> others, List<Part> otherParts) {
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
                others,
                otherParts);
    }
}
