package org.isopolity.server.contribution;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.isopolity.practice.library.Implementation;
import org.isopolity.practice.library.Place;
import org.isopolity.practice.library.Practice;
import org.isopolity.server.desk.Field;
import org.isopolity.server.desk.Sent;

/** A practice in a place as questions, and the answers as an implementation. */
final class PlaceForm {

    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2999;

    private final Choices form;

    PlaceForm(Choices form) {
        this.form = form;
    }

    /** The questions, with what stands in an implementation where there is one. */
    List<Field> fields(Optional<Implementation> before, String practice) {
        return List.of(
                form.line("practice", before.map(Implementation::practice).orElse(practice)),
                form.line("called", before.map(Implementation::title).orElse("")),
                form.line("city", before.map(place -> place.place().city()).orElse("")),
                form.line(
                        "country", before.map(place -> place.place().country()).orElse("")),
                form.lines("done", before.map(Implementation::summary).orElse("")),
                form.line("source", before.map(Implementation::source).orElse("")),
                form.actor("lead", before.map(Implementation::lead).orElse("")),
                form.constant(
                        "status",
                        "practice.status",
                        Implementation.Status.class,
                        before.map(Implementation::status).orElse(Implementation.Status.UNKNOWN)),
                form.line(
                        "status_reason",
                        before.map(Implementation::statusReason).orElse("")),
                form.line(
                        "first_year",
                        before.map(place -> number(place.firstYear())).orElse("")),
                form.line(
                        "last_year",
                        before.map(place -> number(place.lastYear())).orElse("")),
                form.line(
                        "locality",
                        before.map(place -> place.place().locality()).orElse("")),
                form.line("partners", before.map(Implementation::partners).orElse("")),
                form.line("reach", before.map(Implementation::reach).orElse("")),
                form.line("budget", before.map(Implementation::budget).orElse("")),
                form.line("staff", before.map(Implementation::staff).orElse("")));
    }

    static String number(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
    }

    /**
     * The implementation that was sent; nothing where something is wrong with it, which is noted in what was sent.
     *
     * @param id of the implementation; empty for one that gets its id from its title and city
     */
    Optional<Implementation> read(String id) {
        Sent sent = form.sent();
        Optional<Practice> practice = form.practice("practice");
        String title = form.neededLine("called");
        String city = form.neededLine("city");
        String country = form.country("country");
        String summary = form.neededText("done");
        String source = form.neededText("source");
        String lead = form.actor("lead");
        OptionalInt first = sent.whole("first_year", FIRST_YEAR, LAST_YEAR);
        OptionalInt last = sent.whole("last_year", FIRST_YEAR, LAST_YEAR);
        if (first.isPresent() && last.isPresent() && last.getAsInt() < first.getAsInt()) {
            sent.problem("last_year", form.text().of("contribution.wrong.years"));
        }
        Implementation.Status status =
                sent.chosen("status", Implementation.Status.class, Implementation.Status.UNKNOWN);
        String reason = form.shortText("status_reason");
        String locality = form.shortText("locality");
        String partners = form.shortText("partners");
        String reach = form.shortText("reach");
        String budget = form.shortText("budget");
        String staff = form.shortText("staff");
        if (!sent.isFine() || practice.isEmpty()) {
            return Optional.empty();
        }
        Optional<Place.Point> point = form.library()
                .findImplementation(id)
                .flatMap(before -> before.place().point());
        return Optional.of(new Implementation(
                id,
                practice.get().id(),
                practice.get().version(),
                title,
                new Place(city, country, locality, point),
                first,
                last,
                status,
                reason,
                lead,
                partners,
                reach,
                budget,
                staff,
                summary,
                source));
    }
}
