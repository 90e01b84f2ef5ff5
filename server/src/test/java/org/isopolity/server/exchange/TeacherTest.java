package org.isopolity.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.isopolity.release.Archive;
import org.isopolity.release.Release;
import org.isopolity.server.MadeUpEdition;
import org.isopolity.server.PublicSite;
import org.isopolity.server.RunningServer;
import org.isopolity.server.ServerSettings;
import org.isopolity.server.exchange.Exchanges.Kind;
import org.isopolity.server.exchange.Exchanges.Statement;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.peer.Movement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is strong and improving where a city is weak, and can be talked to; by hand, over two editions. */
class TeacherTest {

    private static Path releases = Path.of("");
    private static List<Release> series = List.of();
    private static Figures figures;

    private static void edition(Path releases, int year, String definition, String observations) throws IOException {
        MadeUpEdition.publish(releases, "teachers", year, """
            id,parent,label,question,weight,unit,direction,competence,target,worst,definition
            top,,Openness,,1,,,,,,
            work,top,Work,,1,,,,,,
            home,top,Home,,1,,,,,,
            jobs,work,Jobs,How many find work?,1,%,higher_is_more_open,city,100,0,In work
            wait,work,Waiting,How long do they wait?,1,days,lower_is_more_open,city,0,100,DEFINITION
            rent,home,Rent,What do they pay?,1,%,lower_is_more_open,city,0,100,Of income
            """.replace("DEFINITION", definition), """
            graz,Graz,AT,,,,,
            linz,Linz,AT,,,,,
            wels,Wels,AT,,,,,
            """, observations);
    }

    @BeforeAll
    static void publish() throws IOException {
        releases = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "teachers-releases");
        edition(releases, 2024, "Days", """
            graz jobs 50
            graz wait 40
            graz rent 30
            linz jobs 60
            linz wait 30
            linz rent 50
            wels jobs 80
            wels wait 50
            wels rent 40
            """);
        edition(releases, 2026, "Days", """
            graz jobs 40
            graz wait 50
            graz rent 20
            linz jobs 70
            linz wait 20
            linz rent 60 b
            wels jobs 70
            wels wait 50
            wels rent 50
            """);
        series = Archive.open(releases).series("teachers");
        figures = new Library(Archive.open(releases)).latest();
    }

    private static Movement movement(String city, String area) {
        return Movement.of(series, figures, city, figures.framework().find(area).orElseThrow());
    }

    @Test
    void aMovementCountsWhatBecameMoreOpenAndWhatLess() {
        assertThat(series).hasSize(2);
        assertThat(movement("linz", "work")).isEqualTo(new Movement(2, 0, 2, 2024));
        assertThat(movement("graz", "work")).isEqualTo(new Movement(0, 2, 2, 2024));
        assertThat(movement("wels", "work")).as("less work, and no longer wait").isEqualTo(new Movement(0, 1, 2, 2024));
        assertThat(movement("graz", "home").improves()).isTrue();
    }

    @Test
    void nothingIsComparedAcrossABreak() throws IOException {
        assertThat(movement("linz", "home")).isEqualTo(new Movement(0, 0, 0, 0));
        Path releases = Files.createTempDirectory(Path.of("target"), "teachers-releases");
        edition(releases, 2024, "Days", "graz jobs 50\ngraz wait 40\ngraz rent 30");
        edition(releases, 2026, "Working days", "graz jobs 60\ngraz wait 20\ngraz rent 30");
        List<Release> redefined = Archive.open(releases).series("teachers");
        Figures newest = new Library(Archive.open(releases)).latest();
        assertThat(Movement.of(redefined, newest, "graz", newest.framework().root()))
                .as("waiting is counted otherwise since")
                .isEqualTo(new Movement(1, 0, 2, 2024));
    }

    @Test
    void thePageOfThoseAheadSaysWhoImproves() throws Exception {
        try (RunningServer site = PublicSite.start(ServerSettings.local(releases, 0));
                HttpClient client = HttpClient.newHttpClient()) {
            String address = "http://localhost:" + site.port() + "/peers/graz?area=";
            assertThat(page(client, address + "work"))
                    .contains("Improving: better on 2 of 2 since 2024, worse on 0", "Falling: worse on 1 of 2");
            assertThat(page(client, address + "home")).doesNotContain("since 2024");
        }
    }

    private static String page(HttpClient client, String address) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static Statement said(String city, Kind kind, String area, String languages) {
        return new Statement("", "net", city, city, kind, area, languages, kind == Kind.OFFER ? 1 : 0, "");
    }

    @Test
    void teachersAreAheadAndThoseWhoCanBeTalkedToComeFirst() {
        List<Statement> statements = new ArrayList<>(List.of(
                said("graz", Kind.WISH, "home", "de en"),
                said("graz", Kind.OFFER, "home", "de"),
                said("linz", Kind.OFFER, "work", "fr"),
                said("linz", Kind.WISH, "work", "fr"),
                said("wels", Kind.OFFER, "work", "sl en"),
                said("wels", Kind.OFFER, "home", "de")));
        List<Teacher> teachers = Teacher.of("graz", statements, figures, series);
        assertThat(teachers)
                .as("graz leads in home; wels speaks its language, linz is further ahead")
                .extracting(
                        teacher -> teacher.offer().city() + " " + teacher.area().id() + " " + teacher.languages())
                .containsExactly("wels work [en]", "linz work []");
        assertThat(teachers).extracting(Teacher::lead).containsExactly(50.0, 100.0);
        assertThat(teachers.getLast().movement().improves()).isTrue();
        Collections.shuffle(statements, new Random(7));
        assertThat(Teacher.of("graz", statements, figures, series)).isEqualTo(teachers);
        assertThat(Teacher.of("nowhere", statements, figures, series)).isEmpty();
    }
}
