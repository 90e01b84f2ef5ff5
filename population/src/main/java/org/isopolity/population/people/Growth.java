package org.isopolity.population.people;

import org.isopolity.population.Figure;

/**
 * How a group grew beside everyone.
 *
 * @param change people more (or fewer)
 * @param growth relative to the beginning
 * @param annualRate per year, compounded
 * @param logRate per year, continuous
 * @param contribution the share of the population's change that the group made; may lie beyond 0 to 1
 * @param index 100 at the beginning
 * @param shareBefore of everyone
 * @param shareAfter of everyone
 */
public record Growth(
        double change,
        Figure growth,
        Figure annualRate,
        Figure logRate,
        Figure contribution,
        Figure index,
        Figure shareBefore,
        Figure shareAfter) {

    /**
     * The growth of a group.
     *
     * @param years between the two dates, more than 0
     */
    public static Growth of(double before, double after, double everyoneBefore, double everyoneAfter, double years) {
        if (!(years > 0)) {
            throw new IllegalArgumentException("growth needs a later date, not one " + years + " years on");
        }
        boolean grew = before > 0 && after > 0;
        return new Growth(
                after - before,
                Figure.ratio(after - before, before, "undefined.none-before"),
                before > 0
                        ? Figure.of(Math.pow(after / before, 1 / years) - 1)
                        : Figure.undefined("undefined.none-before"),
                grew ? Figure.of(Math.log(after / before) / years) : Figure.undefined("undefined.none-before-or-after"),
                Figure.ratio(after - before, everyoneAfter - everyoneBefore, "undefined.no-change"),
                Figure.ratio(100 * after, before, "undefined.none-before"),
                Figure.ratio(before, everyoneBefore, "undefined.nobody"),
                Figure.ratio(after, everyoneAfter, "undefined.nobody"));
    }
}
