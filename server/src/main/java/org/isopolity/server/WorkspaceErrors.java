package org.isopolity.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.isopolity.server.account.Gate;
import org.isopolity.server.account.SignInFirst;
import org.isopolity.server.desk.Block;
import org.isopolity.server.desk.Desk;
import org.isopolity.server.desk.DeskPage;
import org.isopolity.server.desk.DeskWriter;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Refused.Reason;
import org.isopolity.server.store.StoreAway;
import org.isopolity.server.text.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.NoHandlerFoundException;
import tools.jackson.databind.json.JsonMapper;

/** What the workspace answers when something cannot be done: a page for people, a problem (RFC 9457) for scripts. */
@ControllerAdvice
class WorkspaceErrors {

    static final int NO_ROOM = 507;
    private static final int FRAMES = 15;
    private static final Logger LOG = LoggerFactory.getLogger(WorkspaceErrors.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String AGAIN_SECONDS = "10";

    private final DeskWriter pages;

    WorkspaceErrors(DeskWriter pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    void signInFirst(SignInFirst nobody, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getRequestURI().startsWith(Gate.API)) {
            response.setHeader("WWW-Authenticate", "Bearer");
            answer(HttpServletResponse.SC_UNAUTHORIZED, "refused.token", request, response);
            return;
        }
        boolean reads = request.getMethod().equals("GET");
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(
                "Location",
                "/workspace/sign-in"
                        + (reads ? "?next=" + URLEncoder.encode(wanted(request), StandardCharsets.UTF_8) : ""));
    }

    private static String wanted(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    @ExceptionHandler
    void refused(Refused refused, HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(refused.reason().status(), refused.key(), request, response, refused.arguments());
    }

    @ExceptionHandler({NoHandlerFoundException.class, HttpRequestMethodNotSupportedException.class})
    void absent(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(Reason.ABSENT.status(), "refused.absent", request, response);
    }

    @ExceptionHandler
    void away(StoreAway away, HttpServletRequest request, HttpServletResponse response) throws IOException {
        LOG.warn("{} {}", away.isFull() ? "no room for" : "no database for", request.getMethod());
        response.setHeader("Retry-After", AGAIN_SECONDS);
        answer(
                away.isFull() ? NO_ROOM : HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                away.isFull() ? "refused.full" : "refused.away",
                request,
                response);
    }

    /** The reader went away before the page was there. */
    @ExceptionHandler
    void readerLeft(AsyncRequestNotUsableException gone) {}

    @ExceptionHandler
    void broken(Exception unexpected, HttpServletRequest request, HttpServletResponse response) throws IOException {
        LOG.error("{} could not be answered: {}", request.getMethod(), trace(unexpected));
        if (!response.isCommitted()) {
            response.reset();
            org.isopolity.server.page.ResponseRules.confine(response);
            answer(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "refused.broken", request, response);
        }
    }

    /** What happened where, without messages: those of a database repeat what people wrote. */
    private static String trace(Throwable failure) {
        StringBuilder trace = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            trace.append(trace.isEmpty() ? "" : "\ncaused by ")
                    .append(cause.getClass().getName());
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                trace.append("\n    at ").append(frames[i]);
            }
        }
        return trace.toString();
    }

    private void answer(
            int status, String key, HttpServletRequest request, HttpServletResponse response, Object... arguments)
            throws IOException {
        Text text = pages.text(request);
        String words = text.of(key, arguments);
        if (request.getRequestURI().startsWith(Gate.API) || "application/json".equals(request.getHeader("Accept"))) {
            response.setStatus(status);
            response.setContentType("application/problem+json;charset=UTF-8");
            response.getOutputStream()
                    .write(JSON.writeValueAsBytes(Map.of("status", status, "title", words, "code", key)));
            return;
        }
        String title = status == Reason.ABSENT.status() ? text.of("refused.absent.title") : text.of("refused.title");
        pages.write(
                DeskPage.of(title, words).status(status).below(new Block.Link(Desk.HOME, text.of("desk.workspace"))),
                request,
                response);
    }
}
