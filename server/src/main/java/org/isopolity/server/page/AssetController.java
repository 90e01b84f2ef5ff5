package org.isopolity.server.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.isopolity.server.page.Assets.Asset;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Serves the assets; a page of an older build still finds them, but may not keep them. */
@Controller
class AssetController {

    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    @GetMapping("/assets/{fingerprint}/{*name}")
    void asset(
            @PathVariable("fingerprint") String fingerprint,
            @PathVariable("name") String name,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Asset asset = assets.find(name.substring(1)).orElseThrow(() -> NoSuchPage.at(request));
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                assets.isCurrent(fingerprint) ? "public, max-age=31536000, immutable" : "no-cache");
        response.setContentType(asset.type());
        String accepted = String.valueOf(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        byte[] bytes = asset.plain();
        if (asset.packed().isPresent()) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            if (accepted.contains("gzip")) {
                response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
                bytes = asset.packed().get();
            }
        }
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
