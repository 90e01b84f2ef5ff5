package org.isopolity.server.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.isopolity.server.text.Languages;
import org.isopolity.server.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers the reader's language and the parameters of the address. */
@Component
class Arguments implements HandlerMethodArgumentResolver {

    private final Languages languages;

    Arguments(Languages languages) {
        this.languages = languages;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Text.class || parameter.getParameterType() == Parameters.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        Text text = Reader.text(request, parameter.getMethodAnnotation(Speaks.class), languages);
        return parameter.getParameterType() == Text.class ? text : new Parameters(request.getQueryString(), text);
    }
}
