package org.isopolity.impact.target;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.isopolity.impact.Phrases;
import org.isopolity.impact.evaluation.Figure;
import org.isopolity.impact.evaluation.Interval;
import org.isopolity.impact.panel.Panel;
import org.isopolity.impact.panel.UnusableDesign;
import org.isopolity.text.Phrase;

/**
 * A target in the light of a forecast: how likely it is as things go, how likely with a programme of a supposed effect, and what
 * comparison places did from the same level.
 *
 * @param place whose target it is
 * @param target the value aimed at
 * @param year when
 * @param aim which way is good
 * @param forecast where it goes if things go on
 * @param chances as things go first, then each supposition
 * @param pace what comparison places did from the same level
 */
public record Outlook(
        String place, double target, int year, Aim aim, Forecast forecast, List<Chance> chances, Pace pace) {

    private static final double LEVEL = 0.8;

    public Outlook {
        chances = List.copyOf(chances);
    }

    /**
     * A chance of the target.
     *
     * @param supposing {@code trend}, or {@code programme} for a supposed effect
     * @param expected value expected in the target year
     * @param interval middle four fifths of the paths
     * @param chance share of paths at the target or beyond, from 0 to 1
     */
    public record Chance(String supposing, double expected, Interval interval, double chance) {}

    /**
     * A programme that is supposed to have an effect, such as one that was measured elsewhere.
     *
     * @param effect per period, in units of the indicator
     * @param error its standard error
     * @param from the first period with it; absent: from the first period ahead
     */
    public record Supposition(double effect, double error, OptionalInt from) {

        /** The supposition that a measured effect with its interval makes; the interval is taken as that of a normal error. */
        public static Supposition of(double effect, Interval interval, OptionalInt from) {
            if (interval.low().isEmpty() || interval.high().isEmpty()) {
                throw new UnusableDesign("target.number");
            }
            double reach = (interval.high().getAsDouble() - interval.low().getAsDouble()) / 2;
            return new Supposition(
                    effect, reach / org.isopolity.impact.evaluation.Quantiles.normal(0.5 + interval.level() / 2), from);
        }
    }

    /**
     * Looks ahead.
     *
     * @param panel the place and those it is compared with
     * @param year the target year, after the last observation of the place
     * @throws UnusableDesign if the place has too few observations or the year is not ahead
     */
    public static Outlook of(
            Panel panel,
            String outcome,
            String place,
            double target,
            int year,
            Aim aim,
            List<Supposition> suppositions,
            Forecast.Settings settings) {
        int own = panel.getUnit(place);
        Forecast forecast = Forecast.of(panel.times(), panel.series(outcome, own), year, settings);
        List<Chance> chances = new ArrayList<>(List.of(chance("trend", forecast, target, aim, year)));
        for (Supposition one : suppositions) {
            Forecast moved =
                    forecast.withEffect(one.effect(), one.error(), one.from().orElse(forecast.ahead()[0]));
            chances.add(chance("programme", moved, target, aim, year));
        }
        double[] observed = forecast.observed();
        double latest = observed[observed.length - 1];
        List<double[]> others = new ArrayList<>();
        for (int u = 0; u < panel.units().size(); u++) {
            if (u != own) {
                others.add(panel.series(outcome, u));
            }
        }
        Pace pace = Pace.of(
                latest, year - forecast.times()[observed.length - 1], target - latest, aim, panel.times(), others);
        return new Outlook(place, target, year, aim, forecast, chances, pace);
    }

    private static Chance chance(String supposing, Forecast forecast, double target, Aim aim, int year) {
        double[] expected = forecast.expected();
        int[] ahead = forecast.ahead();
        return new Chance(
                supposing,
                expected[Arrays.binarySearch(ahead, year)],
                forecast.interval(year, LEVEL),
                forecast.chance(target, aim, year));
    }

    /** What a reader should know: the chance first. */
    public List<Phrase> facts() {
        List<Phrase> facts = new ArrayList<>(List.of(forecast.inWords(target, aim, year)));
        chances.stream()
                .skip(1)
                .forEach(one -> facts.add(Phrases.of(
                        "forecast.supposing",
                        Forecast.chanceInWords(one.chance()),
                        Figure.of(one.expected()),
                        Figure.of(one.interval().low().orElseThrow()),
                        Figure.of(one.interval().high().orElseThrow()))));
        facts.add(
                pace.peers() == 0
                        ? Phrases.of("pace.none")
                        : Phrases.of(
                                "pace",
                                pace.peers(),
                                Figure.of(pace.typical().orElseThrow()),
                                Figure.of(pace.best().orElseThrow()),
                                pace.reached().orElseThrow()));
        return facts;
    }
}
