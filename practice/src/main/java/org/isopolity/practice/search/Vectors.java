package org.isopolity.practice.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Practice;

/** The meaning of practices as vectors, compared one by one: below fifty thousand passages exact comparison is fast enough. */
final class Vectors {

    private static final int WORDS = 90;

    private final Embedder embedder;
    private final List<float[]> passages = new ArrayList<>();
    private final List<Integer> owners = new ArrayList<>();
    private final int practices;

    Vectors(Library library, Embedder embedder) {
        this.embedder = embedder;
        this.practices = library.practices().size();
        for (int number = 0; number < practices; number++) {
            for (String passage : passages(library.practices().get(number))) {
                passages.add(embedder.passage(passage));
                owners.add(number);
            }
        }
    }

    /** A record in passages of ninety words, each with the title in front. */
    private static List<String> passages(Practice practice) {
        List<String> passages = new ArrayList<>();
        practice.wordings().values().forEach(wording -> {
            List<String> words = List.of(wording.summary().split("\\s+", -1));
            for (int from = 0; from < words.size(); from += WORDS) {
                passages.add(wording.title() + ". "
                        + String.join(" ", words.subList(from, Math.min(words.size(), from + WORDS))));
            }
        });
        return passages;
    }

    boolean knows(String language) {
        return embedder.languages().contains(language);
    }

    /** The practices closest in meaning, by their numbers in the order of ids. */
    List<Integer> nearest(String text, int most) {
        float[] query = embedder.query(text);
        double[] best = new double[practices];
        java.util.Arrays.fill(best, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < passages.size(); i++) {
            int owner = owners.get(i);
            best[owner] = Math.max(best[owner], dot(query, passages.get(i)));
        }
        return IntStream.range(0, practices)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer number) -> -best[number]))
                .limit(most)
                .toList();
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }
}
