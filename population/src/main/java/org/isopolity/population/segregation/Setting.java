package org.isopolity.population.segregation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.isopolity.population.Figure;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.place.Places;

/**
 * What the spatial indices need beside counts: where units lie, what is taken for distance, and where the centre is.
 *
 * @param places of the table's units; absent where nothing is known of space
 * @param decay of proximity; Massey and Denton take an exponential of 1,000 m where distances are in kilometres
 * @param self distance within a unit; taken as zero where areas are unknown
 * @param centre of the city
 * @param centralUnits ids of the units of the central city, none if unknown
 */
public record Setting(
        Optional<Places> places, Decay decay, SelfDistance self, Centre centre, Set<String> centralUnits) {

    /** e^(-d) with d in kilometres. */
    public static final Decay KILOMETRES = new Decay(Decay.Shape.EXPONENTIAL, 1000);

    public Setting {
        centralUnits = Set.copyOf(centralUnits);
    }

    /** Nothing is known of space: spatial indices say so. */
    public static Setting withoutSpace() {
        return new Setting(Optional.empty(), KILOMETRES, SelfDistance.WITHIN_AREA, new Centre.OfPeople(), Set.of());
    }

    /** Units in space as Massey and Denton take them, around the centre of people. */
    public static Setting in(Places places) {
        return new Setting(Optional.of(places), KILOMETRES, SelfDistance.WITHIN_AREA, new Centre.OfPeople(), Set.of());
    }

    Figure withPlaces(Function<Places, Figure> figure) {
        return places.isEmpty() ? Figure.undefined("undefined.no-places") : figure.apply(places.get());
    }

    /** Proximities of tables of the same units, one for each; none where their places are not known. */
    List<Proximities> proximities(List<AreaTable> tables) {
        return places.map(known -> Proximities.exact(tables, known, decay, known.hasAreas() ? self : SelfDistance.ZERO))
                .orElse(List.of());
    }

    /** Proximities of a table's units, if its places are known. */
    Optional<Proximities> proximities(AreaTable table) {
        return proximities(List.of(table)).stream().findFirst();
    }
}
