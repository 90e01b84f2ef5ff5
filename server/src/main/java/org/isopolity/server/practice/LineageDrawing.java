package org.isopolity.server.practice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.isopolity.practice.library.Lineage;

/**
 * The geometry of a lineage: origins at the start, what came of them in the columns after.
 *
 * @param width of the drawing
 * @param height of the drawing
 * @param boxes one for each place
 * @param lines one for each adaptation, as paths
 */
public record LineageDrawing(int width, int height, List<Box> boxes, List<String> lines) {

    private static final int COLUMN = 230;
    private static final int ROW = 62;
    private static final int BOX_WIDTH = 180;
    private static final int BOX_HEIGHT = 48;
    private static final int LONGEST = 25;

    /**
     * One place.
     *
     * @param x of its left edge
     * @param y of its upper edge
     * @param where city and year
     * @param title shortened to what fits
     * @param whole the whole title
     * @param path address of its practice; empty where it has no record
     * @param own whether it belongs to the practice that is shown
     */
    public record Box(int x, int y, String where, String title, String whole, String path, boolean own) {}

    /** The drawing of a lineage around a practice. */
    static LineageDrawing of(Lineage lineage, String practice) {
        Map<String, Lineage.Node> nodes = new HashMap<>();
        lineage.nodes().forEach(node -> nodes.put(node.id(), node));
        List<Box> boxes = lineage.nodes().stream()
                .map(node -> box(node, node.practice().equals(practice)))
                .toList();
        List<String> lines = lineage.edges().stream()
                .filter(edge -> nodes.containsKey(edge.from()) && nodes.containsKey(edge.to()))
                .map(edge -> line(
                        nodes.getOrDefault(edge.from(), lineage.nodes().getFirst()),
                        nodes.getOrDefault(edge.to(), lineage.nodes().getFirst())))
                .toList();
        return new LineageDrawing(
                lineage.columns() * COLUMN - (COLUMN - BOX_WIDTH) + 2,
                lineage.rows() * ROW - (ROW - BOX_HEIGHT) + 2,
                boxes,
                lines);
    }

    private static Box box(Lineage.Node node, boolean own) {
        String where = node.year().isEmpty() ? node.city() : (node.city() + " " + node.year()).strip();
        return new Box(
                x(node),
                y(node),
                where,
                shorten(node.title()),
                node.title(),
                node.practice().isEmpty() ? "" : "/practices/" + node.practice(),
                own);
    }

    private static String shorten(String title) {
        return title.codePointCount(0, title.length()) <= LONGEST
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST - 1)) + "\u2026";
    }

    private static int x(Lineage.Node node) {
        return 1 + node.column() * COLUMN;
    }

    private static int y(Lineage.Node node) {
        return 1 + node.row() * ROW;
    }

    private static String line(Lineage.Node from, Lineage.Node to) {
        int x1 = x(from) + BOX_WIDTH;
        int y1 = y(from) + BOX_HEIGHT / 2;
        int x2 = x(to);
        int y2 = y(to) + BOX_HEIGHT / 2;
        int middle = x2 - (COLUMN - BOX_WIDTH) / 2;
        return "M" + x1 + " " + y1 + "C" + middle + " " + y1 + " " + middle + " " + y2 + " " + x2 + " " + y2;
    }
}
