package org.isopolity.server.practice;

import java.util.List;
import java.util.Optional;
import org.isopolity.practice.search.Answer.Piece;

/**
 * The practices that answer a question.
 *
 * @param query what was asked
 * @param language of the question; empty where it is guessed
 * @param heading how many there are
 * @param lead what the page is for
 * @param languages to choose from
 * @param facets to choose from
 * @param corrected the question put right, with its address; absent where there is nothing to put right
 * @param hits the practices of this part
 * @param chosen whether anything was asked or chosen
 * @param before address of the part before; empty for the first
 * @param after address of the part after; empty for the last
 */
public record PracticesPage(
        String query,
        String language,
        String heading,
        String lead,
        List<Option> languages,
        List<FacetChoice> facets,
        Optional<Link> corrected,
        List<Found> hits,
        boolean chosen,
        String before,
        String after) {

    /**
     * A link.
     *
     * @param path where it leads
     * @param name what it is called
     */
    public record Link(String path, String name) {}

    /**
     * A facet.
     *
     * @param id its name in the address
     * @param name its name for readers
     * @param options its values
     * @param open whether one of them is chosen
     */
    public record FacetChoice(String id, String name, List<Option> options, boolean open) {}

    /**
     * A value to choose.
     *
     * @param value in the address
     * @param name for readers
     * @param count how many practices have it; empty where it is not counted
     * @param chosen whether it is chosen
     */
    public record Option(String value, String name, String count, boolean chosen) {}

    /**
     * A practice.
     *
     * @param id of the practice
     * @param title in pieces
     * @param summary in pieces
     * @param where the cities that run it
     * @param level its evidence in words
     * @param reasons why it was found, in words
     * @param stale since when nobody has checked the record; empty where it is fresh
     * @param language of its text
     */
    public record Found(
            String id,
            List<Piece> title,
            List<Piece> summary,
            String where,
            String level,
            List<String> reasons,
            String stale,
            String language) {}
}
