package org.isopolity.server.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.isopolity.server.desk.Block;
import org.isopolity.server.desk.Block.Form;
import org.isopolity.server.desk.Desk;
import org.isopolity.server.desk.DeskPage;
import org.isopolity.server.desk.Field;
import org.isopolity.server.desk.Field.Kind;
import org.isopolity.server.desk.Onward;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Refused.Reason;
import org.isopolity.server.desk.Sent;
import org.isopolity.server.text.Text;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Coming in: the first account, signing in and out, accepting an invitation. */
@Controller
final class SignInController {

    static final String SIGN_IN = "/workspace/sign-in";
    private static final String SETUP = "/workspace/setup";
    private static final Duration DEVICE_LASTS = Duration.ofDays(180);
    private static final int LONGEST_NAME = 100;

    private final Accounts accounts;
    private final Sessions sessions;
    private final Passphrases passphrases;
    private final Guessing guessing;
    private final Devices devices;
    private final Clock clock;
    private final Elsewhere elsewhere;

    SignInController(
            Accounts accounts,
            Sessions sessions,
            Passphrases passphrases,
            Guessing guessing,
            Devices devices,
            Clock clock,
            Elsewhere elsewhere) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passphrases = passphrases;
        this.guessing = guessing;
        this.devices = devices;
        this.clock = clock;
        this.elsewhere = elsewhere;
    }

    // ---- the first account ---------------------------------------------------------------------------------------

    @GetMapping(SETUP)
    @Needs(Right.ANYBODY)
    DeskPage setup(Text text, Sent sent) {
        if (!accounts.isUnclaimed()) {
            throw Refused.absent();
        }
        return setupPage(text, sent);
    }

    private static DeskPage setupPage(Text text, Sent sent) {
        return DeskPage.of(
                        text.of("setup.title"),
                        text.of("setup.lead"),
                        Form.post(
                                SETUP,
                                text.of("setup.button"),
                                Field.text("secret", text.of("setup.secret"))
                                        .hint(text.of("setup.secret.hint"))
                                        .from(sent),
                                Field.text("name", text.of("account.name")).from(sent),
                                Field.of(Kind.EMAIL, "email", text.of("account.email"))
                                        .from(sent),
                                newPassphrase(text, sent)))
                .answering(sent);
    }

    private static Field newPassphrase(Text text, Sent sent) {
        return Field.of(Kind.NEW_PASSWORD, "passphrase", text.of("account.passphrase.new"))
                .hint(text.of("account.passphrase.hint", Passphrases.SHORTEST))
                .from(sent);
    }

    @PostMapping(SETUP)
    @Needs(Right.ANYBODY)
    Object claim(Text text, Sent sent, HttpServletRequest request, HttpServletResponse response) {
        if (!accounts.isUnclaimed()) {
            throw Refused.absent();
        }
        String name = name(text, sent);
        String email = email(text, sent);
        String passphrase = passphrase(text, sent, List.of(name, email));
        String address = "address " + request.getRemoteAddr();
        slow(response, address);
        if (!sent.isFine()) {
            return setupPage(text, sent);
        }
        Optional<String> account = accounts.claim(sent.text("secret"), email, name, passphrases.hash(passphrase));
        if (account.isEmpty()) {
            guessing.wrong(address);
            sent.problem("secret", text.of("setup.secret.wrong"));
            return setupPage(text, sent);
        }
        begin(account.get(), "passphrase", request, response);
        return Onward.to(Desk.HOME, "claimed");
    }

    // ---- signing in and out --------------------------------------------------------------------------------------

    @GetMapping(SIGN_IN)
    @Needs(Right.ANYBODY)
    DeskPage signIn(Text text, Sent sent) {
        return signInPage(text, sent);
    }

    private DeskPage signInPage(Text text, Sent sent) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Form.post(
                SIGN_IN,
                text.of("sign-in.button"),
                Field.hidden("next", sent.text("next")),
                Field.of(Kind.EMAIL, "email", text.of("account.email")).from(sent),
                Field.of(Kind.PASSWORD, "passphrase", text.of("account.passphrase"))
                        .from(sent),
                Field.of(Kind.ONE_TIME_CODE, "code", text.of("account.code"))
                        .hint(text.of("account.code.hint"))
                        .from(sent)));
        if (elsewhere.isOffered()) {
            blocks.add(Block.Links.of(new Block.Link(Elsewhere.START, text.of("sign-in.elsewhere"))));
        }
        blocks.add(new Block.Paragraph(text.of("sign-in.forgotten")));
        return new DeskPage(text.of("sign-in.title"), "", List.of(), blocks, 200).answering(sent);
    }

    @PostMapping(SIGN_IN)
    @Needs(Right.ANYBODY)
    Object enter(Text text, Sent sent, HttpServletRequest request, HttpServletResponse response) {
        String email = Accounts.fold(sent.required("email"));
        String passphrase = sent.raw("passphrase");
        String[] keys = keys(email, request);
        slow(response, keys);
        Optional<Account> found = accounts.findByEmail(email)
                .filter(account -> account.active() && !account.password().isEmpty());
        boolean right = passphrases.matches(passphrase, found.map(Account::password));
        if (!right || !secondFactor(found.orElseThrow(), sent.text("code"))) {
            guessing.wrong(keys);
            sent.problem("passphrase", text.of("sign-in.wrong"));
            return signInPage(text, sent);
        }
        guessing.right(keys[1]);
        begin(found.orElseThrow().id(), "passphrase", request, response);
        SessionContexts.give(request, response, SessionContexts.DEVICE, devices.mark(email), Optional.of(DEVICE_LASTS));
        return new Onward(next(sent.text("next")));
    }

    private boolean secondFactor(Account account, String code) {
        if (account.totp().isEmpty()) {
            return true;
        }
        OptionalLong step = Totp.accept(account.totp(), code, clock.instant(), account.totpStep());
        return step.isPresent() && accounts.takeCode(account.id(), step.getAsLong());
    }

    /** A known device counts by itself, all others together with the account. */
    private String[] keys(String email, HttpServletRequest request) {
        boolean known = SessionContexts.cookie(request, SessionContexts.DEVICE)
                .filter(mark -> devices.isOf(email, mark))
                .isPresent();
        return known
                ? new String[] {"device " + email, "device " + email}
                : new String[] {"address " + request.getRemoteAddr(), "account " + email};
    }

    private void slow(HttpServletResponse response, String... keys) {
        long wait = guessing.waitSeconds(keys);
        if (wait > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
            throw new Refused(Reason.OFTEN, "refused.slow", wait);
        }
    }

    private void begin(String account, String means, HttpServletRequest request, HttpServletResponse response) {
        String agent =
                Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("");
        SessionContexts.give(
                request, response, SessionContexts.COOKIE, sessions.begin(account, means, agent), Optional.empty());
    }

    /** Only a page of this workspace, never another site. */
    static String next(String wanted) {
        boolean own = wanted.startsWith(Desk.HOME)
                && wanted.chars().allMatch(character -> character > ' ' && character < 127 && character != '\\')
                && !wanted.contains("//")
                && !wanted.contains("..");
        return own ? wanted : Desk.HOME;
    }

    @PostMapping("/workspace/sign-out")
    @Needs(Right.SELF)
    Onward leave(Person person, HttpServletRequest request, HttpServletResponse response) {
        sessions.end(person, person.session());
        SessionContexts.give(request, response, SessionContexts.COOKIE, "", Optional.of(Duration.ZERO));
        return Onward.to(SIGN_IN, "signed-out");
    }

    // ---- invitations ---------------------------------------------------------------------------------------------

    @GetMapping("/workspace/invitation/{secret}")
    @Needs(Right.ANYBODY)
    DeskPage invited(@PathVariable("secret") String secret, Text text, Sent sent) {
        return invitationPage(secret, accounts.findInvitation(secret).orElseThrow(Refused::absent), text, sent);
    }

    private DeskPage invitationPage(String secret, Accounts.Invitation invitation, Text text, Sent sent) {
        String path = "/workspace/invitation/" + secret;
        String where = invitation.city().isEmpty() ? invitation.network() : invitation.city();
        String lead = text.of("invitation.lead", text.name("role", invitation.role()), where);
        Person person = Gate.findPerson();
        if (person != null) {
            return DeskPage.of(
                    text.of("invitation.title"),
                    lead,
                    Form.post(path, text.of("invitation.accept.as", person.name()), Field.hidden("mine", "yes")));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(Form.post(
                path,
                text.of("invitation.accept"),
                Field.text("name", text.of("account.name")).from(sent),
                newPassphrase(text, sent)));
        if (elsewhere.isOffered()) {
            blocks.add(Block.Links.of(
                    new Block.Link(Elsewhere.START + "?invitation=" + secret, text.of("invitation.elsewhere"))));
        }
        blocks.add(Block.Links.of(new Block.Link(SIGN_IN + "?next=" + path, text.of("invitation.sign-in"))));
        return new DeskPage(text.of("invitation.title"), lead, List.of(), blocks, 200).answering(sent);
    }

    @PostMapping("/workspace/invitation/{secret}")
    @Needs(Right.ANYBODY)
    Object accept(
            @PathVariable("secret") String secret,
            Text text,
            Sent sent,
            HttpServletRequest request,
            HttpServletResponse response) {
        Accounts.Invitation invitation = accounts.findInvitation(secret).orElseThrow(Refused::absent);
        Person person = Gate.findPerson();
        if (person != null) {
            if (!person.writes() || !accounts.accept(secret, person)) {
                throw Refused.absent();
            }
            return Onward.to(Desk.HOME, "joined");
        }
        String name = name(text, sent);
        String passphrase = passphrase(text, sent, List.of(name, invitation.email()));
        if (!sent.isFine()) {
            return invitationPage(secret, invitation, text, sent);
        }
        String account =
                accounts.accept(secret, name, passphrases.hash(passphrase), "").orElseThrow(Refused::absent);
        begin(account, "passphrase", request, response);
        return Onward.to(Desk.HOME, "joined");
    }

    // ---- answers of forms ----------------------------------------------------------------------------------------

    private static String name(Text text, Sent sent) {
        String name = sent.required("name");
        if (name.length() > LONGEST_NAME || name.codePoints().anyMatch(Character::isISOControl)) {
            sent.problem("name", text.of("sent.long", LONGEST_NAME));
        }
        return name;
    }

    private static String email(Text text, Sent sent) {
        String email = sent.required("email");
        if (!email.isEmpty() && !Accounts.isEmail(email)) {
            sent.problem("email", text.of("sent.email"));
        }
        return email;
    }

    private String passphrase(Text text, Sent sent, List<String> own) {
        String passphrase = sent.raw("passphrase");
        passphrases.findProblem(passphrase, own).ifPresent(key -> sent.problem("passphrase", text.of(key)));
        return passphrase;
    }
}
