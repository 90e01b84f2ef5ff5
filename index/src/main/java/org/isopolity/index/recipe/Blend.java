package org.isopolity.index.recipe;

import java.lang.reflect.RecordComponent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A step between two steps of the same kind: every number that differs lies part of the way from one to the other. */
final class Blend {

    private Blend() {}

    /**
     * The step at a share of the way. Whole numbers take each value from one end to the other equally often.
     *
     * @throws IllegalArgumentException if the two are not of one kind, or differ in something that is not a number
     */
    static Step of(Step from, Step to, double share) {
        return (Step) Objects.requireNonNull(between(from, to, share));
    }

    private static @Nullable Object between(@Nullable Object from, @Nullable Object to, double share) {
        if (from == null || to == null || from.equals(to)) {
            if ((from == null) != (to == null)) {
                throw new IllegalArgumentException("the two steps of 'between' must both give the same parameters");
            }
            return from;
        }
        if (from.getClass() != to.getClass()) {
            throw new IllegalArgumentException("'between' must name two steps of the same kind");
        }
        return switch (from) {
            case Double low -> low + share * ((Double) to - low);
            case Integer low -> whole(low, (Integer) to, share);
            case Record low -> record(low, (Record) to, share);
            default ->
                throw new IllegalArgumentException("the two steps of 'between' may differ in numbers only, not in '"
                        + from + "' and '" + to + "'");
        };
    }

    private static int whole(int from, int to, double share) {
        int steps = Math.abs(to - from);
        int gone = (int) Math.min(steps, Math.floor(share * (steps + 1.0)));
        return to > from ? from + gone : from - gone;
    }

    private static Object record(Record from, Record to, double share) {
        RecordComponent[] components = from.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] values = new @Nullable Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] = between(
                        components[i].getAccessor().invoke(from),
                        components[i].getAccessor().invoke(to),
                        share);
            }
            return from.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (java.lang.reflect.InvocationTargetException refused) {
            throw new IllegalArgumentException(
                    refused.getCause() == null
                            ? refused.getMessage()
                            : refused.getCause().getMessage(),
                    refused);
        } catch (ReflectiveOperationException closed) {
            throw new IllegalStateException(closed);
        }
    }
}
