package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A network of two cities with a framework and an open round, made through the pages, and people for every role. */
final class Scene {

    static final String CITIES = """
        id,name,country_iso2,region,latitude,longitude,population,population_year
        vienna,Vienna,AT,Western Europe,48.2,16.4,1900000,2020
        lisbon,Lisbon,PT,Southern Europe,38.7,-9.1,550000,2020
        turku,Turku,FI,Northern Europe,60.4,22.3,195000,2020
        """;
    static final String FRAMEWORK = """
        id,parent,label,question,weight,unit,direction,competence,target,worst,choices,least,most
        top,,Openness,,1,,,,,,,,
        work,top,Work,,1,,,,,,,,
        jobs,work,Jobs,How many find work?,1,%,higher_is_more_open,city,100,0,,0,100
        advice,work,Advice,Is there advice?,1,,higher_is_more_open,city,100,0,no=0:No|partly=50:Partly|yes=100:Yes,,
        people,work,Newcomers,How many came?,1,persons,higher_is_more_open,city,1000,0,,0,
        """;
    static final String ROUND = "/workspace/networks/opencities/rounds/r1";
    static final String VIENNA = ROUND + "/cities/vienna";
    static final String LISBON = ROUND + "/cities/lisbon";

    final OpenWorkspace workspace;
    final String administrator;
    final String secretariat;
    final String reviewer;
    final String second;
    final String officer;
    final String other;
    final String resident;
    final String stranger;

    Scene(OpenWorkspace workspace) {
        this.workspace = workspace;
        administrator = workspace.account("admin@example.org", "", "", "ADMINISTRATOR");
        Visitor admin = workspace.as(administrator);
        done(admin.post("/workspace/installation/networks", Map.of("id", "opencities", "name", "Open Cities")));
        done(admin.post("/workspace/installation/networks", Map.of("id", "elsewhere", "name", "Another network")));
        secretariat = workspace.account("sec@example.org", "opencities", "", "SECRETARIAT");
        reviewer = workspace.account("rev@example.org", "opencities", "", "REVIEWER");
        second = workspace.account("rev2@example.org", "opencities", "", "REVIEWER");
        officer = workspace.account("vienna@example.org", "opencities", "vienna", "OFFICER");
        other = workspace.account("lisbon@example.org", "opencities", "lisbon", "OFFICER");
        resident = workspace.account("res@example.org", "opencities", "", "RESIDENT");
        stranger = workspace.account("sec2@example.org", "elsewhere", "", "SECRETARIAT");
        Visitor sec = workspace.as(secretariat);
        String network = "/workspace/networks/opencities";
        done(sec.upload(network + "/cities", Map.of(), "cities", "cities.csv", bytes(CITIES)));
        done(sec.upload(network + "/frameworks", Map.of("note", "first"), "file", "framework.csv", bytes(FRAMEWORK)));
        done(sec.post(network + "/frameworks/1/lock", Map.of()));
        done(sec.post(
                network + "/rounds",
                Map.of(
                        "id",
                        "r1",
                        "title",
                        "Round one",
                        "year",
                        "2026",
                        "framework",
                        "1",
                        "deadline",
                        "2099-12-31",
                        "reviewers",
                        "1")));
        done(sec.post(ROUND + "/open", Map.of("version", "1")));
        done(sec.post(ROUND + "/invite", Map.of()));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What was sent was done. */
    static HttpResponse<String> done(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer;
    }

    static Map<String, String> jobs(String amount, int version) {
        return Map.of(
                "amount", amount, "year", "2025", "level", "city", "source", "City register", "version", "" + version);
    }

    /** The version of an answer as its page shows it to somebody who may do something. */
    static String version(Visitor visitor, String path) {
        Matcher matcher = Pattern.compile("name=\"version\" value=\"(\\d+)\"")
                .matcher(visitor.get(path).body());
        assertThat(matcher.find()).as("a form on " + path).isTrue();
        return matcher.group(1);
    }

    /** Does something with an answer as somebody. */
    static HttpResponse<String> act(Visitor visitor, String item, String deed, String words) {
        return visitor.post(
                item + "/" + deed,
                Map.of(
                        "deed", deed.toUpperCase(java.util.Locale.ROOT).replace('-', '_'),
                        "version", version(visitor, item),
                        "words", words));
    }
}
