package org.isopolity.practice.review;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.isopolity.practice.evidence.EvidenceItem;
import org.isopolity.practice.library.Adaptation;
import org.isopolity.practice.library.Change;
import org.isopolity.practice.library.Implementation;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Practice;
import org.isopolity.practice.library.RecordKind;

/**
 * What becomes of a library when a contribution is published or withdrawn. Each step makes a new library and can be repeated: what
 * the library's history tells already changes nothing, so that a step cut short by a crash can be taken again.
 */
public final class Publication {

    private Publication() {}

    /**
     * The library with a record, in the place of its former version where there is one. A practice counts as checked on the day of
     * publication.
     *
     * @throws IllegalArgumentException if the record does not fit into the library; the message names every reason, a line each
     */
    public static Library publish(Library library, Proposal proposal, Instant when) {
        Change change = new Change(when, Change.Deed.PUBLISHED, proposal.kind(), proposal.id(), proposal.version(), "");
        if (isDone(library, change)) {
            return library;
        }
        Library whole = library.whole();
        List<Practice> practices = new ArrayList<>(whole.allVersions());
        List<Implementation> places = new ArrayList<>(whole.implementations());
        List<Adaptation> edges = new ArrayList<>(whole.adaptations());
        List<EvidenceItem> items = new ArrayList<>(whole.evidence());
        switch (proposal) {
            case Proposal.OfPractice(Practice content) ->
                practices.add(content.checkedOn(when.atOffset(ZoneOffset.UTC).toLocalDate()));
            case Proposal.OfImplementation(Implementation content, int _) -> {
                places.removeIf(place -> place.id().equals(content.id()));
                places.add(content);
            }
            case Proposal.OfAdaptation(Adaptation content, int _) -> {
                edges.removeIf(edge -> edge.id().equals(content.id()));
                edges.add(content);
            }
            case Proposal.OfEvidence(EvidenceItem content, int _) -> {
                items.removeIf(item -> item.id().equals(content.id()));
                items.add(content);
            }
        }
        return new Library(library.vocabulary(), practices, places, edges, items, with(library, change));
    }

    /**
     * The library without a record and without all that hangs on it. The reason stays in its history, and everything comes back with
     * a later version.
     */
    public static Library withdraw(
            Library library, RecordKind kind, String id, int version, Instant when, String reason) {
        Change change = new Change(when, Change.Deed.WITHDRAWN, kind, id, version, reason);
        if (isDone(library, change)) {
            return library;
        }
        Library whole = library.whole();
        return new Library(
                library.vocabulary(),
                whole.allVersions(),
                whole.implementations(),
                whole.adaptations(),
                whole.evidence(),
                with(library, change));
    }

    private static boolean isDone(Library library, Change change) {
        return library.history().stream()
                .anyMatch(before -> before.isAbout(change.kind(), change.id())
                        && before.version() == change.version()
                        && before.deed() == change.deed());
    }

    private static List<Change> with(Library library, Change change) {
        List<Change> longer = new ArrayList<>(library.history());
        longer.add(change);
        return longer;
    }
}
