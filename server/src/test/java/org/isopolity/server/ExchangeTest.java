package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isopolity.server.Scene.done;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.isopolity.server.audit.Audit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cities ask and answer each other through the pages, on both databases. */
class ExchangeTest {

    private static final String NETWORK = "/workspace/networks/opencities/exchange";
    private static final String VIENNA = "/workspace/networks/opencities/cities/vienna/exchange";
    private static final String LISBON = "/workspace/networks/opencities/cities/lisbon/exchange";

    private static List<String> mails(OpenWorkspace workspace, String recipient) {
        return workspace
                .store()
                .<List<String>>read(sql -> sql.sql("select content from mail where recipient = ? order by id")
                        .param(recipient)
                        .query((row, _) -> row.getString(1))
                        .list());
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aRequestIsSentAnsweredMetAndDecided(Databases database) {
        try (OpenWorkspace workspace = OpenWorkspace.on(database.fresh(), Releases.own())) {
            Scene scene = new Scene(workspace);
            Visitor vienna = workspace.as(scene.officer);
            Visitor lisbon = workspace.as(scene.other);
            int before = mails(workspace, "lisbon@example.org").size();
            Map<String, String> question = Map.of(
                    "mentor", "lisbon", "about", "migration", "until", "2099-01-31", "question", "How did you begin?");
            String path = done(vienna.post(VIENNA + "/requests", question))
                    .headers()
                    .firstValue("Location")
                    .orElseThrow()
                    .replaceAll("\\?.*", "");
            assertThat(mails(workspace, "lisbon@example.org"))
                    .hasSize(before + 1)
                    .last()
                    .asString()
                    .contains("asks");
            assertThat(vienna.post(VIENNA + "/requests", question).statusCode())
                    .as("asked twice")
                    .isEqualTo(409);
            String id = path.substring(path.lastIndexOf('/') + 1);
            String theirs = LISBON + "/requests/" + id;
            assertThat(workspace.as(scene.second).get(theirs).statusCode()).isEqualTo(404);
            assertThat(vienna.post(path + "/accept", Map.of("version", "1")).statusCode())
                    .as("nobody answers for the other city")
                    .isEqualTo(409);
            done(act(lisbon, theirs, "/accept", Map.of()));
            assertThat(lisbon.post(theirs + "/decline", Map.of("version", "1", "words", "no"))
                            .statusCode())
                    .as("an old page")
                    .isEqualTo(412);
            done(act(vienna, path, "/meet", Map.of("meeting", "2099-02-01T09:00:00+01:00")));
            HttpResponse<String> wordless = act(vienna, path, "/decide", Map.of());
            assertThat(wordless.statusCode()).isEqualTo(422);
            done(act(vienna, path, "/decide", Map.of("words", "We adapt it")));
            done(act(vienna, path, "/tell", Map.of("words", "After 6 months: 40 people")));
            assertThat(lisbon.get(theirs).body()).contains("We adapt it", "After 6 months: 40 people", "decided");
            assertThat(mails(workspace, "lisbon@example.org")).hasSize(before + 4);
            assertThat(Audit.verify(workspace.store()).broken()).isEmpty();
        }
    }

    private static HttpResponse<String> act(Visitor visitor, String path, String deed, Map<String, String> fields) {
        Map<String, String> all = new TreeMap<>(fields);
        all.put("version", Scene.version(visitor, path));
        return visitor.post(path + deed, all);
    }

    @Test
    void offersAndWishesAreStatedAndEventsAreForEverybody() {
        try (OpenWorkspace workspace = OpenWorkspace.on(Databases.EMBEDDED.fresh(), Releases.own())) {
            Scene scene = new Scene(workspace);
            Visitor vienna = workspace.as(scene.officer);
            Visitor lisbon = workspace.as(scene.other);
            Visitor secretariat = workspace.as(scene.secretariat);
            for (String area : List.of("quality-of-living", "migration")) {
                for (Visitor visitor : List.of(vienna, lisbon)) {
                    String path = visitor == vienna ? VIENNA : LISBON;
                    done(visitor.post(
                            path,
                            Map.of(
                                    "kind",
                                    "OFFER",
                                    "area",
                                    area,
                                    "languages",
                                    "en, de",
                                    "capacity",
                                    "3",
                                    "words",
                                    "")));
                    done(visitor.post(path, Map.of("kind", "WISH", "area", area, "languages", "EN", "words", "")));
                }
            }
            assertThat(vienna.post(VIENNA, Map.of("kind", "OFFER", "area", "no", "languages", "xx"))
                            .body())
                    .contains("Choose one of those offered", "ISO 639");
            List<String> teachers = new ArrayList<>();
            for (String path : List.of(VIENNA, LISBON)) {
                String own = (path.equals(VIENNA) ? vienna : lisbon).get(path).body();
                assertThat(own).contains("Who could teach your city", "/peers/");
                teachers.addAll(Pattern.compile("\\?mentor=([a-z]+)&amp;about=migration#ask")
                        .matcher(own)
                        .results()
                        .map(found -> found.group(1))
                        .toList());
            }
            assertThat(teachers).as("one of the two is ahead of the other").hasSize(1);
            String page = secretariat.get(NETWORK).body();
            assertThat(page)
                    .contains("English", "German", "mentors up to 3 cities", "Places ahead of 100", "Proposed pairs");
            Visitor anybody = workspace.visitor();
            assertThat(anybody.get("/events").body()).contains("0 events ahead");
            done(secretariat.post(
                    NETWORK + "/events",
                    Map.of(
                            "title", "Peer review; Turku",
                            "begins", "2099-05-01T09:00:00+02:00",
                            "ends", "2099-05-02T16:00:00+02:00",
                            "place", "City hall")));
            assertThat(anybody.get("/events").body()).contains("Peer review; Turku", "City hall");
            assertThat(anybody.get("/events.ics").body())
                    .contains("SUMMARY:Peer review\\; Turku", "DTSTART:20990501T070000Z", "STATUS:CONFIRMED");
            assertThat(anybody.get("/news.atom").body())
                    .contains("Peer review; Turku", "<feed xmlns=\"http://www.w3.org/2005/Atom\">", "Release openness");
            String calendar = anybody.get("/events.ics").body();
            String uid = calendar.substring(calendar.indexOf("UID:event-") + 10, calendar.indexOf("@isopolity"));
            done(secretariat.post(NETWORK + "/events/" + uid + "/cancel", Map.of()));
            assertThat(anybody.get("/events.ics").body())
                    .contains("UID:event-" + uid, "STATUS:CANCELLED", "SEQUENCE:1");
            assertThat(secretariat
                            .post(NETWORK + "/events", Map.of("title", "x", "begins", "soon", "ends", "later"))
                            .body())
                    .contains("Write a moment with its zone");
        }
    }

    @Test
    void theDigestIsAskedForAndEndedByTheLinkInIt() {
        try (OpenWorkspace workspace = OpenWorkspace.on(Databases.EMBEDDED.fresh(), Releases.own())) {
            Scene scene = new Scene(workspace);
            new PlanScene(workspace.as(scene.officer)).published();
            Visitor resident = workspace.as(scene.resident);
            workspace.digest();
            assertThat(mails(workspace, "res@example.org")).as("nobody asked").isEmpty();
            done(resident.post(NETWORK + "/digest", Map.of()));
            workspace.digest();
            assertThat(mails(workspace, "res@example.org"))
                    .as("the week is not over")
                    .isEmpty();
            workspace
                    .store()
                    .writing(sql -> sql.sql("update digest set last = 1").update());
            workspace.digest();
            workspace.digest();
            List<String> mails = mails(workspace, "res@example.org");
            assertThat(mails).hasSize(1);
            assertThat(mails.getFirst()).contains("Vienna has published news of its plan", "/workspace/digest/");
            String link = mails.getFirst().replaceAll("(?s).*(/workspace/digest/\\S+).*", "$1");
            Visitor anybody = workspace.visitor();
            assertThat(anybody.get(link).body()).contains("Send me no more");
            assertThat(anybody.post(link, Map.of()).body()).contains("no digest any more");
            assertThat(anybody.post(link, Map.of()).statusCode()).isEqualTo(404);
            workspace
                    .store()
                    .writing(sql -> sql.sql("update digest set last = 1").update());
            workspace.digest();
            assertThat(mails(workspace, "res@example.org")).hasSize(1);
        }
    }

    @Test
    void whoIsAheadCanBeAskedFromTheirPageOfPeers() {
        try (OpenWorkspace workspace = OpenWorkspace.on(Databases.EMBEDDED.fresh(), Releases.own())) {
            Scene scene = new Scene(workspace);
            Visitor vienna = workspace.as(scene.officer);
            String peers =
                    workspace.visitor().get("/peers/vienna?area=migration").body();
            assertThat(peers).contains("href=\"/workspace/exchange\"", "to mentor</a>");
            String link = peers.replaceAll("(?s).*?href=\"(/workspace/exchange\\?mentor=[^\"]+)\".*", "$1");
            assertThat(link).matches("/workspace/exchange\\?mentor=[a-z-]+&(amp;)?about=migration");
            HttpResponse<String> onward = done(vienna.get("/workspace/exchange?mentor=lisbon&about=migration"));
            assertThat(onward.headers().firstValue("Location").orElseThrow())
                    .isEqualTo(VIENNA + "?mentor=lisbon&about=migration#ask");
            assertThat(vienna.get(VIENNA + "?mentor=lisbon&about=migration").body())
                    .contains("value=\"lisbon\" selected", "value=\"migration\" selected");
            assertThat(done(vienna.get("/workspace/exchange?mentor=a%20b"))
                            .headers()
                            .firstValue("Location")
                            .orElseThrow())
                    .as("what is no code is left behind")
                    .isEqualTo(VIENNA);
            assertThat(workspace
                            .as(scene.secretariat)
                            .get("/workspace/exchange")
                            .body())
                    .contains(NETWORK);
            assertThat(workspace.as(scene.resident).get("/workspace/exchange").body())
                    .contains("You have no role");
        }
    }
}
