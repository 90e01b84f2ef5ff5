package org.isopolity.server.contribution;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.isopolity.practice.Known;
import org.isopolity.practice.library.Adaptation;
import org.isopolity.server.desk.Field;
import org.isopolity.server.desk.Sent;

/** What one place took over from another as questions, and the answers as an adaptation. */
final class AdaptationForm {

    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2999;

    private final Choices form;

    AdaptationForm(Choices form) {
        this.form = form;
    }

    /** The questions, with what stands in an adaptation where there is one. */
    List<Field> fields(Optional<Adaptation> before) {
        return List.of(
                form.line("to", before.map(Adaptation::to).orElse("")),
                form.line("from", before.map(edge -> name(edge.from())).orElse("")),
                form.line(
                        "year",
                        before.map(edge -> PlaceForm.number(edge.year())).orElse("")),
                form.lines("kept", before.map(Adaptation::kept).orElse("")),
                form.lines("changed", before.map(Adaptation::changed).orElse("")),
                form.lines("why", before.map(Adaptation::why).orElse("")),
                known("core_kept", before.map(Adaptation::coreKept).orElse(Known.UNKNOWN)),
                form.lines("support", before.map(Adaptation::support).orElse("")),
                form.lines("result", before.map(Adaptation::result).orElse("")),
                known("again", before.map(Adaptation::again).orElse(Known.UNKNOWN)),
                form.line("source", before.map(Adaptation::source).orElse("")));
    }

    private Field known(String name, Known value) {
        return form.constant(name, "practice.answer", Known.class, value);
    }

    private static String name(Adaptation.Origin origin) {
        return switch (origin) {
            case Adaptation.Recorded(String implementation) -> implementation;
            case Adaptation.Outside(String name) -> name;
        };
    }

    /**
     * The adaptation that was sent; nothing where something is wrong with it, which is noted in what was sent.
     *
     * @param id of the adaptation; empty for one that gets its id from where it leads
     */
    Optional<Adaptation> read(String id) {
        Sent sent = form.sent();
        String to = sent.required("to");
        if (!to.isEmpty() && form.library().findImplementation(to).isEmpty()) {
            sent.problem("to", form.text().of("contribution.wrong.place", to));
        }
        String from = form.neededLine("from");
        if (from.equals(to) && !to.isEmpty()) {
            sent.problem("from", form.text().of("contribution.wrong.self"));
        }
        OptionalInt year = sent.whole("year", FIRST_YEAR, LAST_YEAR);
        String kept = form.longText("kept");
        String changed = form.longText("changed");
        String why = form.longText("why");
        Known coreKept = sent.chosen("core_kept", Known.class, Known.UNKNOWN);
        String support = form.longText("support");
        String result = form.longText("result");
        Known again = sent.chosen("again", Known.class, Known.UNKNOWN);
        String source = form.neededText("source");
        if (!sent.isFine()) {
            return Optional.empty();
        }
        Adaptation.Origin origin = form.library().findImplementation(from).isPresent()
                ? new Adaptation.Recorded(from)
                : new Adaptation.Outside(from);
        return Optional.of(
                new Adaptation(id, origin, to, year, kept, changed, why, coreKept, support, result, again, source));
    }
}
