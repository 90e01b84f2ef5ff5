package org.isopolity.server.governance;

import java.util.ArrayList;
import java.util.List;
import org.isopolity.server.governance.CompetenceMark.ByFramework;
import org.isopolity.server.governance.CompetenceMark.MostCities;
import org.isopolity.server.governance.CompetenceMark.OwnAnswer;
import org.isopolity.server.text.Text;

/** Says who says who can change an indicator. */
public final class CompetenceWords {

    private CompetenceWords() {}

    /** A few short sentences; empty where the framework says it and nobody was asked. */
    public static String of(CompetenceMark mark, Text text) {
        List<String> sentences = new ArrayList<>();
        switch (mark) {
            case OwnAnswer own -> sentences.add(text.of("competence.said.own", String.valueOf(own.year())));
            case MostCities most ->
                sentences.add(text.of(
                        "competence.said.most",
                        most.asked().tally().of(most.competence()),
                        most.asked().tally().cities()));
            case ByFramework framework ->
                framework
                        .said()
                        .ifPresent(asked -> sentences.add(
                                asked.tally().isSmall()
                                        ? text.of(
                                                "competence.said.few",
                                                asked.tally().cities(),
                                                Survey.ENOUGH)
                                        : text.of(
                                                "competence.said.divided",
                                                asked.tally().cities())));
        }
        if (mark.isDisputed()) {
            sentences.add(text.of("competence.said.disputed", text.name("change", mark.framework())));
        }
        if (mark instanceof OwnAnswer own) {
            add(sentences, "competence.said.restricted", own.restricting(), text);
            add(sentences, "competence.said.supported", own.supporting(), text);
        }
        return String.join(" ", sentences);
    }

    private static void add(List<String> sentences, String key, List<HigherLevel> levels, Text text) {
        if (!levels.isEmpty()) {
            sentences.add(text.of(
                    key,
                    text.list(levels.stream()
                            .map(level -> text.name("governance.the", level))
                            .toList())));
        }
    }
}
