package org.isopolity.server;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.isopolity.server.page.ResponseRules;

/**
 * Answers what Tomcat refuses before any page sees it, such as an address with a zero byte: a status and nothing else.
 * Public because Tomcat makes it by name.
 */
public final class RefusedRequests extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable cause) {
        if (response.getStatus() >= 400 && !response.isCommitted()) {
            ResponseRules.confine(response);
        }
    }
}
