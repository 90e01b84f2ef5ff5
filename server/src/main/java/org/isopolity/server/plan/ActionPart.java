package org.isopolity.server.plan;

import java.util.List;
import org.isopolity.server.desk.Block;
import org.isopolity.server.text.Text;

/** What another part of the workspace adds to the page of an action. */
public interface ActionPart {

    /** The part for an action of a plan; empty where it has nothing to say. */
    List<Block> of(Plan plan, Action action, Text text);
}
