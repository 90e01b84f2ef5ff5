package org.isopolity.index.recipe;

import java.util.ArrayList;
import java.util.List;
import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.sheet.Removal;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.text.Phrase;

/**
 * Leaves out first the indicators seen in too few cities or that cannot tell cities apart, then the cities with too few of
 * the indicators that are left.
 *
 * @param indicators share of cities, 0 to 1, that an indicator must reach to stay
 * @param cities share of the remaining indicators, 0 to 1, that a city must reach to stay
 */
public record Screen(double indicators, double cities) implements SheetStep {

    public Screen {
        requireShare("indicators", indicators);
        requireShare("cities", cities);
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
        return Phrases.of("step.screen", indicators, cities);
    }

    @Override
    public Sheet apply(Sheet sheet, Framework framework) {
        return screenCities(screenIndicators(sheet));
    }

    private Sheet screenIndicators(Sheet sheet) {
        boolean[] keep = new boolean[sheet.indicators().size()];
        List<Removal> removed = new ArrayList<>();
        for (int i = 0; i < keep.length; i++) {
            int present = sheet.columns().get(i).present();
            String id = sheet.indicators().get(i).id();
            if (present == 0) {
                removed.add(new Removal(id, Phrases.of("removed.indicator.empty")));
            } else if (present < indicators * sheet.cities().size()) {
                removed.add(new Removal(
                        id,
                        Phrases.of(
                                "removed.indicator.few", present, sheet.cities().size(), indicators)));
            } else if (sheet.cities().size() > 1
                    && sheet.columns().get(i).summary().isConstant()) {
                removed.add(new Removal(id, Phrases.of("removed.indicator.constant", present)));
            } else {
                keep[i] = true;
            }
        }
        return sheet.keepIndicators(i -> keep[i], removed);
    }

    private Sheet screenCities(Sheet sheet) {
        boolean[] keep = new boolean[sheet.cities().size()];
        List<Removal> removed = new ArrayList<>();
        int of = sheet.indicators().size();
        for (int i = 0; i < keep.length; i++) {
            int city = i;
            int present = (int) sheet.columns().stream()
                    .filter(column -> !column.isMissing(city))
                    .count();
            keep[i] = present > 0 && present >= cities * of;
            if (!keep[i]) {
                removed.add(
                        new Removal(sheet.cities().get(i).id(), Phrases.of("removed.city.few", present, of, cities)));
            }
        }
        return sheet.keepCities(i -> keep[i], removed);
    }
}
