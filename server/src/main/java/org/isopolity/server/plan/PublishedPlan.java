package org.isopolity.server.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * A plan as everybody may read it: a document that is written once. It names bodies and never people, and knows no notes.
 *
 * @param network in which it was written
 * @param city whose plan it is
 * @param name of the city
 * @param country of the city, by its code of two letters
 * @param number counts what was published for the city, from 1
 * @param moment when this was published
 * @param state where the plan stands
 * @param reason why it was withdrawn; empty where it was not
 * @param outline what it says as a whole
 * @param actions its actions, in the order in which they were written
 */
public record PublishedPlan(
        String network,
        String city,
        String name,
        String country,
        int number,
        Instant moment,
        Plan.State state,
        String reason,
        Plan.Outline outline,
        List<PublishedAction> actions) {

    private static final JsonMapper JSON = new JsonMapper();

    public PublishedPlan {
        actions = List.copyOf(actions);
    }

    /**
     * An action as everybody may read it.
     *
     * @param id the same as in the workspace
     * @param state where it stands
     * @param heartbeat when there was last news of it
     * @param content what it says
     * @param entries what was said about it, oldest first
     */
    public record PublishedAction(
            String id, Action.State state, Instant heartbeat, Action.Content content, List<Entry> entries) {
        public PublishedAction {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Something said about an action.
     *
     * @param kind code of what it is: a deed, or {@code COMMENT}
     * @param moment when
     * @param words what
     * @param link where more is to be read; may be empty
     */
    public record Entry(String kind, Instant moment, String words, String link) {}

    /** Whether its content may be shown. */
    public boolean isReadable() {
        return state == Plan.State.PUBLIC || state == Plan.State.CLOSED;
    }

    /** The action with this id, if there is one to be shown. */
    public Optional<PublishedAction> find(String id) {
        return isReadable()
                ? actions.stream().filter(action -> action.id().equals(id)).findFirst()
                : Optional.empty();
    }

    /** Address of its page. */
    public String path() {
        return "/cities/" + city + "/plan";
    }

    PublishedPlan next(int following, Instant now, Plan.State to, String why) {
        return new PublishedPlan(network, city, name, country, following, now, to, why, outline, actions);
    }

    /** The same with news of an action; one that is not in it stays out. */
    PublishedPlan next(int following, Instant now, String action, Action.State to, Entry entry) {
        List<PublishedAction> others = new ArrayList<>();
        for (PublishedAction one : actions) {
            if (one.id().equals(action)) {
                List<Entry> entries = new ArrayList<>(one.entries());
                entries.add(entry);
                boolean comment = entry.kind().equals(Plans.COMMENT);
                others.add(new PublishedAction(
                        one.id(), comment ? one.state() : to, comment ? one.heartbeat() : now, one.content(), entries));
            } else {
                others.add(one);
            }
        }
        return new PublishedPlan(network, city, name, country, following, now, state, reason, outline, others);
    }

    static PublishedPlan read(byte[] json) {
        return JSON.readValue(json, PublishedPlan.class);
    }

    static PublishedPlan read(String json) {
        return JSON.readValue(json, PublishedPlan.class);
    }

    String json() {
        return JSON.writeValueAsString(this);
    }
}
