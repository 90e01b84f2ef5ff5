package org.isopolity.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.isopolity.index.sheet.Column;
import org.isopolity.server.peer.Setting;
import org.isopolity.server.peer.Trait;

/** How long it takes to find the peers of a city among very many. */
final class Alikeness {

    private static final int CITIES = 1_000;
    private static final int NUMBERS = 6;
    private static final int REGIONS = 22;

    private Alikeness() {}

    static void thousand() {
        Random random = new Random(1);
        List<String> ids = new ArrayList<>();
        List<Trait> traits = new ArrayList<>();
        for (int i = 0; i < CITIES; i++) {
            ids.add("city-" + i);
        }
        traits.add(trait("population", Trait.Kind.LOGARITHM, () -> 10_000 + random.nextInt(5_000_000)));
        traits.add(trait("region", Trait.Kind.NAME, () -> random.nextInt(REGIONS)));
        for (int i = 0; i < NUMBERS; i++) {
            traits.add(
                    trait("n" + i, Trait.Kind.NUMBER, () -> random.nextInt(4) == 0 ? Double.NaN : random.nextDouble()));
        }
        Set<String> all = traits.stream().map(Trait::id).collect(Collectors.toSet());
        Stopwatch.print(
                "peers of one city among 1,000, setting and all",
                Stopwatch.median(20, 51, () -> new Setting(ids, traits).alike("city-0", all)),
                "ms",
                50,
                true);
    }

    private interface Draw {
        double next();
    }

    private static Trait trait(String id, Trait.Kind kind, Draw draw) {
        double[] values = new double[CITIES];
        for (int i = 0; i < CITIES; i++) {
            values[i] = draw.next();
        }
        return new Trait(id, kind, Column.of(values));
    }
}
