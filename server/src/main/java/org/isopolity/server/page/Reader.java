package org.isopolity.server.page;

import jakarta.servlet.http.HttpServletRequest;
import org.isopolity.server.text.Languages;
import org.isopolity.server.text.Scope;
import org.isopolity.server.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The language of an answer: the one asked for in the address where the page heeds that, else the one the browser asks for. */
final class Reader {

    private Reader() {}

    static Text text(HttpServletRequest request, @Nullable Speaks speaks, Languages languages) {
        String header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (speaks == null) {
            return languages.accept(header, Scope.SITE);
        }
        Text usual = languages.accept(header, speaks.value());
        String asked = new Parameters(request.getQueryString(), usual).first("language");
        return asked.isEmpty() ? usual : languages.accept(asked, speaks.value());
    }
}
