package org.isopolity.server.page;

import jakarta.servlet.http.HttpServletRequest;

/** The site's own address as the reader wrote it. */
final class Origin {

    private Origin() {}

    static String of(HttpServletRequest request) {
        int port = request.getServerPort();
        boolean usual = port == (request.isSecure() ? 443 : 80);
        return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + port);
    }
}
