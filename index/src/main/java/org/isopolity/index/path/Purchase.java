package org.isopolity.index.path;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Gains bought from several curves so that together they reach what is wanted, at the least cost: branch and bound (Land and Doig
 * 1960). The bound of a branch is the cost along the lower edges of its curves, always the cheapest stretch first; only the last
 * stretch can end where its curve cannot, and there the branch is split.
 *
 * @param spots where each curve is left, in the order of the curves
 * @param cost of all
 * @param leastCost no purchase can cost less
 * @param enough whether it reaches what is wanted; if not, every curve is gone to its end
 */
record Purchase(List<Curve.Spot> spots, double cost, double leastCost, boolean enough) {

    private static final double ZERO = 1e-12;

    Purchase {
        spots = List.copyOf(spots);
    }

    /**
     * The cheapest purchase, or the best one found.
     *
     * @param branches how many are looked into at most
     */
    static Purchase of(List<Curve> curves, double wanted, int branches) {
        return new Hunt(curves, wanted).run(branches);
    }

    /**
     * A part of all purchases: each curve is left between two of its places.
     *
     * @param bound no purchase in it costs less
     * @param spots a purchase in it that reaches what is wanted
     * @param cost of that purchase
     * @param split the curve at which it is to be split, -1 if that purchase is its cheapest
     */
    private record Branch(int[] low, int[] high, double bound, List<Curve.Spot> spots, double cost, int split) {}

    private static final class Hunt {

        private final List<Curve> curves;
        private final double wanted;
        private final double slack;

        Hunt(List<Curve> curves, double wanted) {
            this.curves = curves;
            this.wanted = wanted;
            slack = ZERO * Math.max(1, Math.abs(wanted));
        }

        Purchase run(int branches) {
            int[] ends = curves.stream().mapToInt(Curve::last).toArray();
            Branch best = bounded(new int[ends.length], ends);
            if (best == null) {
                List<Curve.Spot> all = new ArrayList<>();
                double cost = 0;
                for (Curve curve : curves) {
                    all.add(new Curve.Spot(curve.last(), 0));
                    cost += curve.costAt(curve.last());
                }
                return new Purchase(all, cost, cost, false);
            }
            PriorityQueue<Branch> open = new PriorityQueue<>(Comparator.comparingDouble(Branch::bound));
            open.add(best);
            int seen = 0;
            while (!open.isEmpty() && open.element().bound() < best.cost() - 1e-9 * Math.max(1, best.cost())) {
                if (seen++ >= branches) {
                    return new Purchase(
                            best.spots(), best.cost(), open.element().bound(), true);
                }
                Branch branch = open.remove();
                for (Branch part : split(branch)) {
                    best = part.cost() < best.cost() ? part : best;
                    if (part.split() >= 0) {
                        open.add(part);
                    }
                }
            }
            return new Purchase(best.spots(), best.cost(), best.cost(), true);
        }

        /** The branches within one, each with one curve held between fewer places. */
        private List<Branch> split(Branch branch) {
            int curve = branch.split();
            if (curve < 0) {
                return List.of();
            }
            Curve.Spot spot = branch.spots().get(curve);
            int low = branch.low()[curve];
            int high = branch.high()[curve];
            List<Branch> parts = new ArrayList<>();
            if (spot.share() > 0) {
                add(parts, branch, low, spot.place());
                add(parts, branch, spot.place(), spot.place() + 1);
                add(parts, branch, spot.place() + 1, high);
            } else {
                add(parts, branch, low, spot.place() - 1);
                add(parts, branch, spot.place(), high);
                if (curves.get(curve).isJoined(spot.place() - 1)) {
                    add(parts, branch, spot.place() - 1, spot.place());
                }
            }
            return parts;
        }

        private void add(List<Branch> parts, Branch branch, int low, int high) {
            int curve = branch.split();
            boolean smaller = low > branch.low()[curve] || high < branch.high()[curve];
            if (low > high || !smaller) {
                return;
            }
            int[] lows = branch.low().clone();
            int[] highs = branch.high().clone();
            lows[curve] = low;
            highs[curve] = high;
            Branch part = bounded(lows, highs);
            if (part != null) {
                parts.add(part);
            }
        }

        /** A branch with its bound and a purchase; null if none in it reaches what is wanted. */
        private @org.jspecify.annotations.Nullable Branch bounded(int[] low, int[] high) {
            int[] at = low.clone();
            double gain = 0;
            double cost = 0;
            List<Curve.Stretch> stretches = new ArrayList<>();
            for (int i = 0; i < curves.size(); i++) {
                gain += curves.get(i).gainAt(low[i]);
                cost += curves.get(i).costAt(low[i]);
                stretches.addAll(curves.get(i).edge(low[i], high[i]));
            }
            stretches.sort(Comparator.comparingDouble(Curve.Stretch::costOfGain));
            for (Curve.Stretch stretch : stretches) {
                double left = wanted - gain;
                if (left <= slack) {
                    break;
                }
                int curve = curves.indexOf(stretch.curve());
                if (stretch.gain() > left) {
                    return cutAcross(low, high, at, cost, stretch, curve, left);
                }
                at[curve] = stretch.to();
                gain += stretch.gain();
                cost += stretch.costOfGain() * stretch.gain();
            }
            return wanted - gain > slack ? null : new Branch(low, high, cost, whole(at), cost, -1);
        }

        /** The last stretch is only gone in part. */
        private Branch cutAcross(
                int[] low, int[] high, int[] at, double before, Curve.Stretch stretch, int curve, double left) {
            double bound = before + stretch.costOfGain() * left;
            Curve cut = stretch.curve();
            Curve.Spot spot = cut.cheapest(cut.gainAt(stretch.from()) + left, stretch.from(), high[curve]);
            List<Curve.Spot> spots = new ArrayList<>(whole(at));
            spots.set(curve, spot);
            double cost = before - cut.costAt(stretch.from()) + cut.costAt(spot);
            boolean exact = cost - bound <= ZERO * Math.max(1, cost);
            return new Branch(low, high, bound, spots, cost, exact ? -1 : curve);
        }

        private static List<Curve.Spot> whole(int[] at) {
            List<Curve.Spot> spots = new ArrayList<>();
            for (int place : at) {
                spots.add(new Curve.Spot(place, 0));
            }
            return spots;
        }
    }
}
