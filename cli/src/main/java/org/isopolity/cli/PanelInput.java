package org.isopolity.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.isopolity.impact.Phrases;
import org.isopolity.impact.evaluation.Circumstance;
import org.isopolity.impact.panel.Panel;
import org.isopolity.impact.panel.PanelFile;
import org.isopolity.text.Phrase;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The panel that a command reads, and who is treated from when. */
final class PanelInput {

    @Option(names = "--panel", paramLabel = "FILE", required = true, descriptionKey = "impact.panel")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--unit", paramLabel = "COLUMN", defaultValue = "unit", descriptionKey = "impact.unit")
    @SuppressWarnings("NullAway.Init")
    private String unit;

    @Option(names = "--time", paramLabel = "COLUMN", defaultValue = "year", descriptionKey = "impact.time")
    @SuppressWarnings("NullAway.Init")
    private String time;

    @Option(names = "--outcome", paramLabel = "COLUMN", required = true, descriptionKey = "impact.outcome")
    @SuppressWarnings("NullAway.Init")
    private String outcome;

    @Option(names = "--treated", paramLabel = "UNIT", descriptionKey = "impact.treated")
    private List<String> treated = new ArrayList<>();

    @Option(names = "--from", paramLabel = "TIME", descriptionKey = "impact.from")
    private @Nullable Integer from;

    @Option(names = "--first-treated", paramLabel = "COLUMN", descriptionKey = "impact.first-treated")
    private @Nullable String firstTreated;

    @Option(names = "--exclude", paramLabel = "UNIT", descriptionKey = "impact.exclude")
    private List<String> excluded = new ArrayList<>();

    @Option(
            names = "--interference",
            paramLabel = "WORD",
            defaultValue = "unknown",
            descriptionKey = "impact.interference")
    @SuppressWarnings("NullAway.Init")
    private String interference;

    @Option(names = "--other-shocks", paramLabel = "WORD", defaultValue = "unknown", descriptionKey = "impact.shocks")
    @SuppressWarnings("NullAway.Init")
    private String shocks;

    String outcome() {
        return outcome;
    }

    Circumstance interference() {
        return choice(Circumstance.class, "--interference", interference);
    }

    Circumstance shocks() {
        return choice(Circumstance.class, "--other-shocks", shocks);
    }

    List<String> excluded() {
        return excluded;
    }

    /** Units left out by request, each with that reason. */
    Map<String, Phrase> leftOut() {
        Map<String, Phrase> leftOut = new LinkedHashMap<>();
        excluded.forEach(name -> leftOut.put(name, Phrases.of("synth.left-out.excluded")));
        return leftOut;
    }

    Panel read(List<String> more) {
        List<String> variables = new ArrayList<>(List.of(outcome));
        variables.addAll(more);
        return panelFile().read(variables);
    }

    private PanelFile panelFile() {
        return new PanelFile(file, unit, time);
    }

    /** When each treated unit begins: from a column of the file, or the same for all that are named. */
    Map<String, Integer> starts() {
        if (firstTreated != null) {
            Map<String, Integer> starts = new LinkedHashMap<>(panelFile().starts(firstTreated));
            starts.values().removeIf(start -> start == 0);
            return starts;
        }
        if (treated.isEmpty()) {
            throw new Refusal("impact.nobody-treated");
        }
        Map<String, Integer> starts = new LinkedHashMap<>();
        treated.forEach(name -> starts.put(name, from()));
        return starts;
    }

    /** The one treated unit. */
    String onlyTreated() {
        Map<String, Integer> starts = starts();
        if (starts.size() != 1) {
            throw new Refusal("impact.one-treated", starts.size());
        }
        return starts.keySet().iterator().next();
    }

    int from() {
        if (from == null) {
            throw new Refusal("impact.no-start");
        }
        return from;
    }

    boolean hasFrom() {
        return from != null;
    }

    static <E extends Enum<E>> E choice(Class<E> type, String option, String written) {
        String wanted = written.replace('-', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        "impact.choice",
                        option,
                        written,
                        Arrays.stream(type.getEnumConstants())
                                .map(constant ->
                                        constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                                .collect(Collectors.joining(", "))));
    }
}
