package org.isopolity.server.answer;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isopolity.server.store.Identifiers;

/** What people have sent to be looked at before it is taken: for an hour, in memory, each for its sender only. */
final class Previews {

    private static final Duration LASTS = Duration.ofHours(1);
    private static final int MOST = 32;

    private final Clock clock;
    private final Map<String, Kept> kept = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST;
        }
    };

    private record Kept(String person, String path, List<Answers.Writing> writings, long ends) {}

    Previews(Clock clock) {
        this.clock = clock;
    }

    synchronized String keep(String person, String path, List<Answers.Writing> writings) {
        String id = Identifiers.secret();
        kept.put(id, new Kept(person, path, List.copyOf(writings), clock.millis() + LASTS.toMillis()));
        return id;
    }

    synchronized Optional<List<Answers.Writing>> take(String id, String person, String path) {
        return Optional.ofNullable(kept.get(id))
                .filter(found ->
                        found.person().equals(person) && found.path().equals(path) && found.ends() > clock.millis())
                .map(Kept::writings);
    }
}
