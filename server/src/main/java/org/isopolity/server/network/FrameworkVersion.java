package org.isopolity.server.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One version of a network's framework.
 *
 * @param network the network
 * @param number from 1; a change of the core makes a new version
 * @param locked whether its core is fixed; only then can a round ask it
 * @param basedOn number of the version it began as; 0 for none
 * @param note what changed
 * @param items its nodes in order
 */
public record FrameworkVersion(String network, int number, boolean locked, int basedOn, String note, List<Item> items) {

    public FrameworkVersion {
        items = List.copyOf(items);
    }

    /** A node. */
    public Optional<Item> find(String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    /** The same with some items in other words, by their ids. */
    public FrameworkVersion worded(Map<String, Networks.Wording> wordings) {
        return new FrameworkVersion(
                network,
                number,
                locked,
                basedOn,
                note,
                items.stream()
                        .map(item -> {
                            Networks.Wording wording = wordings.get(item.id());
                            return wording == null ? item : item.worded(wording.label(), wording.question());
                        })
                        .toList());
    }

    /** What cities are asked, in order. */
    public List<Item> asked() {
        return items.stream().filter(Item::isAsked).toList();
    }
}
