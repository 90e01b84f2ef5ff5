package org.isopolity.server.api;

import java.util.List;
import org.isopolity.server.page.InvalidParameters;

/**
 * Why a program got no facts (RFC 9457).
 *
 * @param title what kind of problem it is
 * @param status of the response
 * @param detail what is wrong and what to do
 * @param instance the address that was asked for
 * @param parameters the parameters that are wrong, with what may stand there
 * @param nearest addresses that were perhaps meant
 */
record Problem(
        String title,
        int status,
        String detail,
        String instance,
        List<InvalidParameters.Problem> parameters,
        List<String> nearest) {

    Problem(String title, int status, String detail, String instance) {
        this(title, status, detail, instance, List.of(), List.of());
    }
}
