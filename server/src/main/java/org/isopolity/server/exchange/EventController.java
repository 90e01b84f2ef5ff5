package org.isopolity.server.exchange;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.isopolity.server.account.Needs;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.Right;
import org.isopolity.server.desk.Onward;
import org.isopolity.server.desk.Sent;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The events of a network. */
@Controller
final class EventController {

    private final Events events;
    private final ExchangePages pages;
    private final Clock clock;

    EventController(Events events, ExchangePages pages, Clock clock) {
        this.events = events;
        this.pages = pages;
        this.clock = clock;
    }

    @PostMapping(ExchangeController.NETWORK + "/events")
    @Needs(Right.NETWORK_RUN)
    Object addEvent(@PathVariable("network") String network, Person person, Text text, Sent sent) {
        String title = sent.required("title");
        Optional<Instant> begins = sent.requiredMoment("begins");
        Optional<Instant> ends = sent.requiredMoment("ends");
        if (begins.isPresent() && ends.isPresent() && ends.get().isBefore(begins.get())) {
            sent.problem("ends", text.of("plan.backwards"));
        }
        if (begins.filter(moment -> moment.isBefore(clock.instant())).isPresent()) {
            sent.problem("begins", text.of("event.past"));
        }
        String link = sent.link("link");
        if (!sent.isFine()) {
            return pages.network(network, person, text, sent);
        }
        events.add(
                person,
                network,
                title,
                sent.text("place"),
                sent.text("words"),
                link,
                begins.orElseThrow(),
                ends.orElseThrow());
        return Onward.to(ExchangePages.path(network), "event-added");
    }

    @PostMapping(ExchangeController.NETWORK + "/events/{event}/cancel")
    @Needs(Right.NETWORK_RUN)
    Onward cancel(@PathVariable("network") String network, @PathVariable("event") String id, Person person) {
        events.cancel(person, network, id);
        return Onward.to(ExchangePages.path(network), "event-cancelled");
    }
}
