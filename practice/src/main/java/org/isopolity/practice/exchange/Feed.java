package org.isopolity.practice.exchange;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.isopolity.practice.Phrases;
import org.isopolity.practice.library.Change;
import org.isopolity.practice.library.Implementation;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Practice;
import org.isopolity.practice.library.RecordKind;
import org.isopolity.text.AtomFeed;

/** What is new in a library, as an Atom feed (RFC 4287). */
public final class Feed {

    private static final int MOST = 50;

    private Feed() {}

    /**
     * One thing that is new.
     *
     * @param address that tells it from all others
     * @param page where it can be read
     */
    private record Entry(Instant moment, String address, String page, String title, String summary) {}

    /**
     * The feed as XML, the newest first: practices by the day on which they were checked last (those never checked are left out), what
     * was published of places, adaptations and evidence, and what was withdrawn, with the reason and without the content.
     *
     * @param base address of the site, without a slash at the end
     * @param title of the feed
     * @param language code of the language to tell them in
     */
    public static String atom(Library library, String base, String title, String language) {
        List<Entry> newest = Stream.concat(
                        library.practices().stream()
                                .filter(practice -> practice.checked().isPresent())
                                .map(practice -> practice(library, practice, base, language)),
                        library.history().stream().flatMap(change -> change(library, change, base, language).stream()))
                .sorted(Comparator.comparing(Entry::moment).reversed().thenComparing(Entry::address))
                .limit(MOST)
                .toList();
        return new AtomFeed(
                        base + "/practices",
                        base + "/practices/feed.atom",
                        title,
                        newest.stream()
                                .map(entry -> new AtomFeed.Entry(
                                        entry.address(),
                                        entry.title(),
                                        entry.moment().toString(),
                                        entry.page(),
                                        entry.summary()))
                                .toList())
                .xml();
    }

    private static Entry practice(Library library, Practice practice, String base, String language) {
        Instant checked =
                practice.checked().orElseThrow().atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant moment = library.history().stream()
                .filter(change -> change.isAbout(RecordKind.PRACTICE, practice.id())
                        && change.version() == practice.version()
                        && change.deed() == Change.Deed.PUBLISHED)
                .map(Change::moment)
                .findFirst()
                .orElse(checked);
        String address = address(base, practice.id());
        Practice.Wording wording = practice.wording(language);
        return new Entry(moment, address, address, wording.title(), wording.summary());
    }

    /** What a change has to tell; nothing for practices, which tell themselves, and for what is not there any more. */
    private static Optional<Entry> change(Library library, Change change, String base, String language) {
        String address = address(base, change.id()) + "#" + word(change.kind()) + "-" + change.version() + "-"
                + word(change.deed());
        Locale locale = Locale.of(language);
        if (change.deed() == Change.Deed.WITHDRAWN) {
            return Optional.of(new Entry(
                    change.moment(),
                    address,
                    change.kind() == RecordKind.PRACTICE ? address(base, change.id()) : base + "/practices",
                    Phrases.of("feed.withdrawn", change.id()).in(locale),
                    change.reason()));
        }
        return switch (change.kind()) {
            case PRACTICE -> Optional.empty();
            case IMPLEMENTATION ->
                library.findImplementation(change.id())
                        .map(place -> about(library, change, place, place.summary(), address, base, locale));
            case ADAPTATION ->
                library.findAdaptation(change.id())
                        .flatMap(edge -> library.findImplementation(edge.to())
                                .map(place -> about(library, change, place, edge.changed(), address, base, locale)));
            case EVIDENCE ->
                library.findEvidence(change.id())
                        .map(item -> new Entry(
                                change.moment(),
                                address,
                                address(base, item.practice()),
                                Phrases.of(
                                                "feed.evidence",
                                                library.get(item.practice())
                                                        .wording(language)
                                                        .title())
                                        .in(locale),
                                item.source()));
        };
    }

    private static Entry about(
            Library library,
            Change change,
            Implementation place,
            String summary,
            String address,
            String base,
            Locale locale) {
        return new Entry(
                change.moment(),
                address,
                address(base, place.practice()),
                Phrases.of(
                                "feed." + word(change.kind()),
                                library.get(place.practice())
                                        .wording(locale.getLanguage())
                                        .title(),
                                place.place().city())
                        .in(locale),
                summary);
    }

    private static String address(String base, String practice) {
        return base + "/practices/" + URLEncoder.encode(practice, StandardCharsets.UTF_8);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
