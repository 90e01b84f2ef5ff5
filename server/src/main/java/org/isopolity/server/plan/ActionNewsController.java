package org.isopolity.server.plan;

import org.isopolity.server.account.Needs;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.Right;
import org.isopolity.server.desk.Block;
import org.isopolity.server.desk.Block.Form;
import org.isopolity.server.desk.Block.Link;
import org.isopolity.server.desk.DeskPage;
import org.isopolity.server.desk.Field;
import org.isopolity.server.desk.Field.Kind;
import org.isopolity.server.desk.Onward;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Sent;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** What is said about an action: news by its officers, notes among them, comments by others. */
@Controller
final class ActionNewsController {

    private final Plans plans;
    private final ActionSheets sheets;

    ActionNewsController(Plans plans, ActionSheets sheets) {
        this.plans = plans;
        this.sheets = sheets;
    }

    @PostMapping({
        ActionController.ACTION + "/report",
        ActionController.ACTION + "/start",
        ActionController.ACTION + "/finish",
        ActionController.ACTION + "/stop",
        ActionController.ACTION + "/resume"
    })
    @Needs(Right.PLAN_WRITE)
    Object act(Plan plan, Action action, Person person, Text text, Sent sent) {
        sent.requireSeen(action.version());
        ActionDeed deed = sent.deed(ActionDeed.class);
        String words = deed.isWorded() ? sent.requiredWords("words") : sent.words("words");
        String link = sent.link("link");
        if (!sent.isFine()) {
            return sheets.page(plan, action, text, sent);
        }
        plans.act(person, plan, action, deed, words, link);
        return Onward.to(action.path(plan), "deed-done");
    }

    @PostMapping(ActionController.ACTION + "/notes")
    @Needs(Right.PLAN_WRITE)
    Object note(Plan plan, Action action, Person person, Text text, Sent sent) {
        String words = sent.requiredWords("note");
        if (!sent.isFine()) {
            return sheets.page(plan, action, text, sent);
        }
        plans.note(person, plan, action, words);
        return Onward.to(action.path(plan), "note-added");
    }

    @PostMapping(ActionController.ACTION + "/show")
    @Needs(Right.PLAN_WRITE)
    Onward show(Plan plan, Action action, Person person, Sent sent) {
        plans.show(person, plan, action, sent.text("comment"));
        return Onward.to(action.path(plan), "comment-shown");
    }

    @GetMapping(ActionController.ACTION + "/comment")
    @Needs(Right.PLAN_COMMENT)
    DeskPage commenting(Plan plan, Action action, Person person, Text text, Sent sent) {
        Action shown = shown(plan, action);
        return DeskPage.of(
                        text.of("comment.title"),
                        shown.content().title(),
                        new Block.Paragraph(text.of("comment.lead")),
                        Form.post(
                                action.path(plan) + "/comment",
                                text.of("comment.add"),
                                Field.of(Kind.LINES, "words", text.of("comment"))
                                        .from(sent)))
                .below(new Link(action.publicPath(plan), text.of("plan.public-page")))
                .answering(sent);
    }

    /** An action that everybody may read: whoever comments on it need not see the plan from within. */
    private Action shown(Plan plan, Action action) {
        PublishedPlan.PublishedAction shown = plans.published(plan)
                .flatMap(document -> document.find(action.id()))
                .orElseThrow(Refused::absent);
        return new Action(
                action.id(),
                action.plan(),
                shown.state(),
                action.owner(),
                "",
                shown.heartbeat(),
                action.revision(),
                action.version(),
                shown.content());
    }

    @PostMapping(ActionController.ACTION + "/comment")
    @Needs(Right.PLAN_COMMENT)
    Object comment(Plan plan, Action action, Person person, Text text, Sent sent) {
        Action shown = shown(plan, action);
        String words = sent.requiredWords("words");
        if (!sent.isFine()) {
            return commenting(plan, action, person, text, sent);
        }
        plans.comment(person, plan, shown, words);
        return Onward.to(action.path(plan) + "/comment", "comment-sent");
    }
}
