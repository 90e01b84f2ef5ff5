package org.isopolity.server.practice;

import java.util.List;

/**
 * Practices as ideas for a city's gap.
 *
 * @param cityId the city
 * @param city its name
 * @param heading the finding
 * @param lead what was ranked
 * @param kinds what can be chosen as the gap, by kind
 * @param weights the weights as they are
 * @param ideas the ideas of this part, from the best down
 * @param stability how far the order depends on the weights; empty where there is nothing to say
 * @param chosen whether a gap is chosen
 * @param more address of the ideas that follow; empty for the last
 */
public record IdeasPage(
        String cityId,
        String city,
        String heading,
        String lead,
        List<Kind> kinds,
        List<WeightField> weights,
        List<IdeaRow> ideas,
        String stability,
        boolean chosen,
        String more) {

    /** The indicator that is chosen as the gap; empty where none is. */
    public String indicator() {
        return kinds.stream()
                .filter(kind -> kind.id().equals("indicator"))
                .flatMap(kind -> kind.options().stream())
                .filter(PracticesPage.Option::chosen)
                .map(PracticesPage.Option::value)
                .findFirst()
                .orElse("");
    }

    /**
     * A kind of gap.
     *
     * @param id its name in the address
     * @param name for readers
     * @param options to choose from; the first chooses none
     */
    public record Kind(String id, String name, List<PracticesPage.Option> options) {}

    /**
     * A weight.
     *
     * @param id its name in the address
     * @param name for readers
     * @param value as it is
     * @param usual as it is unless somebody says otherwise
     */
    public record WeightField(String id, String name, String value, String usual) {}

    /**
     * An idea.
     *
     * @param place in the order
     * @param id of the practice
     * @param title of the practice
     * @param summary of the practice
     * @param gate whether what it cannot be without is met, in words
     * @param gateOpen whether nothing is known to stand in its way
     * @param relevance in words
     * @param score from 0 to 100
     * @param coverage how much of the score rests on something known
     * @param terms what the score is made of
     * @param nearest the most similar city that runs it, in words
     * @param expected the change to be expected, in words
     * @param arguments what speaks for it
     * @param objections what speaks against it
     * @param unknowns what is not known and would move it
     */
    public record IdeaRow(
            int place,
            String id,
            String title,
            String summary,
            String gate,
            boolean gateOpen,
            String relevance,
            String score,
            String coverage,
            List<TermRow> terms,
            String nearest,
            String expected,
            List<String> arguments,
            List<String> objections,
            List<String> unknowns) {}

    /**
     * A term of the score.
     *
     * @param name for readers
     * @param share its weight
     * @param value from 0 to 1
     * @param range what it could be; empty where it is known
     * @param adds the points it adds to the score
     */
    public record TermRow(String name, String share, String value, String range, String adds) {}
}
