package org.isopolity.practice.library;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who adapted what from whom, around one practice: its implementations and everything that is linked to them, however far. Origins
 * stand in the first column, what came of them in the columns after it.
 *
 * @param nodes by column and row
 * @param edges from the earlier to the later, in the order of the adaptations
 */
public record Lineage(List<Node> nodes, List<Edge> edges) {

    /**
     * One place in the lineage.
     *
     * @param id id of the implementation, or a key of its own for what has no record
     * @param title what it is called
     * @param city where; empty for what has no record
     * @param practice id of its practice; empty for what has no record
     * @param year when it began, in digits; empty where not known
     * @param column how many adaptations lie before it at most
     * @param row its place within the column
     */
    public record Node(String id, String title, String city, String practice, String year, int column, int row) {}

    /**
     * One adaptation.
     *
     * @param adaptation its record
     * @param from id of the node it comes from
     * @param to id of the node it leads to
     */
    public record Edge(Adaptation adaptation, String from, String to) {}

    /** Keeps its own copies. */
    public Lineage {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** How many columns there are. */
    public int columns() {
        return nodes.stream().mapToInt(Node::column).max().orElse(-1) + 1;
    }

    /** How many rows the fullest column has. */
    public int rows() {
        return nodes.stream().mapToInt(Node::row).max().orElse(-1) + 1;
    }

    /** The lineage around a practice. */
    public static Lineage of(Library library, String practice) {
        Set<String> linked = new LinkedHashSet<>();
        library.implementationsOf(practice).forEach(place -> linked.add(place.id()));
        List<Edge> all = library.adaptations().stream()
                .map(adaptation -> new Edge(adaptation, key(adaptation.from()), adaptation.to()))
                .toList();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Edge edge : all) {
                if (linked.contains(edge.from()) != linked.contains(edge.to())) {
                    linked.add(edge.from());
                    linked.add(edge.to());
                    grown = true;
                }
            }
        }
        List<Edge> edges =
                all.stream().filter(edge -> linked.contains(edge.from())).toList();
        return new Lineage(place(library, linked, edges), edges);
    }

    private static String key(Adaptation.Origin origin) {
        return switch (origin) {
            case Adaptation.Recorded(String implementation) -> implementation;
            case Adaptation.Outside(String name) -> "outside:" + name;
        };
    }

    private static List<Node> place(Library library, Set<String> linked, List<Edge> edges) {
        Map<String, Integer> columns = new HashMap<>();
        linked.forEach(id -> columns.put(id, 0));
        for (int round = 0; round < linked.size(); round++) {
            edges.forEach(edge -> columns.merge(edge.to(), columns.getOrDefault(edge.from(), 0) + 1, Math::max));
        }
        Map<Integer, List<Node>> byColumn = new LinkedHashMap<>();
        linked.stream()
                .map(id -> node(library, id, columns.getOrDefault(id, 0)))
                .sorted(Comparator.comparingInt(Node::column)
                        .thenComparing(node -> node.year().isEmpty() ? "9999" : node.year())
                        .thenComparing(Node::city)
                        .thenComparing(Node::id))
                .forEach(node -> byColumn.computeIfAbsent(node.column(), _ -> new ArrayList<>())
                        .add(node));
        List<Node> placed = new ArrayList<>();
        byColumn.values().forEach(column -> {
            for (int row = 0; row < column.size(); row++) {
                Node node = column.get(row);
                placed.add(new Node(
                        node.id(), node.title(), node.city(), node.practice(), node.year(), node.column(), row));
            }
        });
        return placed;
    }

    private static Node node(Library library, String id, int column) {
        return library.findImplementation(id)
                .map(place -> new Node(
                        id,
                        place.title(),
                        place.place().city(),
                        place.practice(),
                        place.firstYear().isPresent()
                                ? Integer.toString(place.firstYear().getAsInt())
                                : "",
                        column,
                        0))
                .orElseGet(() -> new Node(id, id.substring("outside:".length()), "", "", "", column, 0));
    }
}
