package org.isopolity.index.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.isopolity.index.aggregation.Mean;
import org.isopolity.index.framework.Competence;
import org.isopolity.index.framework.Direction;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Goalposts;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Node;
import org.isopolity.index.framework.Texts;
import org.isopolity.index.observation.Cities;
import org.isopolity.index.observation.City;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.index.observation.Observation;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.recipe.Aggregate;
import org.isopolity.index.recipe.NormaliseByGoalposts;
import org.isopolity.index.recipe.NormaliseByMinMax;
import org.isopolity.index.recipe.Range;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.recipe.Select;
import org.isopolity.index.recipe.SheetStep;
import org.isopolity.index.recipe.Uncertainty;

/** Small random worlds: towns c0, c1, ... and indicators i0, i1, ... in areas of three, with goalposts from 0 to 100. */
public final class Towns {

    public static final Range SCALE = new Range(1, 100);

    private Towns() {}

    public static Framework framework(int indicators) {
        List<Node> areas = new ArrayList<>();
        for (int begin = 0; begin < indicators; begin += 3) {
            List<Node> members = new ArrayList<>();
            for (int i = begin; i < Math.min(indicators, begin + 3); i++) {
                boolean lower = i % 4 == 3;
                members.add(new Indicator(
                        "i" + i,
                        "Indicator " + i,
                        1 + i % 2,
                        Texts.NONE,
                        "",
                        lower ? Direction.LOWER_IS_BETTER : Direction.HIGHER_IS_BETTER,
                        i % 3 == 2 ? Competence.NATIONAL : Competence.CITY,
                        Optional.of(lower ? new Goalposts(100, 0, "") : new Goalposts(0, 100, "")),
                        ""));
            }
            areas.add(new Group("a" + begin, "Area " + begin, 1 + begin % 2, Texts.NONE, members));
        }
        return new Framework(new Group("index", "Index", 1, Texts.NONE, areas));
    }

    public static Observations observations(Framework framework, int cities, double gaps, long seed, int... years) {
        SplittableRandom random = new SplittableRandom(seed);
        List<City> units = new ArrayList<>();
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < cities; i++) {
            City city = City.named("c" + i);
            units.add(city);
            for (Indicator indicator : framework.indicators()) {
                for (int year : years) {
                    if (random.nextDouble() >= gaps) {
                        observations.add(observation(city.id(), indicator.id(), year, 5 + 90 * random.nextDouble()));
                    }
                }
            }
        }
        return new Observations(new Cities(units), observations);
    }

    public static Observation observation(String city, String indicator, int year, double value) {
        return new Observation(city, indicator, year, value, GeographicLevel.CITY, Set.of(), "", "", "", "");
    }

    public static Recipe byGoalposts(Mean mean) {
        return recipe(new NormaliseByGoalposts(SCALE), mean);
    }

    public static Recipe byMinMax(Mean mean) {
        return recipe(new NormaliseByMinMax(SCALE), mean);
    }

    private static Recipe recipe(SheetStep normalise, Mean mean) {
        return new Recipe(
                "towns",
                List.of(new Select(List.of(GeographicLevel.values())), normalise, new Aggregate(mean, 0)),
                Uncertainty.NONE);
    }
}
