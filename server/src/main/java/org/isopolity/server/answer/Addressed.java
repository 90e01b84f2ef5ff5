package org.isopolity.server.answer;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.isopolity.server.account.Gate;
import org.isopolity.server.account.Person;
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

    /** Looks things up in these. */
    public Addressed(Rounds rounds, Answers answers) {
        this.rounds = rounds;
        this.answers = answers;
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
        return parameter.getParameterType() == Round.class
                ? rounds.get(network, round, person)
                : answers.get(network, round, names.getOrDefault("city", ""), person);
    }
}
