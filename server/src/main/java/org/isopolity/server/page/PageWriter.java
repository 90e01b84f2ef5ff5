package org.isopolity.server.page;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.isopolity.server.figures.Library;
import org.isopolity.server.page.Frame.Imprint;
import org.isopolity.server.text.Languages;
import org.isopolity.server.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Renders what a controller returns into bytes, and those into the response. */
@Component
class PageWriter implements HandlerMethodReturnValueHandler {

    private static final int USUAL_SIZE = 48 * 1024;

    private final TemplateEngine templates;
    private final Languages languages;
    private final Library library;
    private final Assets assets;
    private final RenderedPages rendered;
    private final SignIn signIn;

    PageWriter(
            TemplateEngine templates,
            Languages languages,
            Library library,
            Assets assets,
            RenderedPages rendered,
            SignIn signIn) {
        this.templates = templates;
        this.languages = languages;
        this.library = library;
        this.assets = assets;
        this.rendered = rendered;
        this.signIn = signIn;
    }

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        return returnType.getParameterType() == Page.class;
    }

    @Override
    public void handleReturnValue(
            @Nullable Object page,
            MethodParameter returnType,
            ModelAndViewContainer container,
            NativeWebRequest webRequest)
            throws IOException {
        container.setRequestHandled(true);
        HttpServletRequest request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        HttpServletResponse response = Objects.requireNonNull(webRequest.getNativeResponse(HttpServletResponse.class));
        // without a page the controller has answered already, with a redirection
        if (page instanceof Page shown) {
            write(
                    shown,
                    Reader.text(request, returnType.getMethodAnnotation(Speaks.class), languages),
                    request,
                    response);
        }
    }

    private void write(Page page, Text text, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean found = response.getStatus() == HttpStatus.OK.value();
        Frame frame = new Frame(
                text,
                page.head(),
                Origin.of(request),
                request.getRequestURI(),
                assets.path(),
                found,
                signIn.offered(),
                library.findLatest().map(figures -> Imprint.of(figures.release(), text)));
        Utf8ByteOutput output = new Utf8ByteOutput(USUAL_SIZE);
        templates.render(page.template() + ".jte", Map.of("frame", frame, "page", page.content()), output);
        RenderedPages.Rendered html = new RenderedPages.Rendered(output.toByteArray(), text.language());
        Optional<String> tag = Freshness.findTag(request);
        if (found && tag.isPresent()) {
            Freshness.describe(request, response);
            rendered.keep(tag.get(), html);
        } else {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        html.send(response);
    }
}
