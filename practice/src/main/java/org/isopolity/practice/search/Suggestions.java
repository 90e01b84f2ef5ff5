package org.isopolity.practice.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.isopolity.practice.vocabulary.Words;

/** What a person who types may want to say: entries with a word that begins like what was typed. */
final class Suggestions {

    private static final int LONGEST = 60;
    private static final int SHIFT = 16;

    /**
     * What may be suggested.
     *
     * @param text as it is shown
     * @param weight the weightiest are suggested first
     */
    record Entry(String text, int weight) {}

    private final List<String> texts;
    private final String[] plain;

    /** Where words start, in the order of what follows: number of the entry, then offset in its plain text. */
    private final long[] starts;

    /** Entries in any order; of those with the same text the weightiest counts. */
    Suggestions(List<Entry> given) {
        Set<String> seen = new HashSet<>();
        List<String> shown = new ArrayList<>();
        List<String> compared = new ArrayList<>();
        given.stream()
                .sorted(Comparator.comparingInt((Entry entry) -> -entry.weight())
                        .thenComparing(Entry::text))
                .forEach(entry -> {
                    String words = Words.plain(entry.text());
                    if (!words.isEmpty() && seen.add(words)) {
                        shown.add(entry.text());
                        compared.add(words.substring(0, Math.min(words.length(), 1 << (SHIFT - 1))));
                    }
                });
        this.texts = List.copyOf(shown);
        this.plain = compared.toArray(String[]::new);
        List<Long> all = new ArrayList<>();
        for (int entry = 0; entry < plain.length; entry++) {
            for (int at = 0; at >= 0; at = next(plain[entry], at)) {
                all.add((long) entry << SHIFT | at);
            }
        }
        all.sort((one, other) -> {
            int order = compare(one, other);
            return order != 0 ? order : Long.compare(one, other);
        });
        this.starts = all.stream().mapToLong(Long::longValue).toArray();
    }

    private static int next(String words, int at) {
        int space = words.indexOf(' ', at);
        return space < 0 ? -1 : space + 1;
    }

    private int compare(long one, long other) {
        String a = plain[(int) (one >>> SHIFT)];
        String b = plain[(int) (other >>> SHIFT)];
        int i = (int) (one & ((1 << SHIFT) - 1));
        int j = (int) (other & ((1 << SHIFT) - 1));
        while (i < a.length() && j < b.length()) {
            int order = Character.compare(a.charAt(i++), b.charAt(j++));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.length() - i, b.length() - j);
    }

    /** Whether a start comes before (negative), begins with (0) or comes after (positive) what was typed. */
    private int against(long start, String typed) {
        String words = plain[(int) (start >>> SHIFT)];
        int from = (int) (start & ((1 << SHIFT) - 1));
        for (int i = 0; i < typed.length(); i++) {
            if (from + i >= words.length()) {
                return -1;
            }
            int order = Character.compare(words.charAt(from + i), typed.charAt(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** The first start that does not come before what was typed, or with {@code after} the first that comes after it. */
    private int bound(String typed, boolean after) {
        int low = 0;
        int high = starts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = against(starts[middle], typed);
            if (order < 0 || (after && order == 0)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The weightiest entries that fit, at most so many. */
    List<String> find(String typed, int most) {
        String words = Words.plain(typed.length() <= LONGEST ? typed : typed.substring(0, LONGEST));
        if (words.isEmpty() || most < 1) {
            return List.of();
        }
        int[] best = new int[most];
        int found = 0;
        int to = bound(words, true);
        for (int i = bound(words, false); i < to; i++) {
            found = insert(best, found, (int) (starts[i] >>> SHIFT));
        }
        return Arrays.stream(best, 0, found).mapToObj(texts::get).toList();
    }

    /** Keeps the smallest numbers in order, each once: entries are numbered from the weightiest down. */
    private static int insert(int[] best, int found, int entry) {
        if (found == best.length && entry >= best[found - 1]) {
            return found;
        }
        int at = Arrays.binarySearch(best, 0, found, entry);
        if (at >= 0) {
            return found;
        }
        at = -at - 1;
        System.arraycopy(best, at, best, at + 1, Math.min(found, best.length - 1) - at);
        best[at] = entry;
        return Math.min(found + 1, best.length);
    }
}
