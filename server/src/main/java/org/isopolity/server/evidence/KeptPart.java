package org.isopolity.server.evidence;

import java.util.ArrayList;
import java.util.List;
import org.isopolity.server.desk.Block;
import org.isopolity.server.desk.Block.Link;
import org.isopolity.server.desk.Block.Links;
import org.isopolity.server.desk.Block.Paragraph;
import org.isopolity.server.desk.Block.Section;
import org.isopolity.server.plan.Action;
import org.isopolity.server.plan.ActionPart;
import org.isopolity.server.plan.Plan;
import org.isopolity.server.text.Text;

/** What evaluations of an action found, on its page. */
final class KeptPart implements ActionPart {

    private final KeptEvaluations evaluations;

    KeptPart(KeptEvaluations evaluations) {
        this.evaluations = evaluations;
    }

    @Override
    public List<Block> of(Plan plan, Action action, Text text) {
        List<Block> blocks = new ArrayList<>();
        evaluations.all(action).stream()
                .limit(1)
                .forEach(newest -> blocks.add(new Paragraph(newest.content().finding())));
        if (blocks.isEmpty()) {
            blocks.add(new Paragraph(text.of("evaluation.none")));
        }
        blocks.add(Links.of(new Link(EvidenceController.path(plan, action), text.of("evaluation.open"))));
        return List.of(new Section("evaluations", text.of("evaluation.title"), blocks));
    }
}
