package org.isopolity.server.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** What holds for every answer: how a browser must confine it, and that nothing but the workspace can be changed. */
@Component
public class ResponseRules extends HttpFilter {

    private static final long serialVersionUID = 1;

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

    /** Where people work; it guards what it takes by itself. */
    private static final String WORKSPACE = "/workspace/";

    /** Sets the headers that every answer carries. */
    public static void confine(HttpServletResponse response) {
        HEADERS.forEach(response::setHeader);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        confine(response);
        if (request.getMethod().equals("GET")
                || request.getMethod().equals("HEAD")
                || request.getServletPath().startsWith(WORKSPACE)) {
            chain.doFilter(request, response);
        } else {
            response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
    }
}
