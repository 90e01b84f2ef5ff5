package org.isopolity.server.round;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.isopolity.server.account.Addressed;
import org.isopolity.server.account.WorkspaceAddress;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.mail.Outbox;
import org.isopolity.server.store.Store;
import org.isopolity.server.text.Languages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Rounds, and the clock that reminds. */
@Configuration(proxyBeanMethods = false)
@Import(RoundController.class)
public class RoundConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(RoundConfiguration.class);
    private static final int FIRST_MINUTES = 1;
    private static final int EVERY_MINUTES = 30;

    @Bean
    Rounds rounds(Store store, Audit audit, Outbox outbox, WorkspaceAddress address, Clock clock) {
        return new Rounds(store, audit, outbox, address, clock);
    }

    @Bean
    Addressed<Round> addressedRound(Rounds rounds) {
        return new Addressed<>(
                Round.class, address -> rounds.get(address.name("network"), address.name("round"), address.person()));
    }

    @Bean(destroyMethod = "shutdownNow")
    @SuppressWarnings("FutureReturnValueIgnored") // it repeats until the workspace closes
    ScheduledExecutorService reminders(Rounds rounds) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("reminders").factory());
        timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        rounds.remind(new Languages().accept(null));
                    } catch (RuntimeException failed) {
                        LOG.warn("reminders wait: {}", failed.getClass().getSimpleName());
                    }
                },
                FIRST_MINUTES,
                EVERY_MINUTES,
                TimeUnit.MINUTES);
        return timer;
    }
}
