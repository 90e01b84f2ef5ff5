package org.isopolity.server.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.isopolity.server.network.FrameworkVersion;
import org.isopolity.server.network.Networks;
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

    /**
     * The same with each item in the first of these languages in which it is worded; in the words of the framework where it
     * is in none. Whoever understands English better needs no wording: a framework is written in it.
     */
    CityReturn in(List<String> understood, List<Networks.Wording> wordings) {
        int english = understood.indexOf("en");
        List<String> languages = english < 0 ? understood : understood.subList(0, english);
        Map<String, Networks.Wording> best = new HashMap<>();
        for (Networks.Wording wording : wordings) {
            int place = languages.indexOf(wording.language());
            Networks.Wording other = best.get(wording.item());
            if (place >= 0 && (other == null || place < languages.indexOf(other.language()))) {
                best.put(wording.item(), wording);
            }
        }
        return best.isEmpty()
                ? this
                : new CityReturn(id, round, city, name, submitted, framework.worded(best), answers);
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
