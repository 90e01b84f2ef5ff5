package org.isopolity.server.desk;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.isopolity.server.page.Assets;
import org.isopolity.server.text.Languages;
import org.isopolity.server.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers of the workspace what was sent, and renders the page that they return. */
public final class DeskWriter implements HandlerMethodReturnValueHandler, HandlerMethodArgumentResolver {

    private static final int USUAL_SIZE = 32 * 1024;
    private static final Pattern DONE = Pattern.compile("[a-z-]{1,40}");

    private final TemplateEngine templates;
    private final Languages languages;
    private final Assets assets;

    /** A writer of pages. */
    public DeskWriter(TemplateEngine templates, Languages languages, Assets assets) {
        this.templates = templates;
        this.languages = languages;
        this.assets = assets;
    }

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        return returnType.getParameterType() == DeskPage.class || returnType.getParameterType() == Onward.class;
    }

    @Override
    public void handleReturnValue(
            @Nullable Object answer,
            MethodParameter returnType,
            ModelAndViewContainer container,
            NativeWebRequest webRequest)
            throws IOException {
        container.setRequestHandled(true);
        HttpServletRequest request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        HttpServletResponse response = Objects.requireNonNull(webRequest.getNativeResponse(HttpServletResponse.class));
        switch (answer) {
            case DeskPage page -> write(page, request, response);
            case Onward onward -> onward.send(response);
            case null, default -> {
                // the controller has answered already
            }
        }
    }

    /** Writes a page. */
    public void write(DeskPage page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Text text = text(request);
        Desk desk = new Desk(
                text,
                assets.path(),
                request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "",
                Optional.ofNullable((String) request.getAttribute(Desk.PERSON)),
                Optional.ofNullable(request.getParameter("done"))
                        .filter(done -> DONE.matcher(done).matches())
                        .flatMap(done -> text.find("done." + done)));
        Utf8ByteOutput output = new Utf8ByteOutput(USUAL_SIZE);
        templates.render("desk/page.jte", Map.of("desk", desk, "page", page), output);
        byte[] html = output.toByteArray();
        response.setStatus(page.status());
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, text.language());
        response.setContentLength(html.length);
        response.getOutputStream().write(html);
    }

    /** The text for the reader of a request. */
    public Text text(HttpServletRequest request) {
        return languages.accept(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Text.class || parameter.getParameterType() == Sent.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        Text text = text(request);
        return parameter.getParameterType() == Text.class ? text : new Sent(request, text);
    }
}
