package org.isopolity.server.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Places names beside points so that no two names run into each other. Widths are estimated: good enough for a map whose
 * table stands beside it.
 */
public final class MapLabels {

    private static final double LETTER = 1.15;
    private static final double LINE = 3.2;
    private static final double GAP = 1.6;
    private static final double DISC = 1.1;

    private final List<Box> taken = new ArrayList<>();

    /** How a name is set at its point. */
    public enum Side {
        /** To the right of the point. */
        RIGHT,
        /** To its left. */
        LEFT,
        /** Below it. */
        BELOW,
        /** Above it. */
        ABOVE
    }

    private record Box(double left, double top, double right, double bottom) {

        boolean meets(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }

        boolean isInside() {
            return left >= 0 && top >= 0 && right <= 100 && bottom <= 100;
        }
    }

    /** Keeps names off the disc of a point. */
    public void keepClear(MapPanel.Place point) {
        taken.add(new Box(point.x() - DISC, point.y() - DISC, point.x() + DISC, point.y() + DISC));
    }

    /** The first side on which a name of so many letters has room; that room is then taken. */
    public Optional<Side> place(MapPanel.Place point, int letters) {
        double width = letters * LETTER;
        for (Side side : Side.values()) {
            double left = switch (side) {
                case RIGHT -> point.x() + GAP;
                case LEFT -> point.x() - GAP - width;
                case BELOW, ABOVE -> point.x() - width / 2;
            };
            double top = switch (side) {
                case RIGHT, LEFT -> point.y() - LINE / 2;
                case BELOW -> point.y() + GAP;
                case ABOVE -> point.y() - GAP - LINE;
            };
            Box box = new Box(left, top, left + width, top + LINE);
            if (box.isInside() && taken.stream().noneMatch(box::meets)) {
                taken.add(box);
                return Optional.of(side);
            }
        }
        return Optional.empty();
    }
}
