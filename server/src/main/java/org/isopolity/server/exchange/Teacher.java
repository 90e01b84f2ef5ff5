package org.isopolity.server.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.isopolity.index.framework.Group;
import org.isopolity.release.Release;
import org.isopolity.server.exchange.Exchanges.Kind;
import org.isopolity.server.exchange.Exchanges.Statement;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.peer.Lead;
import org.isopolity.server.peer.Movement;

/**
 * An offer to mentor by a city that is ahead.
 *
 * @param offer what it offers
 * @param area in which
 * @param lead by how many places of a hundred it is ahead
 * @param movement whether it still improves
 * @param languages that both can work in, by code
 */
record Teacher(Statement offer, Group area, double lead, Movement movement, List<String> languages) {

    Teacher {
        languages = List.copyOf(languages);
    }

    /**
     * The offers that suit a city: its weakest areas first, in each area those with a language in common, then those furthest
     * ahead, then by id.
     *
     * @param statements all of a network, those of the city among them, which say its languages
     * @param series all releases of the series of the figures, the oldest first
     */
    static List<Teacher> of(String cityId, List<Statement> statements, Figures figures, List<Release> series) {
        TreeSet<String> spoken = new TreeSet<>();
        statements.stream()
                .filter(statement -> statement.city().equals(cityId))
                .forEach(statement -> spoken.addAll(statement.speaks()));
        Map<String, Double> weakness = new HashMap<>();
        List<Teacher> teachers = new ArrayList<>();
        for (Group area : figures.framework().areas()) {
            Map<String, Double> leads = new HashMap<>();
            Lead.over(cityId, figures.scores(area.id())).forEach(lead -> leads.put(lead.cityId(), lead.lead()));
            weakness.put(
                    area.id(),
                    leads.values().stream().mapToDouble(lead -> lead).max().orElse(0));
            for (Statement offer : statements) {
                Double lead = leads.get(offer.city());
                if (offer.kind() == Kind.OFFER && offer.area().equals(area.id()) && lead != null) {
                    teachers.add(new Teacher(
                            offer,
                            area,
                            lead,
                            Movement.of(series, figures, offer.city(), area),
                            offer.speaks().stream().filter(spoken::contains).toList()));
                }
            }
        }
        teachers.sort(Comparator.comparingDouble(
                        (Teacher one) -> -weakness.getOrDefault(one.area().id(), 0.0))
                .thenComparing(one -> one.area().id())
                .thenComparing(one -> one.languages().isEmpty())
                .thenComparingDouble(one -> -one.lead())
                .thenComparing(one -> one.offer().city()));
        return List.copyOf(teachers);
    }
}
