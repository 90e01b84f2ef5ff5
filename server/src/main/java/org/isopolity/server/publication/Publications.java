package org.isopolity.server.publication;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.isopolity.index.robustness.Progress;
import org.isopolity.release.Archive;
import org.isopolity.release.Erratum;
import org.isopolity.release.Release;
import org.isopolity.release.Sources;
import org.isopolity.server.account.Person;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Refused.Reason;
import org.isopolity.server.figures.Library;
import org.isopolity.server.round.Round;
import org.isopolity.server.store.Identifiers;
import org.isopolity.server.store.Rows;
import org.isopolity.server.store.Store;

/**
 * From a closed round to a release: first a candidate, computed in private and frozen; then, after somebody looked at what it
 * changes, the publication of just these bytes, now or at the end of an embargo. Whatever breaks off in between, doing it
 * again ends the same: a release of the same sources is found, not made twice.
 */
public final class Publications {

    private final Store store;
    private final Audit audit;
    private final Clock clock;
    private final Library library;
    private final Path candidates;
    private final Path releases;
    private final ReentrantLock publishing = new ReentrantLock();

    Publications(Store store, Audit audit, Clock clock, Library library, Path candidates, Path releases) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.library = library;
        this.candidates = candidates;
        this.releases = releases;
    }

    /**
     * A release that is prepared, waits, is published or withdrawn.
     *
     * @param id of the publication
     * @param network its network
     * @param round its round
     * @param releaseId number of the release; empty as long as it is not published
     * @param state {@code PREPARED}, {@code EMBARGOED}, {@code PUBLISHED} or {@code WITHDRAWN}
     * @param digest of the release; of the candidate as long as it is not published
     * @param embargo until when it waits; 0 for not at all
     * @param reason why it was withdrawn
     */
    record Publication(
            String id,
            String network,
            String round,
            String releaseId,
            String state,
            String digest,
            long embargo,
            String reason) {}

    Candidate candidate(Round round) {
        return store.read(sql -> Candidate.of(sql, round));
    }

    List<Publication> all(Round round) {
        return store.read(sql -> sql.sql("select id, network, round, release_id, state, digest, embargo, reason"
                        + " from publication where network = ? and round = ? order by moment desc, id desc")
                .params(round.network(), round.id())
                .query(Rows.as(Publication.class))
                .list());
    }

    Publication get(Round round, String id) {
        return all(round).stream()
                .filter(publication -> publication.id().equals(id))
                .findFirst()
                .orElseThrow(Refused::absent);
    }

    private Path sources(Publication publication) {
        return candidates.resolve(publication.id()).resolve("sources");
    }

    private Path rehearsal(String id) {
        return candidates.resolve(id).resolve("release");
    }

    /** The release that would come of a candidate. */
    Release rehearsed(Publication publication) {
        return Archive.open(rehearsal(publication.id())).latest().orElseThrow(Refused::absent);
    }

    /**
     * Freezes the accepted answers of a closed round and computes what would come of them.
     *
     * @param edition as a file of a release
     * @param recipe as a file of a release
     * @param small what is done with counts of few people
     * @throws org.isopolity.text.input.InvalidInput if edition or recipe are wrong
     * @throws org.isopolity.index.recipe.UnusableStep if the answers do not allow the recipe
     */
    String prepare(Person by, Round round, String edition, String recipe, Candidate.Small small) {
        if (round.state() != Round.State.CLOSED) {
            throw new Refused(Reason.CONFLICT, "refused.close-first");
        }
        Candidate candidate = candidate(round);
        if (candidate.values().isEmpty()) {
            throw new Refused(Reason.CONFLICT, "refused.nothing-accepted");
        }
        String id = Identifiers.next();
        Path place = candidates.resolve(id);
        try {
            Path sources = place.resolve("sources");
            candidate.write(sources, candidate.withheld(small));
            Files.writeString(sources.resolve("edition.yaml"), edition);
            Files.writeString(sources.resolve("recipe.yaml"), recipe);
            Release release = Archive.open(rehearsal(id)).publish(Sources.in(sources), Progress.SILENT);
            store.writing(sql -> {
                sql.sql("insert into publication (id, network, round, release_id, state, digest, embargo,"
                                + " reason, author, moment) values (?, ?, ?, '', 'PREPARED', ?, 0, '', ?, ?)")
                        .params(id, round.network(), round.id(), release.digest(), by.id(), clock.millis())
                        .update();
                audit.add(
                        sql,
                        by.id(),
                        "release.prepare",
                        round.network(),
                        round.id() + "/" + id,
                        release.digest() + " small counts " + small.name().toLowerCase(Locale.ROOT));
            });
            return id;
        } catch (IOException failed) {
            remove(place);
            throw new UncheckedIOException(failed);
        } catch (RuntimeException failed) {
            remove(place);
            throw failed;
        }
    }

    /** The counts that a candidate withholds and that could be recomputed from what it would publish. */
    List<Disclosure.Opening> openings(Round round, Publication publication) {
        Set<String> published = new HashSet<>();
        rehearsed(publication)
                .observations()
                .asList()
                .forEach(each -> published.add(each.cityId() + " " + each.indicatorId()));
        return Disclosure.of(candidate(round).values())
                .openings(value ->
                        published.contains(value.city() + " " + value.item().id()));
    }

    private static void remove(Path place) {
        if (!Files.isDirectory(place)) {
            return;
        }
        try (Stream<Path> entries = Files.walk(place)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Publishes a candidate, now or at the end of an embargo.
     *
     * @param acknowledged why it may be published though withheld counts could be recomputed; empty where none can
     */
    void publish(Person by, Round round, Publication publication, Optional<Instant> embargo, String acknowledged) {
        if (!publication.state().equals("PREPARED")) {
            throw new Refused(Reason.CONFLICT, "refused.published");
        }
        List<Disclosure.Opening> openings = openings(round, publication);
        if (!openings.isEmpty()) {
            if (acknowledged.isBlank()) {
                throw new Refused(Reason.CONFLICT, "refused.disclosure");
            }
            store.writing(sql -> audit.add(
                    sql,
                    by.id(),
                    "release.acknowledge",
                    round.network(),
                    round.id() + "/" + publication.id(),
                    openings.size() + " withheld counts can be recomputed: " + acknowledged.strip()));
        }
        if (embargo.isPresent() && embargo.get().isAfter(clock.instant())) {
            store.writing(sql -> {
                move(
                        sql,
                        publication,
                        "EMBARGOED",
                        "",
                        publication.digest(),
                        embargo.get().toEpochMilli(),
                        "");
                audit.add(
                        sql,
                        by.id(),
                        "release.embargo",
                        round.network(),
                        round.id() + "/" + publication.id(),
                        embargo.get().toString());
            });
            return;
        }
        bring(by.id(), publication);
    }

    private static void move(
            org.springframework.jdbc.core.simple.JdbcClient sql,
            Publication publication,
            String state,
            String releaseId,
            String digest,
            long embargo,
            String reason) {
        int moved = sql.sql("update publication set state = ?, release_id = ?, digest = ?, embargo = ?, reason = ?"
                        + " where id = ? and state = ?")
                .params(state, releaseId, digest, embargo, reason, publication.id(), publication.state())
                .update();
        if (moved == 0) {
            throw new Refused(Reason.OVERTAKEN, "refused.overtaken");
        }
    }

    /** One at a time: each takes the next number. */
    private void bring(String actor, Publication publication) {
        publishing.lock();
        try {
            Sources sources = Sources.in(sources(publication));
            Archive archive = Archive.open(releases);
            Release release = archive.find(sources).orElseGet(() -> archive.publish(sources, Progress.SILENT));
            store.writing(sql -> {
                move(
                        sql,
                        publication,
                        "PUBLISHED",
                        release.id().toString(),
                        release.digest(),
                        publication.embargo(),
                        "");
                audit.add(
                        sql,
                        actor,
                        "release.publish",
                        publication.network(),
                        release.id().toString(),
                        release.digest());
            });
            library.show(Archive.open(releases));
        } finally {
            publishing.unlock();
        }
    }

    /** Publishes what has waited long enough. */
    public void endEmbargoes() {
        List<Publication> due = store.read(sql -> sql.sql(
                        "select id, network, round, release_id, state, digest, embargo, reason from publication where"
                                + " state = 'EMBARGOED' and embargo <= ? order by embargo, id")
                .param(clock.millis())
                .query(Rows.as(Publication.class))
                .list());
        due.forEach(publication -> bring("embargo", publication));
    }

    /** What was found to be wrong in a published release. */
    List<Erratum> errata(Publication publication) {
        return Archive.open(releases).errata(publication.releaseId());
    }

    /** Says what is wrong in a published release, which stays as it is. */
    void correct(Person by, Round round, Publication publication, String city, String indicator, String text) {
        if (!publication.state().equals("PUBLISHED")) {
            throw new Refused(Reason.CONFLICT, "refused.not-published");
        }
        publishing.lock();
        try {
            Erratum erratum = new Erratum(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), city, indicator, text);
            Archive.open(releases).add(publication.releaseId(), erratum);
            store.writing(sql -> audit.add(
                    sql,
                    by.id(),
                    "release.erratum",
                    round.network(),
                    publication.releaseId(),
                    (city + " " + indicator).strip()));
            library.show(Archive.open(releases));
        } finally {
            publishing.unlock();
        }
    }

    /** Takes a release back: it keeps its number and its files, and is served no more. */
    void withdraw(Person by, Round round, Publication publication, String reason) {
        if (!publication.state().equals("PUBLISHED")) {
            throw new Refused(Reason.CONFLICT, "refused.not-published");
        }
        publishing.lock();
        try {
            LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            Archive.open(releases).withdraw(publication.releaseId(), day, reason);
            store.writing(sql -> {
                move(
                        sql,
                        publication,
                        "WITHDRAWN",
                        publication.releaseId(),
                        publication.digest(),
                        publication.embargo(),
                        reason);
                audit.add(sql, by.id(), "release.withdraw", round.network(), publication.releaseId(), "");
            });
            library.show(Archive.open(releases));
        } finally {
            publishing.unlock();
        }
    }
}
