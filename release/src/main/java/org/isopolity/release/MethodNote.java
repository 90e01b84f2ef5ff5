package org.isopolity.release;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.recipe.Choice;
import org.isopolity.index.recipe.ImputeManyTimes;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.recipe.Step;
import org.isopolity.index.recipe.Uncertainty;
import org.isopolity.index.sheet.Removal;

/** The method of a release in words, generated from its recipe so that the two cannot disagree. */
final class MethodNote {

    static final String NAME = "method.md";

    private final Locale locale;
    private final StringBuilder text = new StringBuilder();

    private MethodNote(Locale locale) {
        this.locale = locale;
    }

    static String of(String name, Edition edition, Framework framework, Recipe recipe, Results results, Locale locale) {
        return new MethodNote(locale).write(name, edition, framework, recipe, results);
    }

    private String write(String name, Edition edition, Framework framework, Recipe recipe, Results results) {
        line("# " + edition.title() + ", " + name);
        line(edition.description());
        line("## " + words("note.data"));
        line(words(
                "note.data.counts",
                framework.indicators().size(),
                framework.areas().size(),
                results.ranked().size() + results.unranked().size(),
                results.ranked().size()));
        line("## " + words("note.steps"));
        numbered(recipe.steps());
        line("## " + words(results.policy().ranks() ? "note.uncertainty" : "note.order"));
        switch (results.policy()) {
            case FULL -> line(words("note.uncertainty.draws", edition.draws(), Long.toString(edition.seed())));
            case BANDS -> line(words("note.uncertainty.bands", edition.draws(), Long.toString(edition.seed())));
            case PEERS -> line(words("note.uncertainty.peers"));
            case NONE -> line(words("note.uncertainty.none"));
        }
        if (results.policy().ranks() || results.policy().bands()) {
            varied(recipe.uncertainty());
        }
        if (!results.removedIndicators().isEmpty()) {
            line("## " + words("note.left-out"));
            for (Removal removal : results.removedIndicators()) {
                line("- `" + removal.id() + "`: " + removal.reason().in(locale));
            }
        }
        line("## " + words("note.limits"));
        line(words(results.policy().ranks() ? "note.limits.text" : "note.limits.scores"));
        return whole();
    }

    private String whole() {
        return text.toString().strip().replaceAll("\n\n(?=(- |  - |\\d+\\. ))", "\n") + "\n";
    }

    /** The note of an analysis that publishes nothing. */
    static String of(AnalysisFolder.Method method, Locale locale) {
        MethodNote note = new MethodNote(locale);
        note.line("# " + method.title());
        method.paragraphs().forEach(note::line);
        note.line("## " + note.words("note.steps"));
        note.numbered(method.recipe().steps());
        if (method.varied()) {
            note.line("## " + note.words("note.varied"));
            note.varied(method.recipe().uncertainty());
        }
        note.line("## " + note.words("note.limits"));
        note.line(note.words("note.limits.text"));
        return note.whole();
    }

    private void varied(Uncertainty uncertainty) {
        if (uncertainty.weights() > 0) {
            line("- " + words("note.uncertainty.weights", uncertainty.weights()));
        }
        for (Choice choice : uncertainty.choices()) {
            if (choice.isContinuous()) {
                line("- " + words("note.uncertainty.between"));
                choice.between().forEach(end -> line("  - " + end.inWords().in(locale)));
            } else {
                line("- " + words("note.uncertainty.choice"));
                for (int i = 0; i < choice.among().size(); i++) {
                    line("  - "
                            + words(
                                    "note.uncertainty.alternative",
                                    choice.probabilities().get(i))
                            + " "
                            + choice.among().get(i).inWords().in(locale));
                }
                if (choice.among().stream().anyMatch(ImputeManyTimes.class::isInstance)) {
                    line("- " + words("note.uncertainty.single-imputations"));
                }
            }
        }
        if (!uncertainty.data().isNone()) {
            line("- "
                    + words(
                            "note.uncertainty.data",
                            uncertainty.data().ofValue(),
                            uncertainty.data().ofSpread(),
                            uncertainty.data().standIns()));
        }
        if (uncertainty.drop() > 0) {
            line("- " + words("note.uncertainty.drop", uncertainty.drop()));
        }
    }

    private void numbered(List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            line((i + 1) + ". " + steps.get(i).inWords().in(locale));
        }
    }

    private String words(String key, Object... arguments) {
        return Phrases.of(key, arguments).in(locale);
    }

    private void line(String line) {
        text.append(line.lines().collect(Collectors.joining(" "))).append("\n\n");
    }
}
