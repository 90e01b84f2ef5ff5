package org.isopolity.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.isopolity.practice.exchange.LibraryFolder;
import org.isopolity.practice.library.Implementation;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Place;
import org.isopolity.practice.library.Practice;
import org.isopolity.practice.search.Answer;
import org.isopolity.practice.search.Judgements;
import org.isopolity.practice.search.PracticeIndex;
import org.isopolity.practice.search.Question;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;

/** The practices: how well questions are answered, and how fast in a library of a hundred thousand. */
final class Practices {

    private static final int ROUNDS = 600;

    private Practices() {}

    /** Questions of our own, by language and half: the half "release" is for this figure alone. */
    static void questions(Path house) {
        Map<String, Judgements> judgements = new TreeMap<>();
        Map<String, Row> rows = new LinkedHashMap<>();
        for (Row row :
                CsvTable.read(house.resolve("bench/retrieval/queries.csv")).rows()) {
            rows.put(row.text("id"), row);
            for (String judged : row.text("relevant").split(" ", -1)) {
                String[] parts = judged.split(":", -1);
                for (String group : List.of(row.text("language"), "all")) {
                    judgements
                            .computeIfAbsent(row.text("half") + " " + group, _ -> new Judgements())
                            .add(row.text("id"), parts[0], Integer.parseInt(parts[1]));
                }
            }
        }
        try (PracticeIndex index = PracticeIndex.build(LibraryFolder.read(house.resolve("starter/practices")))) {
            System.out.println("half    language   nDCG@10  recall@20");
            judgements.forEach((group, judged) -> System.out.printf(
                    "%-7s %-8s   %7.3f  %9.3f%n",
                    group.substring(0, group.indexOf(' ')),
                    group.substring(group.indexOf(' ') + 1),
                    judged.ndcg10(id -> ask(index, rows, id)),
                    judged.recall(20, id -> ask(index, rows, id))));
        }
    }

    private static List<String> ask(PracticeIndex index, Map<String, Row> rows, String id) {
        Row row = Optional.ofNullable(rows.get(id)).orElseThrow();
        return index.search(new Question(row.text("query"), row.text("language"), Map.of(), 0, 20)).hits().stream()
                .map(Answer.Hit::practice)
                .toList();
    }

    /** A library grown from the starter's: building, searching with facets, suggesting. */
    static void scale(Path house) {
        Library starter = LibraryFolder.read(house.resolve("starter/practices"));
        List<String> questions = CsvTable.read(house.resolve("bench/retrieval/queries.csv")).rows().stream()
                .map(row -> row.text("query"))
                .toList();
        System.out.println(
                "practices  build s (of processor)  query ms p50    p99 (of processor)  suggestion ms p50    p99");
        double build = 0;
        double query = 0;
        List<double[]> sizes = new ArrayList<>();
        double suggestion = 0;
        for (int size : new int[] {12_500, 25_000, 50_000, 100_000}) {
            Library grown = grow(starter, size);
            long begin = System.nanoTime();
            long worked = worked();
            try (PracticeIndex index = PracticeIndex.build(grown)) {
                double waited = (System.nanoTime() - begin) / 1e9;
                build = (worked() - worked) / 1e9;
                double[][] queries = times(number -> index.search(question(questions, number)));
                double[][] suggestions = times(number -> index.suggest(typed(questions, number), 8));
                query = at(queries[1], 0.99);
                suggestion = at(suggestions[1], 0.99);
                sizes.add(new double[] {build, query, suggestion});
                System.out.printf(
                        "%9d %8.1f %13.1f %15.2f %6.2f %13.2f %19.3f %6.3f%n",
                        size,
                        waited,
                        build,
                        at(queries[0], 0.5),
                        at(queries[0], 0.99),
                        query,
                        at(suggestions[0], 0.5),
                        at(suggestions[0], 0.99));
            }
        }
        // the first size warms the machine up
        for (int i = 2; i < sizes.size(); i++) {
            System.out.printf(
                    "%d times as many: build x %.2f, query x %.2f, suggestion x %.2f (linear growth: x 2)%n",
                    2,
                    sizes.get(i)[0] / sizes.get(i - 1)[0],
                    sizes.get(i)[1] / sizes.get(i - 1)[1],
                    sizes.get(i)[2] / sizes.get(i - 1)[2]);
        }
        System.out.println(
                "Bounds are held against time of the processor, which other work on the machine does not change.");
        Stopwatch.print("index of 100,000 practices", build, "s", 60, true);
        Stopwatch.print("search with facets, 99 of 100", query, "ms", 20, true);
        Stopwatch.print("suggestion, 99 of 100", suggestion, "ms", 10, true);
    }

    private static Question question(List<String> questions, int number) {
        Map<String, Set<String>> facets = number % 4 == 0 ? Map.of("theme", Set.of("work", "equality")) : Map.of();
        return new Question(questions.get(number % questions.size()), "", facets, 0, 10);
    }

    private static String typed(List<String> questions, int number) {
        String question = questions.get(number % questions.size());
        return question.substring(0, Math.min(question.length(), 1 + number % 7));
    }

    private interface Work {
        Object of(int number);
    }

    /** Milliseconds that passed, and milliseconds of the processor, each sorted. */
    private static double[][] times(Work work) {
        for (int i = 0; i < ROUNDS / 2; i++) {
            work.of(i);
        }
        double[][] times = new double[2][ROUNDS];
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (int i = 0; i < ROUNDS; i++) {
            long begin = System.nanoTime();
            long worked = threads.getCurrentThreadCpuTime();
            work.of(i);
            times[1][i] = (threads.getCurrentThreadCpuTime() - worked) / 1e6;
            times[0][i] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(times[0]);
        Arrays.sort(times[1]);
        return times;
    }

    /** Nanoseconds of the processor that all threads together have had. */
    private static long worked() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
    }

    /** As many practices as wanted: words and concepts of two of the starter's each, and one place. */
    private static Library grow(Library starter, int size) {
        SplittableRandom random = new SplittableRandom(1);
        List<Practice> seeds = starter.practices();
        List<Implementation> places = List.copyOf(starter.implementations());
        List<Practice> practices = new ArrayList<>();
        List<Implementation> implementations = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Practice one = seeds.get(random.nextInt(seeds.size()));
            Practice other = seeds.get(random.nextInt(seeds.size()));
            Set<String> concepts = new java.util.LinkedHashSet<>(one.concepts());
            concepts.addAll(other.concepts());
            String id = String.format("p%06d", i);
            practices.add(new Practice(
                    id,
                    1,
                    Map.of(
                            "en",
                            new Practice.Wording(
                                    one.wording("en").title() + " " + i,
                                    one.wording("en").summary() + " "
                                            + other.wording("en").summary())),
                    "",
                    one.theory(),
                    concepts,
                    one.actors(),
                    List.of(),
                    List.of(),
                    one.channel(),
                    "",
                    one.readiness(),
                    "",
                    one.sensitivity(),
                    one.licence(),
                    one.checked(),
                    "generated"));
            Implementation place = places.get(random.nextInt(places.size()));
            implementations.add(new Implementation(
                    "i" + id,
                    id,
                    1,
                    place.title(),
                    new Place(place.place().city(), place.place().country(), "", Optional.empty()),
                    place.firstYear(),
                    place.lastYear(),
                    place.status(),
                    "",
                    place.lead(),
                    "",
                    "",
                    "",
                    "",
                    place.summary(),
                    "generated"));
        }
        return new Library(starter.vocabulary(), practices, implementations, List.of(), List.of());
    }
}
