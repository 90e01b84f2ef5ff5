package org.isopolity.server.report;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.isopolity.server.page.Freshness;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Writes a {@link PrintedReport} into the response. */
@Component
class PrintedReportWriter implements HandlerMethodReturnValueHandler {

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        return returnType.getParameterType() == PrintedReport.class;
    }

    @Override
    public void handleReturnValue(
            @Nullable Object report,
            MethodParameter returnType,
            ModelAndViewContainer container,
            NativeWebRequest request)
            throws IOException {
        container.setRequestHandled(true);
        HttpServletResponse response = Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class));
        PrintedReport printed = (PrintedReport) Objects.requireNonNull(report);
        Freshness.describe(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)), response);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.inline().filename(printed.name()).build().toString());
        response.setContentType("application/pdf");
        response.setContentLength(printed.bytes().length);
        response.getOutputStream().write(printed.bytes());
    }
}
