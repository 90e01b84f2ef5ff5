package org.isopolity.server.account;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/** Finds out who sends a request: by the cookie of a session, or by a token, of which no cookie ever comes. */
public final class SessionContexts implements SecurityContextRepository {

    static final String COOKIE = "isopolity_session";
    static final String DEVICE = "isopolity_device";
    private static final String BEARER = "Bearer ";
    private static final String PATH = "/workspace";

    private final Sessions sessions;

    /** Contexts from sessions. */
    public SessionContexts(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Whether a request brings a token; then no cookie counts, and no other site can have sent it. */
    public static boolean bringsToken(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return context(holder.getRequest());
    }

    @Override
    public org.springframework.security.core.context.DeferredSecurityContext loadDeferredContext(
            HttpServletRequest request) {
        SecurityContext context = context(request);
        return new org.springframework.security.core.context.DeferredSecurityContext() {
            @Override
            public SecurityContext get() {
                return context;
            }

            @Override
            public boolean isGenerated() {
                return context.getAuthentication() == null;
            }
        };
    }

    private SecurityContext context(HttpServletRequest request) {
        SecurityContext context = new SecurityContextImpl();
        findPerson(request).ifPresent(person -> context.setAuthentication(new SignedIn(person)));
        return context;
    }

    private Optional<Person> findPerson(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            return header.startsWith(BEARER)
                    ? sessions.findByToken(header.substring(BEARER.length()).strip())
                    : Optional.empty();
        }
        return cookie(request, COOKIE).flatMap(sessions::findBySession);
    }

    static Optional<String> cookie(HttpServletRequest request, String name) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(name) && !cookie.getValue().isEmpty()) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    /** Gives the browser a cookie that only this workspace gets back; without lasting it goes with the browser. */
    static void give(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            String value,
            Optional<Duration> lasting) {
        ResponseCookie.ResponseCookieBuilder cookie = ResponseCookie.from(name, value)
                .path(PATH)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax");
        lasting.ifPresent(cookie::maxAge);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // sessions begin where people sign in, nowhere else
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return bringsToken(request) || cookie(request, COOKIE).isPresent();
    }
}
