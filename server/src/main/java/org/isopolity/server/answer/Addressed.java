package org.isopolity.server.answer;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.isopolity.server.account.Gate;
import org.isopolity.server.account.Person;
import org.isopolity.server.network.Networks;
import org.isopolity.server.round.Round;
import org.isopolity.server.round.Rounds;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives controllers what an address names, a round or a city's return in it, as far as the person who asks may know of it. No
 * controller loads one itself, so none can forget to look whose it is.
 */
public final class Addressed implements HandlerMethodArgumentResolver {

    private final Rounds rounds;
    private final Answers answers;
    private final Networks networks;

    /** Looks things up in these. */
    public Addressed(Rounds rounds, Answers answers, Networks networks) {
        this.rounds = rounds;
        this.answers = answers;
        this.networks = networks;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Round.class || parameter.getParameterType() == CityReturn.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        Map<String, String> names =
                Gate.names(Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class)));
        Person person = Gate.person();
        String network = names.getOrDefault("network", "");
        String round = names.getOrDefault("round", "");
        if (parameter.getParameterType() == Round.class) {
            return rounds.get(network, round, person);
        }
        CityReturn found = answers.get(network, round, names.getOrDefault("city", ""), person);
        List<Networks.Wording> wordings =
                networks.wordings(network, found.framework().number());
        return wordings.isEmpty() ? found : found.in(languages(webRequest), wordings);
    }

    /** The languages that the reader understands, the best first. */
    private static List<String> languages(NativeWebRequest webRequest) {
        HttpServletRequest request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        return request.getHeader("Accept-Language") == null
                ? List.of()
                : Collections.list(request.getLocales()).stream()
                        .map(Locale::getLanguage)
                        .distinct()
                        .toList();
    }
}
