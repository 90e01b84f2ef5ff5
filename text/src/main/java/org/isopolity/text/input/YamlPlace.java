package org.isopolity.text.input;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.ObjectMapper;

/**
 * The line on which a value stands, found by its path. Jackson tells where it stood when it noticed a mistake, which may be
 * the end of the file.
 */
final class YamlPlace {

    private final List<Object> wanted;
    private int found;
    private long line;

    /** A place by the path from the root: names of components and positions in lists. */
    YamlPlace(List<Object> path) {
        this.wanted = List.copyOf(path);
    }

    /** The line of the place, or of the nearest value around it; nothing where the path is empty. */
    OptionalLong findLine(ObjectMapper mapper, String text) {
        try (JsonParser tokens = mapper.createParser(text)) {
            tokens.nextToken();
            walk(tokens, List.of());
        } catch (JacksonException malformed) {
            // what was found before the malformed part stands
            return found == 0 ? OptionalLong.empty() : OptionalLong.of(line);
        }
        return found == 0 ? OptionalLong.empty() : OptionalLong.of(line);
    }

    private void walk(JsonParser tokens, List<Object> place) {
        if (tokens.currentToken() == JsonToken.START_OBJECT) {
            while (tokens.nextToken() == JsonToken.PROPERTY_NAME) {
                List<Object> child = visit(tokens, place, tokens.currentName());
                tokens.nextToken();
                walk(tokens, child);
            }
        } else if (tokens.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 0; tokens.nextToken() != null && tokens.currentToken() != JsonToken.END_ARRAY; i++) {
                walk(tokens, visit(tokens, place, i));
            }
        }
    }

    private List<Object> visit(JsonParser tokens, List<Object> place, Object step) {
        List<Object> child = new ArrayList<>(place);
        child.add(step);
        int reached = reached(child);
        if (reached > found) {
            found = reached;
            line = tokens.currentTokenLocation().getLineNr();
        }
        return child;
    }

    /** How many steps of the path end at this place; the name of a kind, as in {@code - screen: {...}}, is no step of it. */
    private int reached(List<Object> place) {
        int reached = 0;
        boolean whole = true;
        for (int i = 0; i < place.size(); i++) {
            whole = reached < wanted.size() && place.get(i).equals(wanted.get(reached));
            if (whole) {
                reached++;
            } else if (i == 0 || place.get(i) instanceof Integer || place.get(i - 1) instanceof String) {
                return 0;
            }
        }
        return whole ? reached : 0;
    }
}
