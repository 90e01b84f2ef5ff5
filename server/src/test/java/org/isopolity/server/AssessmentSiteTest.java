package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to the self-assessment is answered, and leaves no trace. */
class AssessmentSiteTest {

    private static final String BOUNDARY = "xxBOUNDARYxx";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = PublicSite.start(ServerSettings.local(Releases.directory(), 0));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> post(String path, String type, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> form(String path, String... pairs) throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(URLEncoder.encode(pairs[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return post(path, "application/x-www-form-urlencoded", body.toString());
    }

    private static HttpResponse<String> files(String... pairs) throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            body.append("--").append(BOUNDARY).append("\r\nContent-Disposition: form-data; name=\"");
            body.append(pairs[i]).append("\"; filename=\"").append(pairs[i]).append(".csv\"\r\n\r\n");
            body.append(pairs[i + 1]).append("\r\n");
        }
        return post(
                "/assessment/result", "multipart/form-data; boundary=" + BOUNDARY, body + "--" + BOUNDARY + "--\r\n");
    }

    @Test
    void aFormIsAnsweredAndNothingIsKept() throws Exception {
        HttpResponse<String> answer =
                form("/assessment/result", "section", "openness", "OP1a", "50", "OP1a.evidence", "<b>\"größer\"</b>");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("1 of 117 questions are answered", "&lt;b>", "größer")
                .doesNotContain("<b>\"", "null", "NaN", "{0}");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        HttpResponse<String> other = form("/assessment/result", "section", "openness", "OP1b", "100");
        assertThat(other.body()).doesNotContain("größer");
    }

    @Test
    void answersTravelFromSetToSetAndIntoTheFile() throws Exception {
        String carried = "question_id,answer,evidence\nLG01a,50,\"a, b\"\nOP1a,0,\n";
        String page = form("/assessment/openness", "carried", carried).body();
        assertThat(page).contains("You bring 1 answer to another set", "name=\"OP1a\" value=\"0\" checked");
        String file = form(
                        "/assessment/answers.csv",
                        "carried",
                        carried,
                        "section",
                        "openness",
                        "OP1a",
                        "",
                        "OP1b",
                        "unknown")
                .body();
        assertThat(file).contains("LG01a,50,\"a, b\",", "OP1a,,,", "OP1b,unknown,,");
    }

    @Test
    void aFileIsReadAndComparedWithAnEarlierOne() throws Exception {
        HttpResponse<String> answer = files(
                "answers", "question_id,answer\nLG01a,100\nLG01b,50\n", "earlier", "question_id,answer\nLG01a,50\n");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("2 of 117 questions are answered", "<span class=\"up\">50 (1 question)</span>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "question_id,answer\nLG01a,75\n",
                "question_id,answer\nLG99a,50\n",
                "nothing\n",
                "question_id,answer\n\"LG01a,50\n",
                "question_id,answer\n"
            })
    void aWrongFileIsNamedAndNothingElseHappens(String content) throws Exception {
        HttpResponse<String> answer = files("answers", content);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("role=\"alert\"").doesNotContain("Exception", "null");
    }

    @Test
    void whatIsTooLargeOrNoFormIsRefused() throws Exception {
        assertThat(files("answers", "x".repeat(600_000)).statusCode()).isEqualTo(400);
        assertThat(form("/assessment/result", "carried", "x".repeat(600_000)).statusCode())
                .isEqualTo(400);
        assertThat(form("/assessment/result").statusCode()).isEqualTo(400);
        assertThat(form("/assessment/result", "section", "openness", "OP1a", "7")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/assessment/result", "multipart/form-data", "broken").statusCode())
                .isEqualTo(400);
        assertThat(post("/assessment/result", "application/json", "{}").statusCode())
                .isEqualTo(400);
        assertThat(form("/assessment/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void anotherSiteCannotSendForTheReader() throws Exception {
        for (String path : List.of("/assessment/result", "/assessment/answers.csv", "/assessment/openness")) {
            HttpResponse<String> answer = post(
                    path,
                    "application/x-www-form-urlencoded",
                    "section=openness&OP1a=50",
                    "Sec-Fetch-Site",
                    "cross-site");
            assertThat(answer.statusCode()).as(path).isEqualTo(405);
        }
        assertThat(form("/assessment", "a", "b").statusCode()).isEqualTo(405);
    }

    @Test
    void theFileWithoutAnswersHoldsEveryQuestion() throws Exception {
        HttpResponse<String> file = CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/assessment/answers.csv"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(file.body().lines()).hasSize(118);
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("answers.csv");
    }
}
