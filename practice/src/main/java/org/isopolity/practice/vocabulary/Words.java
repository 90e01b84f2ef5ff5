package org.isopolity.practice.vocabulary;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words as they are compared: without case, accents and punctuation. */
public final class Words {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BREAKS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Words() {}

    /** Lower case, without accents and vowel points; runs of anything else than letters and digits become one space. */
    public static String plain(String words) {
        String open = MARKS.matcher(Normalizer.normalize(words, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("\u00df", "ss");
        return BREAKS.matcher(open).replaceAll(" ").strip();
    }
}
