package org.isopolity.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.robustness.Progress;
import org.isopolity.practice.exchange.LibraryFolder;
import org.isopolity.practice.fit.Contexts;
import org.isopolity.practice.fit.Fit;
import org.isopolity.practice.fit.Gap;
import org.isopolity.practice.fit.Idea;
import org.isopolity.practice.fit.Weights;
import org.isopolity.practice.library.Adaptation;
import org.isopolity.practice.library.Implementation;
import org.isopolity.practice.library.Library;
import org.isopolity.release.Archive;
import org.isopolity.release.Sources;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.practice.CityContexts;
import org.isopolity.server.text.Languages;

/**
 * Whether the ranking of practices would have found who adopted them: each adaptation that the library tells of is left out in turn,
 * with the place that adopted, and the practice is looked for among the ideas for that city.
 */
final class Adopters {

    private static final int TOP = 10;
    private static final int DRAWS = 10_000;

    private Adopters() {}

    /** Where one practice stands for the city that adopted it, as a share of the list: 0 is first, 1 is last. */
    private record Found(String practice, String city, boolean inRelease, int gaps, double share, double top) {}

    static void leaveOneOut(Path house, Path scratch) {
        Library library = LibraryFolder.read(house.resolve("starter/practices"));
        Archive archive = Archive.open(scratch.resolve("releases"));
        archive.publish(Sources.in(house.resolve("starter/openness")), Progress.SILENT);
        Figures figures = new org.isopolity.server.figures.Library(Archive.open(scratch.resolve("releases"))).latest();
        List<Found> all = new ArrayList<>();
        List<int[]> lists = new ArrayList<>();
        for (Adaptation edge : library.adaptations()) {
            Implementation adopter = library.findImplementation(edge.to()).orElseThrow();
            find(without(library, adopter), adopter, figures, lists).ifPresent(all::add);
        }
        System.out.printf(
                "%-32s %-14s %-10s %4s %18s %10s%n",
                "practice", "adopter", "figures", "gaps", "place (0 to 1)", "among " + TOP);
        all.forEach(found -> System.out.printf(
                "%-32s %-14s %-10s %4d %18.2f %9.0f%%%n",
                found.practice(),
                found.city(),
                found.inRelease() ? "yes" : "no",
                found.gaps(),
                found.share(),
                100 * found.top()));
        double share = all.stream().mapToDouble(Found::share).average().orElseThrow();
        System.out.printf(
                "Mean place %.2f over %d adaptations of %d practices; a ranking by lot stands at 0.50, and one draw in"
                        + " %s is as good.%n",
                share,
                all.size(),
                all.stream().map(Found::practice).distinct().count(),
                oneIn(chance(all, lists, share)));
        System.out.println(
                "So few adaptations, most of one practice, can show that the ranking fails; they cannot show that it"
                        + " works.");
    }

    private static String oneIn(double chance) {
        return chance <= 0 ? "more than " + DRAWS : String.format(Locale.ROOT, "%.0f", 1 / chance);
    }

    private static Library without(Library library, Implementation adopter) {
        return new Library(
                library.vocabulary(),
                library.allVersions(),
                library.implementations().stream()
                        .filter(place -> !place.id().equals(adopter.id()))
                        .toList(),
                library.adaptations().stream()
                        .filter(edge -> !edge.to().equals(adopter.id())
                                && !edge.from().equals(new Adaptation.Recorded(adopter.id())))
                        .toList(),
                library.evidence());
    }

    private static Optional<Found> find(Library left, Implementation adopter, Figures figures, List<int[]> lists) {
        Optional<Contexts.CityContext> known = figures.release().cities().stream()
                .filter(city -> city.name().equals(adopter.place().city())
                        && city.country().equals(adopter.place().country()))
                .findFirst()
                .map(city -> CityContexts.context(figures, city));
        Contexts.CityContext context = known.orElseGet(() -> new Contexts.CityContext(
                adopter.id(), adopter.place().city(), adopter.place().country(), Map.of(), Map.of()));
        double share = 0;
        double top = 0;
        int gaps = 0;
        List<Integer> sizes = new ArrayList<>();
        for (Indicator indicator : figures.framework().indicators()) {
            Gap gap = CityContexts.gap(figures, indicator);
            Contexts contexts = CityContexts.of(figures, gap, new Languages().accept("en"));
            List<String> ideas = new Fit(left, contexts, Weights.STANDARD)
                    .rank(gap, context).ideas().stream().map(Idea::practice).toList();
            int place = ideas.indexOf(adopter.practice());
            // an area alone makes everything relevant; only gaps that the practice addresses itself are asked
            boolean direct = Fit.addressing(left, new Gap("indicator", indicator.id(), "", Optional.empty())).stream()
                    .anyMatch(practice -> practice.id().equals(adopter.practice()));
            if (direct && place >= 0 && ideas.size() > 1) {
                share += place / (ideas.size() - 1.0);
                top += place < TOP ? 1 : 0;
                gaps++;
                sizes.add(ideas.size());
            }
        }
        if (gaps == 0) {
            return Optional.empty();
        }
        lists.add(sizes.stream().mapToInt(Integer::intValue).toArray());
        return Optional.of(new Found(
                adopter.practice(), adopter.place().city(), known.isPresent(), gaps, share / gaps, top / gaps));
    }

    /** How often places drawn by lot from the same lists are as good on average. */
    private static double chance(List<Found> all, List<int[]> lists, double share) {
        SplittableRandom random = new SplittableRandom(1);
        int asGood = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            for (int[] sizes : lists) {
                double mean = 0;
                for (int size : sizes) {
                    mean += random.nextInt(size) / (size - 1.0);
                }
                sum += mean / sizes.length;
            }
            asGood += sum / all.size() <= share ? 1 : 0;
        }
        return (double) asGood / DRAWS;
    }
}
