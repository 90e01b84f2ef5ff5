package org.isopolity.server.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.isopolity.server.figures.Library;
import org.isopolity.server.figures.NoRelease;
import org.isopolity.server.page.Head.Section;
import org.isopolity.server.text.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.NoHandlerFoundException;

/** The pages for what went wrong: what it was, and where to go on. */
@ControllerAdvice
class Errors {

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);
    private static final int SHOWN = 120;

    private final Library library;

    Errors(Library library) {
        this.library = library;
    }

    @ExceptionHandler
    Page noSuchPage(NoSuchPage missing, HttpServletRequest request, HttpServletResponse response, Text text) {
        return notFound(missing.wanted(), request, response, text);
    }

    @ExceptionHandler
    Page noHandler(
            NoHandlerFoundException missing, HttpServletRequest request, HttpServletResponse response, Text text) {
        return notFound(NoSuchPage.at(request).wanted(), request, response, text);
    }

    private Page notFound(String wanted, HttpServletRequest request, HttpServletResponse response, Text text) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        String path = request.getServletPath();
        return new Page(
                "error/missing",
                Head.of(text.of("missing.title"), Section.NONE),
                new MissingPage(
                        path.length() <= SHOWN ? path : path.substring(0, SHOWN) + "\u2026",
                        library.findLatest()
                                .map(figures -> figures.nearest(wanted))
                                .orElse(List.of())));
    }

    @ExceptionHandler
    Page invalid(InvalidParameters invalid, HttpServletRequest request, HttpServletResponse response, Text text) {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return new Page(
                "error/invalid",
                Head.of(text.of("invalid.title"), Section.NONE),
                new InvalidPage(invalid.problems(), request.getServletPath()));
    }

    @ExceptionHandler
    Page noRelease(NoRelease none, HttpServletResponse response, Text text) {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        return new Page("error/empty", Head.of(text.of("empty.title"), Section.NONE), none);
    }

    @ExceptionHandler
    Page broken(Exception unexpected, HttpServletRequest request, HttpServletResponse response, Text text) {
        LOG.error("{} could not be answered", request.getRequestURI(), unexpected);
        response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        return new Page("error/broken", Head.of(text.of("broken.title"), Section.NONE), request.getServletPath());
    }
}
