package org.isopolity.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.isopolity.index.robustness.RankInterval;
import org.isopolity.release.CityResult;
import org.isopolity.release.Results;

/** The league table as text: rank, city, score, rank interval with a picture of it, coverage. */
final class LeagueTable {

    private static final int PICTURE = 40;

    private final Results results;
    private final int cities;

    LeagueTable(Results results) {
        this.results = results;
        this.cities = results.ranked().size();
    }

    List<String> lines() {
        boolean ranks = results.policy().ranks();
        List<String> lines = new ArrayList<>();
        int name = Math.max(
                4,
                results.ranked().stream()
                        .mapToInt(result -> result.city()
                                .name()
                                .codePointCount(0, result.city().name().length()))
                        .max()
                        .orElse(4));
        if (!ranks) {
            lines.add(Terminal.words("table.policy." + results.policy().name().toLowerCase(Locale.ROOT)));
            lines.add("");
        }
        lines.add(line(
                name,
                ranks ? Terminal.words("table.rank") : results.policy().bands() ? Terminal.words("table.band") : "",
                Terminal.words("table.city"),
                Terminal.words("table.score"),
                ranks ? Terminal.words("table.interval") : "",
                ranks ? scale() : "",
                Terminal.words("table.coverage")));
        for (CityResult result : results.ranked()) {
            lines.add(line(
                    name,
                    result.rank().isPresent()
                            ? result.rank().getAsInt() + (result.tied() ? "=" : "")
                            : result.band()
                                    .map(band -> band.band() + "/" + band.bands())
                                    .orElse(""),
                    result.city().name(),
                    String.format(Locale.ROOT, "%.1f", result.score().orElseThrow()),
                    result.interval()
                            .map(interval -> interval.best() + "–" + interval.worst())
                            .orElse(ranks ? Terminal.words("table.none") : ""),
                    result.rank().isPresent() ? picture(result.rank().getAsInt(), result.interval()) : "",
                    Terminal.words(
                            "table.coverage.cell",
                            result.coverage().observed(),
                            result.coverage().scored(),
                            result.coverage().standIns())));
        }
        return lines;
    }

    private static String line(
            int name, String rank, String city, String score, String interval, String picture, String coverage) {
        int padding = name - city.codePointCount(0, city.length());
        return String.format(
                        "%4s  %s%s  %5s  %8s  %s  %s",
                        rank, city, " ".repeat(Math.max(0, padding)), score, interval, picture, coverage)
                .stripTrailing();
    }

    /** The first and the last rank at the two ends of the picture. */
    private String scale() {
        String last = Integer.toString(cities);
        return "1" + " ".repeat(PICTURE - 1 - last.length()) + last;
    }

    private String picture(int rank, Optional<RankInterval> interval) {
        StringBuilder picture = new StringBuilder("·".repeat(PICTURE));
        interval.ifPresent(ranks -> {
            for (int column = column(ranks.best()); column <= column(ranks.worst()); column++) {
                picture.setCharAt(column, '─');
            }
        });
        picture.setCharAt(column(rank), '●');
        return picture.toString();
    }

    private int column(int rank) {
        return cities < 2 ? 0 : (int) Math.round((rank - 1) * (PICTURE - 1) / (double) (cities - 1));
    }
}
