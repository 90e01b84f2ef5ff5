package org.isopolity.server.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * What holds for every answer: how a browser must confine it, and that nothing but the workspace can be changed. What is sent to
 * the self-assessment, or as a panel to evaluate, is answered and forgotten; see decision 16.
 */
@Component
public class ResponseRules extends HttpFilter {

    private static final long serialVersionUID = 1;

    private static final String BROKEN_OFF = ResponseRules.class.getName() + ".broken-off";

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; font-src 'self';"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "strict-origin-when-cross-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cross-Origin-Opener-Policy",
            "same-origin");

    /** What is sent below these addresses changes nothing. */
    private static final List<String> ANSWERED_AND_FORGOTTEN = List.of("/assessment/", "/impact/sent");

    /** How many bytes may be sent there; so much is never written to a disk. */
    public static final int LARGEST_FORGOTTEN = 1_000_000;

    /** Where people work; it guards what it takes by itself. */
    private static final String WORKSPACE = "/workspace/";

    /** Sets the headers that every answer carries. */
    public static void confine(HttpServletResponse response) {
        HEADERS.forEach(response::setHeader);
    }

    /**
     * Cuts the connection when the answer that was begun turns out wrong. Every client notices that it has not got all; an
     * answer that simply ended could be taken for whole.
     */
    public static void breakOff(HttpServletRequest request, RuntimeException why) {
        request.setAttribute(BROKEN_OFF, why);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        confine(response);
        answer(request, response, chain);
        if (request.getAttribute(BROKEN_OFF) instanceof RuntimeException why) {
            throw new ServletException(why);
        }
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getMethod().equals("GET")
                || request.getMethod().equals("HEAD")
                || request.getServletPath().startsWith(WORKSPACE)) {
            chain.doFilter(request, response);
        } else if (isFromOwnForm(request) && isTooLarge(request)) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else if (isFromOwnForm(request)) {
            chain.doFilter(request, response);
        } else {
            response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
    }

    private static boolean isTooLarge(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        return length < 0 || length > LARGEST_FORGOTTEN;
    }

    /** A form of another site must not hand a reader a page or a file of this one that says what that site wants. */
    private static boolean isFromOwnForm(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return request.getMethod().equals("POST")
                && ANSWERED_AND_FORGOTTEN.stream().anyMatch(request.getServletPath()::startsWith)
                && (site == null || site.equals("same-origin") || site.equals("none"));
    }
}
