package org.isopolity.server.practice;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.search.PracticeIndex;
import org.isopolity.practice.search.Question;
import org.isopolity.server.page.Parameters;
import org.isopolity.server.text.Text;

/**
 * A question as it stands in the address.
 *
 * @param text what is asked
 * @param language of the question; empty to have it guessed
 * @param facets what is chosen
 * @param from how many practices to pass over
 */
public record PracticeQuery(String text, String language, Map<String, Set<String>> facets, int from) {

    /** Reads the parameters; what is wrong with them is said at once. */
    public static PracticeQuery read(Parameters parameters, Library library, Text text) {
        // several q or a long one are no mistake: any text can be asked
        String words = String.join(" ", parameters.all("q"));
        String language = parameters.oneOf("lang", library.vocabulary().languages());
        int from = parameters.whole("from", 0, 9_999, 0);
        Map<String, Set<String>> facets = new LinkedHashMap<>();
        for (String facet : PracticeIndex.FACETS) {
            Set<String> values = new TreeSet<>(parameters.all(facet));
            if (!values.isEmpty()) {
                facets.put(facet, values);
            }
        }
        for (String concept : parameters.all(PracticeIndex.CONCEPT)) {
            if (library.vocabulary().find(concept).isEmpty()) {
                parameters.problem(PracticeIndex.CONCEPT, concept, text.of("wrong.concept"));
            }
            facets.computeIfAbsent(PracticeIndex.CONCEPT, _ -> new TreeSet<>()).add(concept);
        }
        parameters.check();
        return new PracticeQuery(
                words.length() <= Question.LONGEST ? words : words.substring(0, Question.LONGEST),
                language,
                facets,
                from);
    }

    /** The question, for so many practices. */
    public Question question(int size) {
        return new Question(text, language, facets, from, size);
    }

    PracticeQuery withText(String other) {
        return new PracticeQuery(other, language, facets, 0);
    }

    String path(int start) {
        List<String> parts = new ArrayList<>();
        if (!text.isEmpty()) {
            parts.add("q=" + encode(text));
        }
        if (!language.isEmpty()) {
            parts.add("lang=" + encode(language));
        }
        facets.forEach((facet, values) -> values.forEach(value -> parts.add(facet + "=" + encode(value))));
        if (start > 0) {
            parts.add("from=" + start);
        }
        return parts.isEmpty() ? "/practices" : "/practices?" + String.join("&", parts);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
