package org.isopolity.server.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isopolity.server.account.Membership;
import org.isopolity.server.account.Needs;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.Right;
import org.isopolity.server.account.Role;
import org.isopolity.server.desk.Block.Link;
import org.isopolity.server.desk.Block.Links;
import org.isopolity.server.desk.Desk;
import org.isopolity.server.desk.DeskPage;
import org.isopolity.server.desk.Onward;
import org.isopolity.server.desk.Sent;
import org.isopolity.server.exchange.Exchanges.Statement;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What cities offer and want in a network, and who suits whom. */
@Controller
final class ExchangeController {

    static final String NETWORK = "/workspace/networks/{network}/exchange";
    static final String CITY = "/workspace/networks/{network}/cities/{city}/exchange";
    private static final int MOST_SEATS = 3;

    private final Exchanges exchanges;
    private final ExchangePages pages;

    ExchangeController(Exchanges exchanges, ExchangePages pages) {
        this.exchanges = exchanges;
        this.pages = pages;
    }

    /** Whoever comes from a public page is led to the exchange of their city, with the city and the area they come for. */
    @GetMapping("/workspace/exchange")
    @Needs(Right.SELF)
    Object arrive(Person person, Text text, Sent sent) {
        String brought = Stream.of("mentor", "about")
                .filter(name -> sent.text(name).matches("[A-Za-z0-9_-]{1,80}"))
                .map(name -> name + "=" + sent.text(name))
                .collect(Collectors.joining("&"));
        List<Link> ways = new ArrayList<>();
        person.memberships().stream()
                .filter(held -> held.role() == Role.OFFICER)
                .sorted(Comparator.comparing(Membership::network).thenComparing(Membership::city))
                .forEach(held -> ways.add(new Link(
                        ExchangePages.path(held.network(), held.city())
                                + (brought.isEmpty() ? "" : "?" + brought + "#ask"),
                        text.of("exchange.arrive.office", held.city(), held.network()))));
        if (ways.size() == 1) {
            return new Onward(ways.getFirst().path());
        }
        if (ways.isEmpty()) {
            person.networks().stream()
                    .filter(network -> person.may(Right.NETWORK_SEE, network, ""))
                    .forEach(network -> ways.add(new Link(ExchangePages.path(network), network)));
        }
        return DeskPage.of(
                        text.of("exchange.title"),
                        text.of(ways.isEmpty() ? "exchange.arrive.nobody" : "exchange.arrive.choose"),
                        new Links(ways))
                .below(new Link(Desk.HOME, text.of("desk.workspace")));
    }

    @GetMapping(NETWORK)
    @Needs(Right.NETWORK_SEE)
    DeskPage network(@PathVariable("network") String network, Person person, Text text, Sent sent) {
        return pages.network(network, person, text, sent);
    }

    @GetMapping(CITY)
    @Needs(Right.PLAN_SEE)
    DeskPage city(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            Person person,
            Text text,
            Sent sent) {
        return pages.city(network, city, text, sent);
    }

    @PostMapping(CITY)
    @Needs(Right.PLAN_WRITE)
    Object state(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            Person person,
            Text text,
            Sent sent) {
        Exchanges.Kind kind = sent.chosen("kind", Exchanges.Kind.class, Exchanges.Kind.WISH);
        String area = pages.knownArea("area", text, sent);
        List<String> languages = Arrays.stream(
                        sent.required("languages").toLowerCase(Locale.ROOT).split("[\\s,;]+", -1))
                .filter(code -> !code.isEmpty())
                .distinct()
                .sorted()
                .toList();
        if (!languages.stream().allMatch(ExchangeController::isLanguage)) {
            sent.problem("languages", text.of("exchange.languages.wrong"));
        }
        int capacity = kind == Exchanges.Kind.OFFER
                ? sent.whole("capacity", 1, MOST_SEATS).orElse(1)
                : 0;
        String words = sent.words("words");
        if (!sent.isFine()) {
            return pages.city(network, city, text, sent);
        }
        exchanges.state(
                person, new Statement("", network, city, "", kind, area, String.join(" ", languages), capacity, words));
        return Onward.to(ExchangePages.path(network, city), "plan-saved");
    }

    private static boolean isLanguage(String code) {
        return Arrays.asList(Locale.getISOLanguages()).contains(code);
    }

    @PostMapping(CITY + "/retract")
    @Needs(Right.PLAN_WRITE)
    Onward retract(
            @PathVariable("network") String network, @PathVariable("city") String city, Person person, Sent sent) {
        exchanges.retract(person, network, city, sent.text("statement"));
        return Onward.to(ExchangePages.path(network, city), "plan-saved");
    }
}
