package org.isopolity.server.page;

import jakarta.servlet.http.HttpServletRequest;

/** The site's own address as the reader wrote it. */
public final class Origin {

    private Origin() {}

    /** Scheme, host and port, without a slash at the end. */
    public static String of(HttpServletRequest request) {
        int port = request.getServerPort();
        boolean usual = port == (request.isSecure() ? 443 : 80);
        return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + port);
    }
}
