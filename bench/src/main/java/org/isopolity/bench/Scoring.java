package org.isopolity.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.isopolity.index.framework.Competence;
import org.isopolity.index.framework.Direction;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Node;
import org.isopolity.index.framework.Texts;
import org.isopolity.index.observation.Cities;
import org.isopolity.index.observation.City;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.index.observation.Observation;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.robustness.Ensemble;
import org.isopolity.release.Sources;

/** The engine: the demo's computation against its promise, and how the cost of draws grows. */
final class Scoring {

    private Scoring() {}

    /** What {@code demo} computes, from the starter facts. */
    static void demo(Path starter) {
        Sources sources = Sources.in(starter);
        long begin = System.nanoTime();
        Ensemble first = Ensemble.prepare(sources.recipe(), sources.framework(), sources.observations());
        first.robustness(1_000, 1);
        double cold = (System.nanoTime() - begin) / 1e6;
        Stopwatch.print("scoring with 1,000 draws, first time in the process", cold, "ms", 1_000, true);
        double pass =
                Stopwatch.median(20, 21, () -> sources.recipe().apply(sources.framework(), sources.observations()));
        Ensemble ensemble = Ensemble.prepare(sources.recipe(), sources.framework(), sources.observations());
        double draws = Stopwatch.median(10, 11, () -> ensemble.robustness(1_000, 1));
        Stopwatch.print("1,000 draws, warm (a moved slider)", draws, "ms", 50, true);
        System.out.printf(
                "one whole pass %.2f ms, one draw %.4f ms: a draw costs 1/%.0f of a pass%n",
                pass, draws / 1_000, pass / (draws / 1_000));
    }

    /** Doubling cities, indicators and draws in turn; a ratio near 2 is linear. */
    static void growth() {
        System.out.println("cities indicators  draws        ms  ratio to the half");
        series("cities", 100, 30, 500, 2, 1, 1);
        series("indicators", 200, 25, 500, 1, 2, 1);
        series("draws", 200, 30, 1_000, 1, 1, 2);
    }

    private static void series(
            String what, int cities, int indicators, int draws, int byCity, int byIndicator, int byDraw) {
        double before = 0;
        for (int step = 0; step < 4; step++) {
            Framework framework = framework(indicators);
            Observations observations = observations(framework, cities);
            Ensemble ensemble = Ensemble.prepare(Recipe.standard(), framework, observations);
            int count = draws;
            double time = Stopwatch.median(3, 5, () -> ensemble.robustness(count, 1));
            System.out.printf(
                    "%6d %10d %6d %9.1f  %s%n",
                    cities, indicators, draws, time, step == 0 ? what : String.format("%.2f", time / before));
            before = time;
            cities *= byCity;
            indicators *= byIndicator;
            draws *= byDraw;
        }
    }

    private static Framework framework(int indicators) {
        List<Node> areas = new ArrayList<>();
        for (int begin = 0; begin < indicators; begin += 5) {
            List<Node> members = new ArrayList<>();
            for (int i = begin; i < Math.min(indicators, begin + 5); i++) {
                members.add(new Indicator(
                        "i" + i,
                        "i" + i,
                        1,
                        Texts.NONE,
                        "",
                        Direction.HIGHER_IS_BETTER,
                        Competence.CITY,
                        Optional.empty(),
                        ""));
            }
            areas.add(new Group("a" + begin, "a" + begin, 1, Texts.NONE, members));
        }
        return new Framework(new Group("index", "index", 1, Texts.NONE, areas));
    }

    private static Observations observations(Framework framework, int cities) {
        SplittableRandom random = new SplittableRandom(1);
        List<City> units = new ArrayList<>();
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < cities; i++) {
            City city = City.named("c" + i);
            units.add(city);
            for (Indicator indicator : framework.indicators()) {
                if (random.nextDouble() < 0.95) {
                    observations.add(new Observation(
                            city.id(),
                            indicator.id(),
                            2020,
                            random.nextDouble(100),
                            GeographicLevel.CITY,
                            java.util.Set.of(),
                            "",
                            "",
                            "",
                            ""));
                }
            }
        }
        return new Observations(new Cities(units), observations);
    }
}
