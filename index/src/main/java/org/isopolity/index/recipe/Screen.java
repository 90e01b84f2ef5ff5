package org.isopolity.index.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.observation.City;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Removal;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.text.Phrase;

/**
 * Leaves out first the indicators seen in too few cities or that cannot tell cities apart, then the cities with too few of
 * the indicators that are left, or with too many zeros among them. In a panel a city is judged in each year on its own.
 *
 * @param indicators share of cities, 0 to 1, that an indicator must reach to stay
 * @param cities share of the remaining indicators, 0 to 1, that a city must reach to stay
 * @param notZero share of a city's values, 0 to 1, that must not be zero for it to stay; 0 if left out
 * @param keep ids of cities that stay whatever they reach
 * @param drop ids of cities and indicators that go whatever they reach
 */
public record Screen(double indicators, double cities, Double notZero, List<String> keep, List<String> drop)
        implements SheetStep {

    public Screen {
        requireShare("indicators", indicators);
        requireShare("cities", cities);
        notZero = notZero == null ? 0.0 : notZero;
        requireShare("not-zero", notZero);
        keep = keep == null ? List.of() : List.copyOf(keep);
        drop = drop == null ? List.of() : List.copyOf(drop);
        if (keep.stream().anyMatch(drop::contains)) {
            throw new IllegalArgumentException("'keep' and 'drop' both name one city");
        }
    }

    /** By the share of data alone. */
    public Screen(double indicators, double cities) {
        this(indicators, cities, 0.0, List.of(), List.of());
    }

    static void requireShare(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("'" + name + "' must be a share from 0 to 1");
        }
    }

    @Override
    public Family family() {
        return Family.SCREEN;
    }

    @Override
    public Phrase inWords() {
        Phrase sentence = Phrases.of("step.screen", indicators, cities);
        if (notZero > 0) {
            sentence = Phrases.of("step.screen.zeros", sentence, notZero);
        }
        if (!keep.isEmpty()) {
            sentence = Phrases.of("step.screen.keep", sentence, String.join(", ", keep));
        }
        return drop.isEmpty() ? sentence : Phrases.of("step.screen.drop", sentence, String.join(", ", drop));
    }

    @Override
    public Sheet apply(Sheet sheet, Framework framework) {
        requireKnown(sheet);
        return screenCities(screenIndicators(sheet));
    }

    private void requireKnown(Sheet sheet) {
        Set<String> known = sheet.cities().stream().map(City::id).collect(Collectors.toSet());
        for (String id : keep) {
            if (!known.contains(id)) {
                throw new UnusableStep(
                        "The screening keeps '" + id + "', which is no city of the data. Correct the spelling.");
            }
        }
        for (String id : drop) {
            if (!known.contains(id) && sheet.positionOfIndicator(id) < 0) {
                throw new UnusableStep("The screening drops '" + id
                        + "', which is no city or indicator of the data. Correct the spelling.");
            }
        }
    }

    private Sheet screenIndicators(Sheet sheet) {
        boolean[] stays = new boolean[sheet.indicators().size()];
        List<Removal> removed = new ArrayList<>();
        for (int i = 0; i < stays.length; i++) {
            int present = sheet.columns().get(i).present();
            String id = sheet.indicators().get(i).id();
            if (drop.contains(id)) {
                removed.add(new Removal(id, Phrases.of("removed.forced")));
            } else if (present == 0) {
                removed.add(new Removal(id, Phrases.of("removed.indicator.empty")));
            } else if (present < indicators * sheet.cities().size() - 1e-9) {
                removed.add(new Removal(
                        id,
                        Phrases.of(
                                "removed.indicator.few", present, sheet.cities().size(), indicators)));
            } else if (sheet.cities().size() > 1
                    && sheet.columns().get(i).summary().isConstant()) {
                removed.add(new Removal(id, Phrases.of("removed.indicator.constant", present)));
            } else {
                stays[i] = true;
            }
        }
        return sheet.keepIndicators(i -> stays[i], removed);
    }

    private Sheet screenCities(Sheet sheet) {
        boolean[] stays = new boolean[sheet.cities().size()];
        List<Removal> removed = new ArrayList<>();
        int of = sheet.indicators().size();
        for (int i = 0; i < stays.length; i++) {
            String id = sheet.cities().get(i).id();
            int present = 0;
            int zeros = 0;
            for (Column column : sheet.columns()) {
                present += column.isMissing(i) ? 0 : 1;
                zeros += column.get(i) == 0 ? 1 : 0;
            }
            Optional<Phrase> reason = reason(id, present, zeros, of);
            stays[i] = reason.isEmpty();
            reason.ifPresent(why -> removed.add(new Removal(id, why)));
        }
        return sheet.keepCities(i -> stays[i], removed);
    }

    private Optional<Phrase> reason(String id, int present, int zeros, int of) {
        if (drop.contains(id)) {
            return Optional.of(Phrases.of("removed.forced"));
        }
        if (keep.contains(id)) {
            return Optional.empty();
        }
        if (present == 0 || present < cities * of - 1e-9) {
            return Optional.of(Phrases.of("removed.city.few", present, of, cities));
        }
        return present - zeros < notZero * present - 1e-9
                ? Optional.of(Phrases.of("removed.city.zeros", zeros, present, notZero))
                : Optional.empty();
    }
}
