package org.isopolity.population.segregation;

import java.util.Set;
import java.util.function.Function;
import org.isopolity.population.Figure;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.place.Places;
import org.jspecify.annotations.Nullable;

/**
 * Where the units of a table lie and what is taken for centre and distance: all that the spatial indices need beside counts.
 */
public final class Setting {

    private final @Nullable Places places;
    private final @Nullable Proximities near;
    private final Centre centre;
    private final Set<String> centralUnits;

    private Setting(@Nullable Places places, @Nullable Proximities near, Centre centre, Set<String> centralUnits) {
        this.places = places;
        this.near = near;
        this.centre = centre;
        this.centralUnits = Set.copyOf(centralUnits);
    }

    /** Nothing is known of space: spatial indices say so. */
    public static Setting withoutSpace() {
        return new Setting(null, null, new Centre.OfPeople(), Set.of());
    }

    /**
     * Units in space, with exact proximities.
     *
     * @param places of the table's units
     * @param decay of proximity; Massey and Denton take an exponential of 1,000 m where distances are in kilometres
     * @param self distance within a unit; taken as zero where areas are unknown
     * @param centre of the city
     * @param centralUnits ids of the units of the central city, none if unknown
     */
    public static Setting of(
            AreaTable table, Places places, Decay decay, SelfDistance self, Centre centre, Set<String> centralUnits) {
        SelfDistance known = places.hasAreas() ? self : SelfDistance.ZERO;
        return new Setting(places, Proximities.exact(table, places, decay, known), centre, centralUnits);
    }

    Centre centre() {
        return centre;
    }

    Set<String> centralUnits() {
        return centralUnits;
    }

    Figure withPlaces(Function<Places, Figure> figure) {
        return places == null ? Figure.undefined("undefined.no-places") : figure.apply(places);
    }

    Figure withProximities(Function<Proximities, Figure> figure) {
        return near == null ? Figure.undefined("undefined.no-places") : figure.apply(near);
    }
}
