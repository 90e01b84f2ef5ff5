package org.isopolity.index.recipe;

import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Treatment;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Sheet;

/**
 * A step that does something about extreme values, in a panel in each year on its own. What the framework says about an
 * indicator's treatment goes before what the step would do; an indicator with a categorical scale is left alone.
 */
public sealed interface TreatmentStep extends SheetStep permits LeaveExtremes, Winsorise, Transform {

    /** The column of an indicator about which the framework says nothing. */
    Column treat(Indicator indicator, Column column);

    @Override
    default Family family() {
        return Family.TREAT;
    }

    @Override
    default Sheet apply(Sheet sheet, Framework framework) {
        return Over.YEAR.map(sheet, (indicator, column) -> {
            if (indicator.computation().scale().isPresent()) {
                return column;
            }
            return indicator
                    .computation()
                    .treatment()
                    .map(forced -> force(forced, indicator, column))
                    .orElseGet(() -> treat(indicator, column));
        });
    }

    private static Column force(Treatment forced, Indicator indicator, Column column) {
        return switch (forced.kind()) {
            case NONE -> column;
            case WINSORISE -> Winsorise.pullIn(column, (int) forced.amount().orElseThrow());
            default -> Transformation.apply(forced, indicator.id(), column);
        };
    }
}
