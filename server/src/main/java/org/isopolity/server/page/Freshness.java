package org.isopolity.server.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import org.isopolity.server.figures.Library;
import org.isopolity.server.text.Languages;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Spares a reader who has an answer already the answer, and the server its making. All that it can depend on is known
 * before it is made: the release, the program, the language and the address.
 */
@Component
public class Freshness implements HandlerInterceptor {

    private static final String TAG = Freshness.class.getName();

    private final Library library;
    private final Languages languages;
    private final RenderedPages rendered;
    private final String program;
    private final ObjectProvider<Basis> bases;

    Freshness(
            Library library,
            Languages languages,
            Assets assets,
            RenderedPages rendered,
            Program program,
            ObjectProvider<Basis> bases) {
        this.library = library;
        this.languages = languages;
        this.rendered = rendered;
        this.program = program.build() + assets.path();
        this.bases = bases;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        // an answer to what was sent depends on more than the address
        if (!(handler instanceof HandlerMethod method)
                || request.getMethod().equals("POST")
                || !Lasting.class.isAssignableFrom(method.getMethod().getReturnType())) {
            return true;
        }
        String tag = tag(request, method.getMethodAnnotation(Speaks.class));
        request.setAttribute(TAG, tag);
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known == null
                || Arrays.stream(known.split(",", -1)).map(String::strip).noneMatch(tag::equals)) {
            return !sendAgain(tag, request, response);
        }
        response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        describe(request, response);
        return false;
    }

    private boolean sendAgain(String tag, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<RenderedPages.Rendered> before = rendered.find(tag);
        if (before.isPresent()) {
            describe(request, response);
            before.get().send(response);
        }
        return before.isPresent();
    }

    /** What tells the page of this request from all others. */
    static Optional<String> findTag(HttpServletRequest request) {
        return request.getAttribute(TAG) instanceof String tag ? Optional.of(tag) : Optional.empty();
    }

    private String tag(HttpServletRequest request, @Nullable Speaks speaks) {
        String facts = String.join(
                "\n",
                program,
                library.stamp(),
                bases.orderedStream().map(Basis::digest).collect(Collectors.joining(" ")),
                Reader.text(request, speaks, languages).locale().toLanguageTag(),
                Origin.of(request),
                request.getRequestURI(),
                String.valueOf(request.getQueryString()));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(facts.getBytes(StandardCharsets.UTF_8));
            // weak, because the bytes differ when the connection compresses them
            return "W/\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 15)) + '"';
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    /** Tells caches what they may do with the answer to this request. */
    public static void describe(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(TAG) instanceof String tag) {
            response.setHeader(HttpHeaders.ETAG, tag);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        }
    }
}
