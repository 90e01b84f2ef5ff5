package org.isopolity.server.exchange;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.isopolity.server.account.Addressed;
import org.isopolity.server.account.WorkspaceAddress;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.figures.Library;
import org.isopolity.server.mail.Outbox;
import org.isopolity.server.plan.PlanShelf;
import org.isopolity.server.store.Store;
import org.isopolity.server.text.Languages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Exchange between cities in the workspace, and the clock of the digest. */
@Configuration(proxyBeanMethods = false)
@Import({
    ExchangePages.class,
    ExchangeController.class,
    RequestController.class,
    EventController.class,
    DigestController.class
})
public class ExchangeConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ExchangeConfiguration.class);
    private static final int FIRST_MINUTES = 2;
    private static final int EVERY_MINUTES = 60;

    @Bean
    Exchanges exchanges(Store store, Audit audit, Outbox outbox, WorkspaceAddress address, Clock clock) {
        return new Exchanges(store, audit, outbox, address, clock);
    }

    @Bean
    Addressed<Exchanges.Request> addressedRequest(Exchanges exchanges) {
        return new Addressed<>(
                Exchanges.Request.class,
                address -> exchanges.get(address.name("network"), address.name("city"), address.name("request")));
    }

    @Bean
    Events events(Store store, Audit audit, Clock clock, Noticeboard board) {
        Events events = new Events(store, audit, clock, board);
        events.fillBoard();
        return events;
    }

    @Bean
    Digests digests(
            Store store,
            Audit audit,
            Outbox outbox,
            WorkspaceAddress address,
            Clock clock,
            PlanShelf plans,
            Noticeboard board,
            Library library) {
        return new Digests(store, audit, outbox, address, clock, plans, board, library);
    }

    @Bean(destroyMethod = "shutdownNow")
    @SuppressWarnings("FutureReturnValueIgnored") // it repeats until the workspace closes
    ScheduledExecutorService weekly(Digests digests) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("digests").factory());
        timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        digests.send(new Languages().accept(null));
                    } catch (RuntimeException failed) {
                        LOG.warn("digests wait: {}", failed.getClass().getSimpleName());
                    }
                },
                FIRST_MINUTES,
                EVERY_MINUTES,
                TimeUnit.MINUTES);
        return timer;
    }
}
