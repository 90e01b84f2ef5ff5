package org.isopolity.server.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives controllers of the workspace what an address names, as far as the person who asks may know of it. No controller looks it
 * up itself, so none can forget whose it is.
 *
 * @param <T> what is named
 */
public final class Addressed<T> implements HandlerMethodArgumentResolver {

    /**
     * An address, and who asks for it.
     *
     * @param names what it names, by the names of its parts
     * @param person who asks
     * @param languages which that person's browser asks for, the best first; empty where it asks for none
     */
    public record Address(Map<String, String> names, Person person, List<String> languages) {

        public Address {
            names = Map.copyOf(names);
            languages = List.copyOf(languages);
        }

        /** A part of it; empty where it has no such part. */
        public String name(String part) {
            return names.getOrDefault(part, "");
        }

        static Address of(HttpServletRequest request) {
            return new Address(
                    Gate.names(request),
                    Gate.person(),
                    request.getHeader("Accept-Language") == null
                            ? List.of()
                            : Collections.list(request.getLocales()).stream()
                                    .map(Locale::getLanguage)
                                    .distinct()
                                    .toList());
        }
    }

    private final Class<T> type;
    private final Function<Address, T> get;

    /** Things of a type, looked up so; the function refuses what is not there or not to be known of. */
    public Addressed(Class<T> type, Function<Address, T> get) {
        this.type = type;
        this.get = get;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == type;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        return Objects.requireNonNull(
                get.apply(Address.of(Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class)))));
    }
}
