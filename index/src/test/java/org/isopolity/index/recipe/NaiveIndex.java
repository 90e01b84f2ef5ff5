package org.isopolity.index.recipe;

import java.util.ArrayList;
import java.util.List;
import org.isopolity.index.framework.Direction;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Node;
import org.isopolity.index.sheet.Sheet;

/**
 * The same rules a second time, as the books write them: cell by cell, city by city, without columns, masks or shortcuts. Slow,
 * and independent of the engine beyond the types that carry the data.
 */
final class NaiveIndex {

    /** What is computed. */
    record Choices(boolean impute, int winsorise, boolean zScore, String mean, double atLeast) {}

    private final Framework framework;
    private final Choices choices;
    private final Double[][] cells;

    NaiveIndex(Framework framework, Sheet sheet, Choices choices) {
        this.framework = framework;
        this.choices = choices;
        cells = new Double[sheet.size()][sheet.indicators().size()];
        for (int city = 0; city < cells.length; city++) {
            for (int j = 0; j < cells[city].length; j++) {
                double value = sheet.columns().get(j).get(city);
                cells[city][j] = Double.isNaN(value) ? null : Double.valueOf(value);
            }
        }
        for (int j = 0; j < sheet.indicators().size(); j++) {
            if (choices.impute()) {
                impute(j);
            }
            winsorise(j);
            normalise(j, framework.indicators().get(j).direction());
        }
    }

    private List<Double> present(int j) {
        List<Double> present = new ArrayList<>();
        for (Double[] city : cells) {
            if (city[j] != null) {
                present.add(city[j]);
            }
        }
        return present;
    }

    private static double mean(List<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.size();
    }

    private void impute(int j) {
        double mean = mean(present(j));
        for (Double[] city : cells) {
            if (city[j] == null) {
                city[j] = mean;
            }
        }
    }

    private static double[] skewnessAndKurtosis(List<Double> values) {
        double n = values.size();
        double mean = mean(values);
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double value : values) {
            second += Math.pow(value - mean, 2);
            third += Math.pow(value - mean, 3);
            fourth += Math.pow(value - mean, 4);
        }
        double g = Math.sqrt(n) * third / Math.pow(second, 1.5);
        double r = n * fourth / (second * second);
        return new double[] {
            g * Math.sqrt(n * (n - 1)) / (n - 2), ((n + 1) * (r - 3) + 6) * (n - 1) / ((n - 2) * (n - 3))
        };
    }

    private void winsorise(int j) {
        int high = 0;
        int low = 0;
        while (choices.winsorise() > 0 && present(j).size() > 3 && high + low < choices.winsorise()) {
            List<Double> values = present(j);
            double[] shape = skewnessAndKurtosis(values);
            if (!(Math.abs(shape[0]) >= 2 && shape[1] >= 3.5)) {
                return;
            }
            boolean up = shape[0] >= 0;
            double extreme =
                    values.stream().reduce(up ? Double::max : Double::min).orElseThrow();
            List<Double> rest =
                    values.stream().filter(value -> value != extreme).toList();
            if (rest.stream().distinct().count() < 2) {
                return;
            }
            double next = rest.stream().reduce(up ? Double::max : Double::min).orElseThrow();
            int moved = 0;
            for (Double[] city : cells) {
                if (city[j] != null && city[j] == extreme) {
                    city[j] = next;
                    moved++;
                }
            }
            if (up) {
                high = moved;
            } else {
                low = moved;
            }
        }
    }

    private void normalise(int j, Direction direction) {
        List<Double> values = present(j);
        double sign = direction == Direction.LOWER_IS_BETTER ? -1 : 1;
        double min = Double.MAX_VALUE;
        double max = -Double.MAX_VALUE;
        for (double value : values) {
            min = Math.min(min, sign * value);
            max = Math.max(max, sign * value);
        }
        double mean = mean(values) * sign;
        double squares = 0;
        for (double value : values) {
            squares += Math.pow(sign * value - mean, 2);
        }
        double deviation = Math.sqrt(squares / (values.size() - 1));
        for (Double[] city : cells) {
            if (city[j] != null) {
                double value = sign * city[j];
                city[j] = choices.zScore()
                        ? Math.clamp(50 + 16.5 * (value - mean) / deviation, 1, 100)
                        : 1 + 99 * (value - min) / (max - min);
            }
        }
    }

    /** The score of a city on a node, or nothing. */
    Double score(int city, Node node) {
        return switch (node) {
            case Indicator indicator -> cells[city][framework.indicators().indexOf(indicator)];
            case Group group -> score(city, group);
        };
    }

    private Double score(int city, Group group) {
        double weights = 0;
        double sum = 0;
        int present = 0;
        for (Node child : group.children()) {
            Double score = score(city, child);
            if (score != null) {
                present++;
                weights += child.weight();
                sum += child.weight()
                        * switch (choices.mean()) {
                            case "arithmetic" -> score;
                            case "geometric" -> Math.log(score);
                            case "harmonic" -> 1 / score;
                            default -> score * score * score;
                        };
            }
        }
        if (present == 0 || present < choices.atLeast() * group.children().size() - 1e-9) {
            return null;
        }
        double mean = sum / weights;
        return switch (choices.mean()) {
            case "arithmetic" -> mean;
            case "geometric" -> Math.exp(mean);
            case "harmonic" -> 1 / mean;
            default -> Math.cbrt(mean);
        };
    }
}
