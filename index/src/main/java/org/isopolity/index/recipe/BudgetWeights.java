package org.isopolity.index.recipe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Node;
import org.isopolity.index.score.Weights;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.text.Phrase;

/**
 * Budget allocation: several people each divide a budget among the parts of a group, group by group; a part's weight is the mean
 * of its shares (OECD and JRC Handbook 2008). Groups of which nobody divided a budget keep the weights of the framework.
 *
 * @param budgets for each group, what each person gave to each of its parts; every part must be given something, if only 0
 */
public record BudgetWeights(Map<String, List<Map<String, Double>>> budgets) implements WeightStep {

    public BudgetWeights {
        if (budgets == null || budgets.isEmpty()) {
            throw new IllegalArgumentException(
                    "'budgets' must name at least one group, such as {openness: [{people: 60, rules: 40}]}");
        }
        budgets = Map.copyOf(budgets);
        for (Map.Entry<String, List<Map<String, Double>>> group : budgets.entrySet()) {
            for (Map<String, Double> person : group.getValue()) {
                if (person.values().stream().anyMatch(points -> !(points >= 0) || Double.isInfinite(points))
                        || person.values().stream()
                                        .mapToDouble(Double::doubleValue)
                                        .sum()
                                <= 0) {
                    throw new IllegalArgumentException(
                            "a budget of '" + group.getKey() + "' must be numbers from 0 up, not all 0");
                }
            }
        }
    }

    @Override
    public Phrase inWords() {
        int people = budgets.values().stream().mapToInt(List::size).max().orElse(0);
        return Phrases.of(
                "step.budget-weights",
                people,
                String.join(", ", budgets.keySet().stream().sorted().toList()));
    }

    @Override
    public Weights weights(Framework framework, Sheet normalised, Aggregate aggregate) {
        Map<String, Double> weights = new HashMap<>();
        budgets.forEach((id, people) -> {
            Group group = framework
                    .find(id)
                    .filter(Group.class::isInstance)
                    .map(Group.class::cast)
                    .orElseThrow(() -> new UnusableStep("The budgets name '" + id
                            + "', which is no group of the framework. Correct the spelling."));
            List<String> children = group.children().stream().map(Node::id).toList();
            for (Map<String, Double> person : people) {
                if (person.size() != children.size() || !person.keySet().containsAll(children)) {
                    throw new UnusableStep("A budget of '" + id + "' is divided among "
                            + String.join(
                                    ", ", person.keySet().stream().sorted().toList()) + " instead of "
                            + String.join(", ", children) + ". Give every part of the group something, if only 0.");
                }
                double sum = person.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
                person.forEach((child, points) -> weights.merge(child, points / sum / people.size(), Double::sum));
            }
        });
        return Weights.of(framework).with(weights);
    }
}
