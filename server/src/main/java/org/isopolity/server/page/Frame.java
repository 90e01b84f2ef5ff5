package org.isopolity.server.page;

import java.util.List;
import java.util.Optional;
import org.isopolity.release.Release;
import org.isopolity.server.page.Head.Section;
import org.isopolity.server.text.Text;

/**
 * What stands around the content of every page.
 *
 * @param text the reader's language
 * @param head what the page says about itself
 * @param origin scheme, host and port as the reader wrote them
 * @param path address of the page below the origin
 * @param assets address of the directory of assets
 * @param found whether the page is one to find again; errors are not
 * @param signIn whether there is a workspace to sign in to
 * @param release the release it was made from
 */
public record Frame(
        Text text,
        Head head,
        String origin,
        String path,
        String assets,
        boolean found,
        boolean signIn,
        Optional<Imprint> release) {

    private static final int SHORT_DIGEST = 16;

    /**
     * How a page names its release.
     *
     * @param id of the release
     * @param date of its publication
     * @param digest the beginning of its digest
     */
    public record Imprint(String id, String date, String digest) {

        static Imprint of(Release release, Text text) {
            return new Imprint(
                    release.id().toString(), text.date(release.edition().date()), shorten(release.digest()));
        }

        /** The first characters of a digest, without the name of its algorithm. */
        public static String shorten(String digest) {
            String bare = digest.substring(digest.indexOf(':') + 1);
            return bare.substring(0, Math.min(SHORT_DIGEST, bare.length()));
        }
    }

    /** The parts of the site in the navigation. */
    public List<Section> sections() {
        return List.of(
                Section.CITIES,
                Section.INDICATORS,
                Section.PRACTICES,
                Section.DOING,
                Section.COMPARE,
                Section.METHOD,
                Section.RELEASES);
    }

    /** How a link to a part of the site is marked: the page itself, a page of that part, or not at all. */
    public String mark(Section section) {
        if (head.section() != section) {
            return "";
        }
        return path.equals(section.path()) ? "page" : "true";
    }
}
