package org.isopolity.practice.exchange;

import java.util.Comparator;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Practice;
import org.isopolity.text.AtomFeed;

/** What is new in a library, as an Atom feed (RFC 4287). */
public final class Feed {

    private static final int MOST = 50;

    private Feed() {}

    /**
     * The feed as XML: the practices checked last, the newest first; those never checked are left out.
     *
     * @param base address of the site, without a slash at the end
     * @param title of the feed
     * @param language code of the language to tell them in
     */
    public static String atom(Library library, String base, String title, String language) {
        return new AtomFeed(
                        base + "/practices",
                        base + "/practices/feed.atom",
                        title,
                        library.practices().stream()
                                .filter(practice -> practice.checked().isPresent())
                                .sorted(Comparator.comparing((Practice practice) ->
                                                practice.checked().orElseThrow())
                                        .reversed()
                                        .thenComparing(Practice::id))
                                .limit(MOST)
                                .map(practice -> entry(practice, base, language))
                                .toList())
                .xml();
    }

    private static AtomFeed.Entry entry(Practice practice, String base, String language) {
        String page = base + "/practices/" + practice.id();
        return new AtomFeed.Entry(
                page,
                practice.wording(language).title(),
                practice.checked().orElseThrow() + "T00:00:00Z",
                page,
                practice.wording(language).summary());
    }
}
