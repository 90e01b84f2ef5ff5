package org.isopolity.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.isopolity.index.framework.Indicator;
import org.isopolity.practice.exchange.InvalidImport;
import org.isopolity.practice.exchange.JsonLd;
import org.isopolity.practice.exchange.LibraryFolder;
import org.isopolity.practice.exchange.PracticeTable;
import org.isopolity.practice.exchange.Turtle;
import org.isopolity.practice.exchange.Workbook;
import org.isopolity.practice.fit.Contexts;
import org.isopolity.practice.fit.Fit;
import org.isopolity.practice.fit.Gap;
import org.isopolity.practice.fit.Idea;
import org.isopolity.practice.fit.Ideas;
import org.isopolity.practice.fit.Weights;
import org.isopolity.practice.library.Implementation;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.search.Answer;
import org.isopolity.practice.search.PracticeIndex;
import org.isopolity.practice.search.Question;
import org.isopolity.release.CityResult;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.practice.CityContexts;
import org.isopolity.server.text.Languages;
import org.isopolity.server.text.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Practices: find, rank for a gap, take in, give out, check. */
@Command(
        name = "practice",
        resourceBundle = "org.isopolity.cli.messages",
        mixinStandardHelpOptions = true,
        subcommands = {
            PracticeCommand.SearchCommand.class,
            PracticeCommand.FitCommand.class,
            PracticeCommand.ImportCommand.class,
            PracticeCommand.ExportCommand.class,
            PracticeCommand.CheckCommand.class
        })
final class PracticeCommand {

    private static final int SHOWN = 10;

    /** What the subcommands share: a home with its library. */
    abstract static class InHome implements Callable<Integer> {

        @Option(names = "--home", paramLabel = "DIR", descriptionKey = "home")
        private Path home = Home.usual();

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        Home home() {
            return new Home(home);
        }

        Terminal terminal() {
            return new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr());
        }

        Library library() {
            return refusing(() -> LibraryFolder.read(home().starterPractices()));
        }

        /** Every mistake of a table becomes part of one refusal. */
        static <T> T refusing(Callable<T> reading) {
            try {
                return reading.call();
            } catch (InvalidImport wrong) {
                throw new Refusal(
                        "practice.mistakes",
                        String.join("\n", wrong.mistakes()),
                        wrong.mistakes().size());
            } catch (RuntimeException other) {
                throw other;
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** Finds practices by words of any language. */
    @Command(name = "search", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
    static final class SearchCommand extends InHome {

        @Parameters(paramLabel = "WORDS", arity = "1..*", descriptionKey = "practice.words")
        private List<String> words = List.of();

        @Option(names = "--lang", paramLabel = "CODE", descriptionKey = "practice.lang")
        private String language = "";

        @Override
        public Integer call() {
            Library library = library();
            try (PracticeIndex index = PracticeIndex.buildWithInstalled(library)) {
                Answer answer = index.search(new Question(String.join(" ", words), language, Map.of(), 0, SHOWN));
                Terminal terminal = terminal();
                answer.correction().ifPresent(better -> terminal.say("practice.corrected", better));
                terminal.say("practice.found", answer.total(), answer.language());
                for (Answer.Hit hit : answer.hits()) {
                    terminal.line("");
                    terminal.say(
                            "practice.hit",
                            hit.practice(),
                            library.get(hit.practice())
                                    .wording(answer.language())
                                    .title(),
                            library.appraisal(hit.practice()).level().number(),
                            String.join(
                                    ", ",
                                    library.implementationsOf(hit.practice()).stream()
                                            .map(Implementation::place)
                                            .map(place -> place.city())
                                            .distinct()
                                            .toList()));
                    hit.reasons()
                            .forEach(reason -> terminal.say(
                                    "practice.reason." + reason.kind().name().toLowerCase(Locale.ROOT),
                                    reason.words(),
                                    library.vocabulary()
                                            .find(reason.concept())
                                            .map(concept -> concept.label("en"))
                                            .orElse("")));
                }
            }
            return 0;
        }
    }

    /** Ranks practices for a gap of a city. */
    @Command(name = "fit", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
    static final class FitCommand extends InHome {

        @Option(names = "--city", paramLabel = "ID", required = true, descriptionKey = "practice.city")
        private String city = "";

        @Option(names = "--indicator", paramLabel = "ID", descriptionKey = "practice.indicator")
        private String indicator = "";

        @Option(names = "--area", paramLabel = "ID", descriptionKey = "practice.area")
        private String area = "";

        @Option(names = "--recommendation", paramLabel = "ID", descriptionKey = "practice.recommendation")
        private String recommendation = "";

        @Override
        public Integer call() {
            Library library = library();
            Figures figures = new org.isopolity.server.figures.Library(home().archive())
                    .findLatest()
                    .orElseThrow(() -> new Refusal("practice.no-release", home().releases()));
            CityResult place = figures.results().find(city).orElseThrow(() -> new Refusal("practice.no-city", city));
            Gap gap = gap(figures, library);
            Text text = new Languages().accept("en");
            Contexts contexts = CityContexts.of(figures, gap, text);
            Ideas ideas =
                    new Fit(library, contexts, Weights.STANDARD).rank(gap, CityContexts.context(figures, place.city()));
            Terminal terminal = terminal();
            terminal.say(
                    "practice.fit.title",
                    ideas.ideas().size(),
                    gap.name(),
                    place.city().name());
            for (int i = 0; i < Math.min(SHOWN, ideas.ideas().size()); i++) {
                print(i + 1, ideas.ideas().get(i), library, text, terminal);
            }
            return 0;
        }

        private Gap gap(Figures figures, Library library) {
            if (!indicator.isEmpty()) {
                Indicator known = figures.findIndicator(indicator)
                        .orElseThrow(() -> new Refusal("practice.no-indicator", indicator));
                return CityContexts.gap(figures, known);
            }
            if (!area.isEmpty()) {
                return figures.framework().areas().stream()
                        .filter(known -> known.id().equals(area))
                        .findFirst()
                        .map(known -> new Gap("area", area, known.label(), Optional.empty()))
                        .orElseThrow(() -> new Refusal("practice.no-area", area));
            }
            if (!library.vocabulary().targets("recommendation").contains(recommendation)) {
                throw new Refusal("practice.no-gap", recommendation);
            }
            return new Gap("recommendation", recommendation, recommendation, Optional.empty());
        }

        private static void print(int place, Idea idea, Library library, Text text, Terminal terminal) {
            terminal.line("");
            terminal.say(
                    "practice.idea",
                    place,
                    library.get(idea.practice()).wording("en").title(),
                    text.score(100 * idea.score()),
                    text.percent(idea.coverage()),
                    idea.practice());
            terminal.say("practice.gate." + idea.gate().name().toLowerCase(Locale.ROOT));
            for (Idea.Value term : idea.terms()) {
                terminal.say(
                        "practice.term",
                        term.term().name().toLowerCase(Locale.ROOT),
                        text.percent(term.share()),
                        text.decimal(term.value(), 2, 2),
                        text.decimal(term.lowest(), 2, 2),
                        text.decimal(term.highest(), 2, 2));
            }
            idea.arguments().forEach(reason -> terminal.say("practice.for", reason.in(Locale.ENGLISH)));
            idea.objections().forEach(reason -> terminal.say("practice.against", reason.in(Locale.ENGLISH)));
            idea.unknowns()
                    .forEach(unknown -> terminal.say(
                            "practice.not-known",
                            unknown.term().name().toLowerCase(Locale.ROOT),
                            unknown.bestPlace(),
                            unknown.worstPlace()));
        }
    }

    /** Takes in a table or workbook, whole or not at all. */
    @Command(name = "import", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
    static final class ImportCommand extends InHome {

        @Parameters(paramLabel = "FILE", descriptionKey = "practice.file")
        @SuppressWarnings("NullAway.Init")
        private Path file;

        @Override
        public Integer call() {
            Path folder = home().starterPractices();
            Library library = library();
            PracticeTable.Import result = refusing(() -> PracticeTable.read(file, library));
            LibraryFolder.write(folder, result.library());
            Terminal terminal = terminal();
            result.notices().forEach(terminal::line);
            terminal.say("practice.imported", result.practices(), result.places(), folder);
            return 0;
        }
    }

    /** Says what an import would do, and does nothing. */
    @Command(name = "check", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
    static final class CheckCommand extends InHome {

        @Parameters(paramLabel = "FILE", arity = "0..1", descriptionKey = "practice.check-file")
        private Optional<Path> file = Optional.empty();

        @Override
        public Integer call() {
            Library library = library();
            Terminal terminal = terminal();
            if (file.isPresent()) {
                PracticeTable.Import result = refusing(() -> PracticeTable.read(file.get(), library));
                result.notices().forEach(terminal::line);
                terminal.say("practice.would-import", result.practices(), result.places());
            } else {
                terminal.say(
                        "practice.sound",
                        library.practices().size(),
                        library.implementations().size(),
                        library.adaptations().size(),
                        library.evidence().size(),
                        library.vocabulary().concepts().size());
            }
            return 0;
        }
    }

    /** Gives the library out. */
    @Command(name = "export", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
    static final class ExportCommand extends InHome {

        @Parameters(paramLabel = "FILE", descriptionKey = "practice.out")
        @SuppressWarnings("NullAway.Init")
        private Path file;

        @Override
        public Integer call() {
            Library library = library();
            String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            try {
                if (name.endsWith(".xlsx")) {
                    try (OutputStream out = Files.newOutputStream(file)) {
                        Workbook.write(PracticeTable.of(library), library.vocabulary(), out);
                    }
                } else if (name.endsWith(".ttl")) {
                    Files.writeString(file, Turtle.skos(library.vocabulary(), "https://isopolity.invalid"));
                } else if (name.endsWith(".jsonld")) {
                    Files.writeString(file, JsonLd.of(library, "https://isopolity.invalid"));
                } else if (name.endsWith(".csv")) {
                    try (Writer out = Files.newBufferedWriter(file)) {
                        PracticeTable.of(library).write(out);
                    }
                } else {
                    throw new Refusal("practice.ending", file);
                }
            } catch (IOException unwritable) {
                throw new UncheckedIOException(
                        Terminal.words("practice.unwritable", file, String.valueOf(unwritable.getMessage())),
                        unwritable);
            }
            terminal().say("practice.exported", library.implementations().size(), file);
            return 0;
        }
    }
}
