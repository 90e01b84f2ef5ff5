package org.isopolity.server.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isopolity.server.desk.Block;
import org.isopolity.server.desk.Block.Cell;
import org.isopolity.server.desk.Block.Form;
import org.isopolity.server.desk.Block.Section;
import org.isopolity.server.desk.Block.Table;
import org.isopolity.server.desk.Desk;
import org.isopolity.server.desk.DeskPage;
import org.isopolity.server.desk.Field;
import org.isopolity.server.desk.Field.Kind;
import org.isopolity.server.desk.Field.Option;
import org.isopolity.server.desk.Onward;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Sent;
import org.isopolity.server.mail.Outbox;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The people of a network, and of the installation: who is there, who is invited, who goes. */
@Controller
final class PeopleController {

    private static final String INSTALLATION = "/workspace/installation/people";
    private static final String NETWORK = "/workspace/networks/{network}/people";

    private final Accounts accounts;
    private final Outbox outbox;
    private final WorkspaceAddress address;

    PeopleController(Accounts accounts, Outbox outbox, WorkspaceAddress address) {
        this.accounts = accounts;
        this.outbox = outbox;
        this.address = address;
    }

    @GetMapping(NETWORK)
    @Needs(Right.PEOPLE)
    DeskPage people(@PathVariable("network") String network, Person person, Text text, Sent sent) {
        return page(network, text, sent);
    }

    @GetMapping(INSTALLATION)
    @Needs(Right.INSTALLATION)
    DeskPage administrators(Person person, Text text, Sent sent) {
        return page("", text, sent);
    }

    private static String path(String network) {
        return network.isEmpty() ? INSTALLATION : "/workspace/networks/" + network + "/people";
    }

    private DeskPage page(String network, Text text, Sent sent) {
        if (!accounts.isThere(network)) {
            throw Refused.absent();
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Table(
                text.of("people.caption"),
                List.of(
                        text.of("account.name"),
                        text.of("account.email"),
                        text.of("col.role"),
                        text.of("col.city"),
                        text.of("col.action")),
                accounts.members(network).stream()
                        .map(member -> List.of(
                                Cell.of(member.name()),
                                Cell.of(member.email()),
                                Cell.of(text.name("role", member.role())),
                                Cell.of(member.city()),
                                Cell.act(Form.post(
                                        path(network) + "/revoke",
                                        text.of("people.revoke"),
                                        Field.hidden("account", member.account()),
                                        Field.hidden("role", member.role().name()),
                                        Field.hidden("for", member.city())))))
                        .toList()));
        blocks.add(new Table(
                text.of("people.invited"),
                List.of(text.of("account.email"), text.of("col.role"), text.of("col.city")),
                accounts.invitations(network).stream()
                        .map(invitation -> List.of(
                                Cell.of(invitation.email()),
                                Cell.of(text.name("role", invitation.role())),
                                Cell.of(invitation.city())))
                        .toList()));
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of(Kind.EMAIL, "email", text.of("account.email")).from(sent));
        if (!network.isEmpty()) {
            fields.add(Field.choice(
                            "role",
                            text.of("col.role"),
                            List.of(
                                    option(Role.OFFICER, text),
                                    option(Role.REVIEWER, text),
                                    option(Role.SECRETARIAT, text),
                                    option(Role.RESIDENT, text)))
                    .from(sent));
            fields.add(Field.choice("for", text.of("people.city"), cities(network, text))
                    .hint(text.of("people.city.hint"))
                    .from(sent));
        }
        blocks.add(Section.of(
                "invite",
                text.of("people.invite"),
                Form.post(path(network) + "/invite", text.of("people.invite.button"), fields)));
        return new DeskPage(
                        text.of("people.title"),
                        "",
                        network.isEmpty()
                                ? List.of(new Block.Link(Desk.HOME, text.of("desk.workspace")))
                                : List.of(
                                        new Block.Link(Desk.HOME, text.of("desk.workspace")),
                                        new Block.Link("/workspace/networks/" + network, network)),
                        blocks,
                        200)
                .answering(sent);
    }

    private List<Option> cities(String network, Text text) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("", text.of("people.no-city")));
        accounts.cities(network).forEach(city -> options.add(new Option(city.id(), city.name())));
        return options;
    }

    private static Option option(Role role, Text text) {
        return new Option(role.name(), text.name("role", role));
    }

    @PostMapping(NETWORK + "/invite")
    @Needs(Right.PEOPLE)
    DeskPage invite(@PathVariable("network") String network, Person person, Text text, Sent sent) {
        Role role = sent.chosen("role", Role.class, Role.OFFICER);
        return invite(network, role, sent.text("for"), person, text, sent);
    }

    @PostMapping(INSTALLATION + "/invite")
    @Needs(Right.INSTALLATION)
    DeskPage inviteAdministrator(Person person, Text text, Sent sent) {
        return invite("", Role.ADMINISTRATOR, "", person, text, sent);
    }

    private DeskPage invite(String network, Role role, String city, Person person, Text text, Sent sent) {
        String email = sent.required("email");
        if (!email.isEmpty() && !Accounts.isEmail(email)) {
            sent.problem("email", text.of("sent.email"));
        }
        Optional<Membership> offered = offered(network, city, role);
        if (offered.isEmpty()) {
            sent.problem("for", text.of("people.city.wrong"));
        }
        if (!sent.isFine() || offered.isEmpty() || !accounts.isThere(network)) {
            return page(network, text, sent);
        }
        String secret = accounts.invite(
                person,
                email,
                offered.get(),
                (sql, id, opened) -> outbox.put(
                        sql,
                        email,
                        "invitation " + id,
                        text.of("mail.invitation.subject", network.isEmpty() ? "Isopolity" : network),
                        text.of("mail.invitation", text.name("role", role), link(opened))));
        return DeskPage.of(
                        text.of("people.invited.title"),
                        text.of("people.invited.lead", email),
                        new Block.Verbatim(text.of("people.invited.link"), link(secret)))
                .below(new Block.Link(path(network), text.of("people.title")));
    }

    private String link(String secret) {
        return address.origin() + "/workspace/invitation/" + secret;
    }

    private static Optional<Membership> offered(String network, String city, Role role) {
        try {
            return Optional.of(new Membership(network, city, role));
        } catch (IllegalArgumentException unfit) {
            return Optional.empty();
        }
    }

    @PostMapping(NETWORK + "/revoke")
    @Needs(Right.PEOPLE)
    Onward revoke(@PathVariable("network") String network, Person person, Sent sent) {
        return takeAway(network, person, sent);
    }

    @PostMapping(INSTALLATION + "/revoke")
    @Needs(Right.INSTALLATION)
    Onward revokeAdministrator(Person person, Sent sent) {
        return takeAway("", person, sent);
    }

    private Onward takeAway(String network, Person person, Sent sent) {
        Role role = sent.chosen("role", Role.class, Role.RESIDENT);
        Membership held = offered(network, sent.text("for"), role).orElseThrow(Refused::absent);
        accounts.revoke(person, sent.text("account"), held);
        return Onward.to(path(network), "revoked");
    }
}
