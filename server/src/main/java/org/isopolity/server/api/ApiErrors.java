package org.isopolity.server.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.isopolity.impact.panel.UnusableDesign;
import org.isopolity.release.DamagedRelease;
import org.isopolity.server.evaluation.Busy;
import org.isopolity.server.figures.Library;
import org.isopolity.server.figures.NoRelease;
import org.isopolity.server.page.InvalidParameters;
import org.isopolity.server.page.NoSuchPage;
import org.isopolity.server.text.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** What went wrong, in the form that programs read. */
@ControllerAdvice(basePackageClasses = ApiController.class)
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ApiErrors {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

    private final Library library;

    ApiErrors(Library library) {
        this.library = library;
    }

    @ExceptionHandler
    Problem missing(NoSuchPage missing, HttpServletRequest request, Text text) {
        List<String> nearest = library.findLatest()
                .map(figures -> figures.nearest(missing.wanted()).stream()
                        .map(near -> "/api/v1/releases/latest" + near.path())
                        .toList())
                .orElse(List.of());
        return new Problem(
                text.of("api.missing"),
                HttpStatus.NOT_FOUND.value(),
                text.of("api.missing.detail"),
                request.getRequestURI(),
                List.of(),
                nearest);
    }

    @ExceptionHandler
    Problem invalid(InvalidParameters invalid, HttpServletRequest request, Text text) {
        return new Problem(
                text.of("api.invalid"),
                HttpStatus.BAD_REQUEST.value(),
                text.of("api.invalid.detail"),
                request.getRequestURI(),
                invalid.problems(),
                List.of());
    }

    @ExceptionHandler({NoRelease.class, DamagedRelease.class})
    Problem unavailable(RuntimeException reason, HttpServletRequest request, Text text) {
        return new Problem(
                text.of("api.unavailable"),
                HttpStatus.SERVICE_UNAVAILABLE.value(),
                text.of("api.unavailable.detail"),
                request.getRequestURI());
    }

    @ExceptionHandler
    Problem unusable(UnusableDesign unusable, HttpServletRequest request, Text text) {
        return new Problem(
                text.of("api.unusable"),
                HttpStatus.UNPROCESSABLE_CONTENT.value(),
                String.valueOf(unusable.getMessage()),
                request.getRequestURI());
    }

    @ExceptionHandler
    Problem busy(Busy busy, HttpServletRequest request, HttpServletResponse response, Text text) {
        response.setHeader(HttpHeaders.RETRY_AFTER, "30");
        return new Problem(
                text.of("api.unavailable"),
                HttpStatus.SERVICE_UNAVAILABLE.value(),
                text.of(busy.key()),
                request.getRequestURI());
    }

    @ExceptionHandler
    Problem broken(Exception unexpected, HttpServletRequest request, Text text) {
        LOG.error("{} could not be answered", request.getRequestURI(), unexpected);
        return new Problem(
                text.of("broken.title"),
                HttpStatus.INTERNAL_SERVER_ERROR.value(),
                text.of("broken.lead"),
                request.getRequestURI());
    }
}
