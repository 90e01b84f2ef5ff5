package org.isopolity.server.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isopolity.server.account.Needs;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.Right;
import org.isopolity.server.desk.Block.Form;
import org.isopolity.server.desk.Block.Link;
import org.isopolity.server.desk.DeskPage;
import org.isopolity.server.desk.Field;
import org.isopolity.server.desk.Onward;
import org.isopolity.server.desk.Sent;
import org.isopolity.server.figures.Library;
import org.isopolity.server.plan.Action.Content;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The actions of a plan, and what each says. */
@Controller
final class ActionController {

    static final String ACTION = PlanController.PLAN + "/actions/{action}";
    private static final String ACTIONS = PlanController.PLAN + "/actions";

    private final Plans plans;
    private final Library library;
    private final ActionSheets sheets;

    ActionController(Plans plans, Library library, ActionSheets sheets) {
        this.plans = plans;
        this.library = library;
        this.sheets = sheets;
    }

    @GetMapping(ACTIONS + "/new")
    @Needs(Right.PLAN_WRITE)
    DeskPage fresh(Plan plan, Person person, Text text, Sent sent) {
        if (plan.outline().objectives().isEmpty()) {
            return DeskPage.of(text.of("plan.action.add"), text.of("plan.objective.first"))
                    .below(PlanController.above(plan, text).toArray(Link[]::new));
        }
        List<Field> fields = new ArrayList<>(sheets.form(text, sent).fields(plan, Optional.empty(), sheets.today()));
        fields.add(Field.hidden("indicator", sent.text("indicator")));
        return new DeskPage(
                        text.of("plan.action.add"),
                        plan.outline().title(),
                        PlanController.above(plan, text),
                        List.of(Form.post(plan.path() + "/actions", text.of("plan.action.add"), fields)),
                        200)
                .answering(sent);
    }

    @PostMapping(ACTIONS)
    @Needs(Right.PLAN_WRITE)
    Object add(Plan plan, Person person, Text text, Sent sent) {
        Optional<Content> content = sheets.form(text, sent).content(plan, Optional.empty(), sheets.today());
        if (content.isEmpty()) {
            return fresh(plan, person, text, sent);
        }
        String id = plans.add(person, plan, content.get());
        String indicator = sent.text("indicator");
        boolean known = library.findLatest()
                .flatMap(figures -> figures.findIndicator(indicator))
                .isPresent();
        return new Onward(plan.path() + "/actions/" + id + "?done=action-added"
                + (known ? "&indicator=" + indicator + "#targets" : ""));
    }

    @GetMapping(ACTION)
    @Needs(Right.PLAN_SEE)
    DeskPage page(Plan plan, Action action, Person person, Text text, Sent sent) {
        return sheets.page(plan, action, text, sent);
    }

    @GetMapping(ACTION + "/edit")
    @Needs(Right.PLAN_WRITE)
    DeskPage edit(Plan plan, Action action, Person person, Text text, Sent sent) {
        List<Field> fields = new ArrayList<>(List.of(Field.version(action.version())));
        fields.addAll(sheets.form(text, sent).fields(plan, Optional.of(action.content()), sheets.today()));
        List<Link> above = new ArrayList<>(PlanController.above(plan, text));
        above.add(new Link(action.path(plan), action.content().title()));
        return new DeskPage(
                        text.of("plan.edit"),
                        action.content().title(),
                        above,
                        List.of(Form.post(action.path(plan) + "/edit", text.of("plan.save"), fields)),
                        200)
                .answering(sent);
    }

    @PostMapping(ACTION + "/edit")
    @Needs(Right.PLAN_WRITE)
    Object change(Plan plan, Action action, Person person, Text text, Sent sent) {
        sent.requireSeen(action.version());
        Optional<Content> content =
                sheets.form(text, sent).content(plan, Optional.of(action.content()), sheets.today());
        if (content.isEmpty()) {
            return edit(plan, action, person, text, sent);
        }
        plans.change(person, plan, action, content.get());
        return Onward.to(action.path(plan), "plan-saved");
    }

    @PostMapping(ACTION + "/own")
    @Needs(Right.PLAN_WRITE)
    Onward own(Plan plan, Action action, Person person, Sent sent) {
        sent.requireSeen(action.version());
        plans.own(person, plan, action);
        return Onward.to(action.path(plan), "plan-saved");
    }
}
