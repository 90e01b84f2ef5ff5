package org.isopolity.release;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.isopolity.index.framework.Node;
import org.isopolity.index.observation.City;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.index.observation.Observation;

/**
 * What changed from one release to another, and why: membership, method or data.
 *
 * @param changedFiles names of files that differ, were added or dropped
 * @param citiesJoined ids of cities only in the later one
 * @param citiesLeft ids of cities only in the earlier one
 * @param nodesJoined ids of framework nodes only in the later one
 * @param nodesLeft ids of framework nodes only in the earlier one
 * @param methodChanged whether the steps of the recipe or what it varies differ
 * @param observationsAdded only in the later one
 * @param observationsRemoved only in the earlier one
 * @param observationsChanged in both, with another value, flag or source
 * @param moves cities whose score or rank differs, the largest move in rank first
 */
public record ReleaseDifference(
        List<String> changedFiles,
        List<String> citiesJoined,
        List<String> citiesLeft,
        List<String> nodesJoined,
        List<String> nodesLeft,
        boolean methodChanged,
        List<Observation> observationsAdded,
        List<Observation> observationsRemoved,
        List<Revision> observationsChanged,
        List<Move> moves) {

    /**
     * An observation that was revised.
     *
     * @param before in the earlier release
     * @param after in the later one
     */
    public record Revision(Observation before, Observation after) {}

    /**
     * A city that moved.
     *
     * @param cityId the city
     * @param scoreBefore in the earlier release, if it had one
     * @param scoreAfter in the later one, if it has one
     * @param rankBefore in the earlier release, if it had one
     * @param rankAfter in the later one, if it has one
     */
    public record Move(
            String cityId,
            OptionalDouble scoreBefore,
            OptionalDouble scoreAfter,
            OptionalInt rankBefore,
            OptionalInt rankAfter) {

        private int distance() {
            return Math.abs(rankBefore.orElse(0) - rankAfter.orElse(0));
        }
    }

    private record Key(String cityId, String indicatorId, int year, GeographicLevel level) {
        static Key of(Observation observation) {
            return new Key(observation.cityId(), observation.indicatorId(), observation.year(), observation.level());
        }
    }

    /** Compares two releases. */
    public static ReleaseDifference between(Release earlier, Release later) {
        Map<Key, Observation> before = observations(earlier);
        Map<Key, Observation> after = observations(later);
        List<Revision> revisions = new ArrayList<>();
        for (Observation observation : later.observations().asList()) {
            Observation earlierOne = before.get(Key.of(observation));
            if (earlierOne != null && !earlierOne.equals(observation)) {
                revisions.add(new Revision(earlierOne, observation));
            }
        }
        return new ReleaseDifference(
                changedFiles(earlier, later),
                only(
                        ids(later.cities().asList(), City::id),
                        ids(earlier.cities().asList(), City::id)),
                only(
                        ids(earlier.cities().asList(), City::id),
                        ids(later.cities().asList(), City::id)),
                only(
                        ids(later.framework().nodes(), Node::id),
                        ids(earlier.framework().nodes(), Node::id)),
                only(
                        ids(earlier.framework().nodes(), Node::id),
                        ids(later.framework().nodes(), Node::id)),
                !earlier.recipe().equals(later.recipe()),
                later.observations().asList().stream()
                        .filter(observation -> !before.containsKey(Key.of(observation)))
                        .toList(),
                earlier.observations().asList().stream()
                        .filter(observation -> !after.containsKey(Key.of(observation)))
                        .toList(),
                List.copyOf(revisions),
                moves(earlier, later));
    }

    /** Whether the two releases say the same. */
    public boolean isEmpty() {
        return changedFiles.isEmpty();
    }

    private static Map<Key, Observation> observations(Release release) {
        return release.observations().asList().stream().collect(Collectors.toMap(Key::of, Function.identity()));
    }

    /** The descriptor and the note name the release itself, so they always differ; only the rest counts. */
    private static List<String> changedFiles(Release earlier, Release later) {
        Map<String, String> hashes = new TreeMap<>();
        List<String> changed = new ArrayList<>();
        earlier.files().forEach(file -> hashes.put(file.name(), file.sha256()));
        for (ReleaseFile file : later.files()) {
            String hash = hashes.remove(file.name());
            if (!file.sha256().equals(hash)) {
                changed.add(file.name());
            }
        }
        changed.addAll(hashes.keySet());
        changed.removeAll(List.of(DataPackage.NAME, MethodNote.NAME));
        return changed.stream().sorted().toList();
    }

    private static <T> List<String> ids(List<T> members, Function<T, String> id) {
        return members.stream().map(id).toList();
    }

    private static List<String> only(List<String> these, List<String> notThose) {
        return these.stream().filter(id -> !notThose.contains(id)).toList();
    }

    private static List<Move> moves(Release earlier, Release later) {
        List<Move> moves = new ArrayList<>();
        for (City city : later.cities()) {
            earlier.results().find(city.id()).ifPresent(before -> {
                CityResult after = later.results().find(city.id()).orElseThrow();
                if (!before.score().equals(after.score()) || !before.rank().equals(after.rank())) {
                    moves.add(new Move(city.id(), before.score(), after.score(), before.rank(), after.rank()));
                }
            });
        }
        moves.sort(Comparator.comparingInt(Move::distance).reversed().thenComparing(Move::cityId));
        return List.copyOf(moves);
    }
}
