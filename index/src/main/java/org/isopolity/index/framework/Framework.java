package org.isopolity.index.framework;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * What is measured: a tree of groups with indicators at its leaves. The order of siblings is the order of the file and is
 * only for readers; it never changes a score.
 */
public final class Framework {

    private final Group root;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Group> parents = new HashMap<>();
    private final List<Indicator> indicators = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final List<Denominator> denominators;

    /**
     * A framework without denominators of its own.
     *
     * @throws IllegalArgumentException if two nodes share an id
     */
    public Framework(Group root) {
        this(root, List.of());
    }

    /**
     * A framework from its root and the sizes that its indicators are divided by.
     *
     * @throws IllegalArgumentException if two nodes or denominators share an id, or an indicator names a denominator that is
     *     neither given nor the population of the city file
     */
    public Framework(Group root, List<Denominator> denominators) {
        this.root = root;
        this.denominators = List.copyOf(denominators);
        register(root);
        for (Denominator denominator : denominators) {
            if (nodes.containsKey(denominator.id())) {
                throw new IllegalArgumentException("two nodes have the id '" + denominator.id() + "'");
            }
        }
        for (Indicator indicator : indicators) {
            indicator
                    .computation()
                    .denominator()
                    .filter(id -> !isDenominator(id))
                    .ifPresent(id -> {
                        throw new IllegalArgumentException(
                                "indicator '" + indicator.id() + "' names the unknown denominator '" + id + "'");
                    });
        }
    }

    /**
     * Reads a framework file: a node table (a column {@code parent}; one line for each node) or an indicator table
     * (columns {@code area} and, if wanted, {@code theme}; one line for each indicator). Either may say how an indicator is
     * computed: {@code target}, {@code worst}, {@code reference}, {@code denominator}, {@code per}, {@code treatment},
     * {@code categories}; a node table also how a group is: {@code aggregation}. A line with {@code denominator} in the
     * column {@code type} is a size that indicators are divided by and has no parent.
     *
     * @throws org.isopolity.text.input.InvalidInput if the file is wrong, naming line and column
     */
    public static Framework read(Path file) {
        return FrameworkFile.read(file);
    }

    private void register(Node node) {
        if (nodes.putIfAbsent(node.id(), node) != null) {
            throw new IllegalArgumentException("two nodes have the id '" + node.id() + "'");
        }
        switch (node) {
            case Indicator indicator -> indicators.add(indicator);
            case Group group -> {
                groups.add(group);
                for (Node child : group.children()) {
                    parents.put(child.id(), group);
                    register(child);
                }
            }
        }
    }

    /** The whole index. */
    public Group root() {
        return root;
    }

    /** All nodes, every parent before its children. */
    public List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    /** All indicators, in the order of the file. */
    public List<Indicator> indicators() {
        return List.copyOf(indicators);
    }

    /** The sizes that indicators are divided by, in the order of the file. */
    public List<Denominator> denominators() {
        return denominators;
    }

    /** Whether something can be divided by what has this id. */
    public boolean isDenominator(String id) {
        return id.equals(Denominator.POPULATION)
                || denominators.stream()
                        .anyMatch(denominator -> denominator.id().equals(id));
    }

    /** All groups from the root down, every parent before its children. */
    public List<Group> groups() {
        return List.copyOf(groups);
    }

    /** The groups whose children are indicators: the areas. */
    public List<Group> areas() {
        return groups.stream()
                .filter(group -> group.children().stream().anyMatch(Indicator.class::isInstance))
                .toList();
    }

    /** The node with this id, if there is one. */
    public Optional<Node> find(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /** The indicator with this id, if there is one. */
    public Optional<Indicator> findIndicator(String id) {
        return find(id).filter(Indicator.class::isInstance).map(Indicator.class::cast);
    }

    /** The group above a node; nothing above the root. */
    public Optional<Group> findParent(Node node) {
        return Optional.ofNullable(parents.get(node.id()));
    }

    /**
     * The group directly above an indicator.
     *
     * @throws NoSuchElementException if the indicator is not of this framework
     */
    public Group areaOf(Indicator indicator) {
        return findParent(indicator)
                .orElseThrow(() -> new NoSuchElementException("no indicator '" + indicator.id() + "'"));
    }

    /** The indicators at or below a node, in the order of the file. */
    public List<Indicator> indicatorsBelow(Node node) {
        return switch (node) {
            case Indicator indicator -> List.of(indicator);
            case Group group ->
                group.children().stream()
                        .flatMap(child -> indicatorsBelow(child).stream())
                        .toList();
        };
    }
}
