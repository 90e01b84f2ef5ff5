package org.isopolity.server.download;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import org.isopolity.server.page.Freshness;
import org.isopolity.server.page.ResponseRules;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Writes a {@link Download} into the response, open to programs on other sites. */
@Component
class DownloadWriter implements HandlerMethodReturnValueHandler {

    private static final Logger LOG = LoggerFactory.getLogger(DownloadWriter.class);
    /** What an answer says of itself when it begins. */
    private static final List<String> BEGUN = List.of(
            HttpHeaders.ETAG,
            HttpHeaders.CACHE_CONTROL,
            HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN,
            HttpHeaders.CONTENT_DISPOSITION);

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        return returnType.getParameterType() == Download.class;
    }

    @Override
    public void handleReturnValue(
            @Nullable Object file,
            MethodParameter returnType,
            ModelAndViewContainer container,
            NativeWebRequest request)
            throws IOException {
        container.setRequestHandled(true);
        HttpServletResponse response = Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class));
        Download download = (Download) Objects.requireNonNull(file);
        HttpServletRequest asked = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        Answer answer = new Answer(asked, response, download);
        try {
            download.content().writeTo(answer);
            answer.flush();
        } catch (RuntimeException failed) {
            if (!response.isCommitted()) {
                answer.takeBack();
                throw failed;
            }
            LOG.error("{} was broken off", asked.getRequestURI(), failed);
            ResponseRules.breakOff(asked, failed);
        }
    }

    /** The body of an answer whose headers are set when there is something to send: until then it can still become an error. */
    private static final class Answer extends OutputStream {

        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private final Download download;
        private boolean begun;

        Answer(HttpServletRequest request, HttpServletResponse response, Download download) {
            this.request = request;
            this.response = response;
            this.download = download;
        }

        private void begin() {
            if (begun) {
                return;
            }
            begun = true;
            Freshness.describe(request, response);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(download.name())
                            .build()
                            .toString());
            response.setContentType(download.type());
            download.length().ifPresent(response::setContentLengthLong);
        }

        /** Forgets what was not sent yet. */
        @SuppressWarnings("NullAway") // a header that is set to nothing is gone
        void takeBack() {
            response.resetBuffer();
            BEGUN.forEach(name -> response.setHeader(name, null));
        }

        @Override
        public void write(int b) throws IOException {
            begin();
            response.getOutputStream().write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (length > 0) {
                begin();
                response.getOutputStream().write(bytes, from, length);
            }
        }

        @Override
        public void flush() {
            begin();
        }
    }
}
