package org.isopolity.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.isopolity.server.governance.Survey;

/** A survey whose answers are invented, by cities of the starter release and one that is not in it. */
final class MadeUpSurvey {

    /** In housing four of six say that nothing is theirs, in health three of five that all is; in education two answered. */
    static final String LINES = """
        Vienna,housing,national,2024,none,3,1,law,Invented Rent Act,Let cities set rents,AT
        Vienna,housing,regional,2023,none,0,2,money,,,AT
        Vienna,health,national,2022,full,1,0,law,,,AT
        Lisbon,housing,national,2024,none,2,0,law,Invented Rent Act,Let cities set rents,PT
        Lisbon,health,national,2024,shared,0,2,money,,,PT
        Munich,housing,national,2024,none,0,0,,,,DE
        Munich,health,national,2024,full,0,0,,,,DE
        Warsaw,housing,national,2024,none,1,1,,,,PL
        Warsaw,health,national,2024,full,0,1,,,,PL
        Prague,housing,national,2024,full,0,0,,,,CZ
        Prague,health,national,2024,none,3,0,delay,Invented Entitlement Rule <2>,Include everybody & all,CZ
        Made-up Town,housing,national,2024,shared,0,1,,,,AT
        Made-up Town,education,national,2024,full,0,1,,,,AT
        Lisbon,education,national,2024,shared,0,1,,,,PT
        """;

    private MadeUpSurvey() {}

    /** Lays survey and the starter's fields beside releases. */
    static void write(Path releases) throws IOException {
        Files.writeString(beside(releases, "governance.csv"), Survey.HEADER + LINES);
        Files.copy(
                Path.of("..", "starter", "services.csv"),
                beside(releases, "services.csv"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    static Path beside(Path releases, String name) {
        return releases.toAbsolutePath().resolveSibling(name);
    }
}
