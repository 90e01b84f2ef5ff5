package org.isopolity.server.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.isopolity.server.network.FrameworkVersion;
import org.isopolity.server.round.Round;

/**
 * What a city sends in a round.
 *
 * @param id of the return
 * @param round the round
 * @param city id of the city
 * @param name of the city
 * @param submitted whether the city has sent it as a whole
 * @param framework what is asked
 * @param answers what was answered so far
 */
public record CityReturn(
        String id,
        Round round,
        String city,
        String name,
        boolean submitted,
        FrameworkVersion framework,
        List<Answer> answers) {

    public CityReturn {
        answers = List.copyOf(answers);
    }

    /** The answer to an item, if there is one. */
    public Optional<Answer> find(String item) {
        return answers.stream().filter(answer -> answer.item().equals(item)).findFirst();
    }

    /** The answers by item. */
    public Map<String, Answer> byItem() {
        return answers.stream().collect(Collectors.toMap(Answer::item, Function.identity()));
    }

    /** Its address. */
    public String path() {
        return round.path() + "/cities/" + city;
    }
}
