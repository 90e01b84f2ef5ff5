package org.isopolity.server.account;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.isopolity.server.desk.Block;
import org.isopolity.server.desk.Block.Cell;
import org.isopolity.server.desk.Block.Form;
import org.isopolity.server.desk.Block.Section;
import org.isopolity.server.desk.Block.Table;
import org.isopolity.server.desk.DeskPage;
import org.isopolity.server.desk.Field;
import org.isopolity.server.desk.Field.Kind;
import org.isopolity.server.desk.Onward;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Refused.Reason;
import org.isopolity.server.desk.Sent;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A person's own account: passphrase, second factor, sessions and tokens. */
@Controller
final class MeController {

    private static final String ME = "/workspace/me";
    private static final int MOST_DAYS = 365;
    private static final int USUAL_DAYS = 30;
    private static final int LONGEST_NAME = 60;

    private final Accounts accounts;
    private final Sessions sessions;
    private final Passphrases passphrases;
    private final Guessing guessing;
    private final Clock clock;
    private final Elsewhere elsewhere;

    MeController(
            Accounts accounts,
            Sessions sessions,
            Passphrases passphrases,
            Guessing guessing,
            Clock clock,
            Elsewhere elsewhere) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passphrases = passphrases;
        this.guessing = guessing;
        this.clock = clock;
        this.elsewhere = elsewhere;
    }

    @GetMapping(ME)
    @Needs(Right.SELF)
    DeskPage me(Person person, Text text, Sent sent) {
        return page(person, text, sent);
    }

    private DeskPage page(Person person, Text text, Sent sent) {
        Account account = accounts.get(person.id());
        List<Block> blocks = new ArrayList<>();
        blocks.add(roles(person, text));
        blocks.add(Form.post("/workspace/sign-out", text.of("me.sign-out")));
        if (!account.password().isEmpty()) {
            blocks.add(Section.of(
                    "passphrase",
                    text.of("me.passphrase"),
                    Form.post(
                            ME + "/passphrase",
                            text.of("me.passphrase.button"),
                            Field.of(Kind.PASSWORD, "old", text.of("account.passphrase"))
                                    .from(sent),
                            Field.of(Kind.NEW_PASSWORD, "passphrase", text.of("account.passphrase.new"))
                                    .hint(text.of("account.passphrase.hint", Passphrases.SHORTEST))
                                    .from(sent))));
            blocks.add(Section.of(
                    "second-factor",
                    text.of("me.second-factor"),
                    new Block.Paragraph(
                            text.of(account.totp().isEmpty() ? "me.second-factor.off" : "me.second-factor.on")),
                    account.totp().isEmpty()
                            ? Block.Links.of(new Block.Link(ME + "/second-factor", text.of("me.second-factor.begin")))
                            : Form.post(
                                    ME + "/second-factor/off",
                                    text.of("me.second-factor.end"),
                                    Field.of(Kind.PASSWORD, "old", text.of("account.passphrase"))
                                            .from(sent))));
        }
        if (elsewhere.isOffered() && account.subject().isEmpty()) {
            blocks.add(Block.Links.of(new Block.Link(Elsewhere.START, text.of("me.connect"))));
        }
        blocks.add(Section.of(
                "sessions",
                text.of("me.sessions"),
                table(text.of("me.sessions.caption"), sessions.sessions(person), "session", text)));
        blocks.add(Section.of(
                "tokens",
                text.of("me.tokens"),
                new Block.Paragraph(text.of("me.tokens.text")),
                table(text.of("me.tokens.caption"), sessions.tokens(person), "token", text),
                Form.post(
                        ME + "/tokens",
                        text.of("me.tokens.button"),
                        Field.text("name", text.of("me.tokens.name")).from(sent),
                        Field.text("days", text.of("me.tokens.days", MOST_DAYS))
                                .value(String.valueOf(USUAL_DAYS))
                                .from(sent),
                        Field.of(Kind.TICK, "writes", text.of("me.tokens.writes")))));
        return new DeskPage(person.name(), person.email(), List.of(), blocks, 200).answering(sent);
    }

    private static Table roles(Person person, Text text) {
        return new Table(
                text.of("me.roles"),
                List.of(text.of("col.role"), text.of("col.network"), text.of("col.city")),
                person.memberships().stream()
                        .map(held -> List.of(
                                Cell.of(text.name("role", held.role())), Cell.of(held.network()), Cell.of(held.city())))
                        .toList());
    }

    private static Table table(String caption, List<Sessions.Open> open, String kind, Text text) {
        return new Table(
                caption,
                List.of(
                        text.of("col.what"),
                        text.of("me.means"),
                        text.of("me.started"),
                        text.of("me.ends"),
                        text.of("col.action")),
                open.stream()
                        .map(each -> List.of(
                                Cell.of(each.name()),
                                Cell.of(text.of("means." + each.means())),
                                Cell.of(moment(each.started(), text)),
                                Cell.of(moment(each.ends(), text)),
                                Cell.act(Form.post(ME + "/" + kind + "s/" + each.id() + "/end", text.of("me.end")))))
                        .toList());
    }

    private static String moment(Instant moment, Text text) {
        return text.moment(moment.atOffset(ZoneOffset.UTC));
    }

    @PostMapping(ME + "/passphrase")
    @Needs(Right.SELF)
    Object changePassphrase(Person person, Text text, Sent sent, HttpServletRequest request) {
        String passphrase = sent.raw("passphrase");
        checkOld(person, text, sent);
        passphrases
                .findProblem(passphrase, List.of(person.name(), person.email()))
                .ifPresent(key -> sent.problem("passphrase", text.of(key)));
        if (!sent.isFine()) {
            return page(person, text, sent);
        }
        accounts.setPassword(person.id(), passphrases.hash(passphrase));
        sessions.endOthers(person);
        return Onward.to(ME, "passphrase");
    }

    private void checkOld(Person person, Text text, Sent sent) {
        String key = "me " + person.id();
        long wait = guessing.waitSeconds(key);
        if (wait > 0) {
            throw new Refused(Reason.OFTEN, "refused.slow", wait);
        }
        Account account = accounts.get(person.id());
        boolean right = passphrases.matches(
                sent.raw("old"), Optional.of(account.password()).filter(hash -> !hash.isEmpty()));
        if (right) {
            guessing.right(key);
        } else {
            guessing.wrong(key);
            sent.problem("old", text.of("me.passphrase.wrong"));
        }
    }

    @GetMapping(ME + "/second-factor")
    @Needs(Right.SELF)
    DeskPage secondFactor(Person person, Text text, Sent sent) {
        return secondFactorPage(person, Totp.secret(), text, sent);
    }

    private static DeskPage secondFactorPage(Person person, String secret, Text text, Sent sent) {
        return DeskPage.of(
                        text.of("me.second-factor"),
                        text.of("me.second-factor.lead"),
                        new Block.Verbatim(text.of("me.second-factor.secret"), secret),
                        new Block.Verbatim(text.of("me.second-factor.address"), Totp.address(secret, person.email())),
                        Form.post(
                                ME + "/second-factor",
                                text.of("me.second-factor.button"),
                                Field.hidden("secret", secret),
                                Field.of(Kind.ONE_TIME_CODE, "code", text.of("account.code"))
                                        .from(sent),
                                Field.of(Kind.PASSWORD, "old", text.of("account.passphrase"))
                                        .from(sent)))
                .below(new Block.Link(ME, person.name()))
                .answering(sent);
    }

    @PostMapping(ME + "/second-factor")
    @Needs(Right.SELF)
    Object beginSecondFactor(Person person, Text text, Sent sent) {
        String secret = sent.text("secret");
        if (!secret.matches("[A-Z2-7]{32}")) {
            throw Refused.absent();
        }
        checkOld(person, text, sent);
        OptionalLong step = Totp.accept(secret, sent.text("code"), clock.instant(), 0);
        if (step.isEmpty()) {
            sent.problem("code", text.of("me.second-factor.wrong"));
        }
        if (!sent.isFine()) {
            return secondFactorPage(person, secret, text, sent);
        }
        accounts.setSecondFactor(person.id(), secret, step.getAsLong());
        return Onward.to(ME, "second-factor-on");
    }

    @PostMapping(ME + "/second-factor/off")
    @Needs(Right.SELF)
    Object endSecondFactor(Person person, Text text, Sent sent) {
        checkOld(person, text, sent);
        if (!sent.isFine()) {
            return page(person, text, sent);
        }
        accounts.setSecondFactor(person.id(), "", 0);
        return Onward.to(ME, "second-factor-off");
    }

    @PostMapping(ME + "/tokens")
    @Needs(Right.SELF)
    DeskPage issue(Person person, Text text, Sent sent) {
        String name = sent.required("name");
        if (name.length() > LONGEST_NAME) {
            sent.problem("name", text.of("sent.long", LONGEST_NAME));
        }
        OptionalInt days = sent.whole("days", 1, MOST_DAYS);
        // a token cannot beget tokens
        if (person.session().isEmpty()) {
            throw Refused.absent();
        }
        if (!sent.isFine()) {
            return page(person, text, sent);
        }
        String secret = sessions.issue(person, name, sent.ticked("writes"), Duration.ofDays(days.orElse(USUAL_DAYS)));
        return DeskPage.of(text.of("me.tokens.made"), text.of("me.tokens.once"), new Block.Verbatim(name, secret))
                .below(new Block.Link(ME, person.name()));
    }

    @PostMapping({ME + "/sessions/{id}/end", ME + "/tokens/{id}/end"})
    @Needs(Right.SELF)
    Onward end(@PathVariable("id") String id, Person person) {
        if (!sessions.end(person, id)) {
            throw Refused.absent();
        }
        return id.equals(person.session())
                ? Onward.to(SignInController.SIGN_IN, "signed-out")
                : Onward.to(ME, "session-ended");
    }
}
