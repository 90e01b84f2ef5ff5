package org.isopolity.server.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import org.isopolity.server.desk.Desk;
import org.isopolity.server.desk.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Stands before every route of the workspace: reads network and city from the address, and lets pass whom
 * {@link Person#may} allows. Whoever may not is told that there is no such page.
 */
public final class Gate implements HandlerInterceptor, HandlerMethodArgumentResolver {

    /** Where scripts ask; they are answered with a status instead of a page to sign in. */
    public static final String API = "/workspace/api/";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            throw Refused.absent();
        }
        Needs needs = method.getMethodAnnotation(Needs.class);
        if (needs == null) {
            throw new IllegalStateException(method + " names no right");
        }
        if (needs.value() == Right.ANYBODY) {
            return true;
        }
        Person person = person();
        Map<String, String> names = names(request);
        boolean harmless =
                request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (!person.may(needs.value(), names.getOrDefault("network", ""), names.getOrDefault("city", ""))
                || !(harmless || person.writes())) {
            throw Refused.absent();
        }
        return true;
    }

    /** What the address names, by the names of its parts. */
    @SuppressWarnings("unchecked") // Spring's own attribute
    public static Map<String, String> names(HttpServletRequest request) {
        return (Map<String, String>) Objects.requireNonNullElse(
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE), Map.of());
    }

    static @Nullable Person findPerson() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn
                ? signedIn.getPrincipal()
                : null;
    }

    /**
     * Who asks.
     *
     * @throws SignInFirst if nobody is signed in
     */
    public static Person person() {
        Person person = findPerson();
        if (person == null) {
            throw new SignInFirst();
        }
        return person;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Person.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        Person person = person();
        webRequest.setAttribute(Desk.PERSON, person.name(), NativeWebRequest.SCOPE_REQUEST);
        return person;
    }
}
