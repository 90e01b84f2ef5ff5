package org.isopolity.server.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * The pages that were asked for last, ready to be sent again. A page depends on nothing but what its tag is made of, so it
 * never goes stale; memory is bounded.
 */
@Component
final class RenderedPages {

    private static final long MOST_BYTES = 16 << 20;

    /**
     * A page as bytes.
     *
     * @param html UTF-8
     * @param language of the text
     */
    @SuppressWarnings("ArrayRecordComponent") // written to the connection and seen by nobody else
    record Rendered(byte[] html, String language) {

        void send(HttpServletResponse response) throws IOException {
            response.setContentType("text/html;charset=UTF-8");
            response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language);
            response.setContentLength(html.length);
            response.getOutputStream().write(html);
        }
    }

    private final LinkedHashMap<String, Rendered> byTag = new LinkedHashMap<>(256, 0.75f, true);
    private long bytes;

    synchronized Optional<Rendered> find(String tag) {
        return Optional.ofNullable(byTag.get(tag));
    }

    synchronized void keep(String tag, Rendered page) {
        Rendered before = byTag.put(tag, page);
        bytes += page.html().length - (before == null ? 0 : before.html().length);
        var eldest = byTag.entrySet().iterator();
        while (bytes > MOST_BYTES) {
            bytes -= eldest.next().getValue().html().length;
            eldest.remove();
        }
    }
}
