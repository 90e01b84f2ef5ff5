package org.isopolity.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.isopolity.server.governance.Competences;
import org.isopolity.server.report.CityReports;
import org.isopolity.server.report.Extent;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A city's report as PDF. */
@Command(name = "report", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "CITY", descriptionKey = "city")
    @SuppressWarnings("NullAway.Init")
    private String city;

    @Option(names = "--home", paramLabel = "DIR", descriptionKey = "home")
    private Path home = Home.usual();

    @Option(names = "--release", paramLabel = "ID", descriptionKey = "report-release", defaultValue = "latest")
    private String release = "latest";

    @Option(names = "--page", descriptionKey = "report-page")
    private boolean page;

    @Option(names = "--language", paramLabel = "TAG", descriptionKey = "language", defaultValue = "en")
    private String language = "en";

    @Option(names = "--without-survey", descriptionKey = "report-without-survey")
    private boolean withoutSurvey;

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "report-out")
    private @Nullable Path out;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Home place = new Home(home);
        Extent extent = page ? Extent.PAGE : Extent.FULL;
        Competences competences = withoutSurvey ? Competences.none() : Competences.beside(place.releases());
        if (!competences.problem().isEmpty()) {
            throw new Refusal("report.survey", competences.problem());
        }
        byte[] pdf = CityReports.of(place.archive())
                .findPdf(release, city, extent, language, competences)
                .orElseThrow(() -> new Refusal("report.unknown", city, release, place.releases()));
        Path file = out == null ? Path.of(city + "-" + extent.code() + ".pdf") : out;
        try {
            Files.write(file, pdf, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException there) {
            throw new Refusal("report.exists", file);
        } catch (IOException failed) {
            throw new UncheckedIOException(new IOException(Terminal.words("report.unwritable", file), failed));
        }
        Terminal terminal =
                new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr());
        terminal.say("report.written", file, pdf.length);
        if (competences.isAtHand()) {
            terminal.say("report.surveyed", competences.years(), competences.digests());
        }
        return 0;
    }
}
