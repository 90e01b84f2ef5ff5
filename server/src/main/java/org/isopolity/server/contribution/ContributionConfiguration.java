package org.isopolity.server.contribution;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.isopolity.server.account.Addressed;
import org.isopolity.server.account.WorkspaceAddress;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.mail.Outbox;
import org.isopolity.server.practice.PracticeShelf;
import org.isopolity.server.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Contributions, and the clock that brings into the library what a crash or a full disk held up. */
@Configuration(proxyBeanMethods = false)
@Import(ContributionController.class)
public class ContributionConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ContributionConfiguration.class);
    private static final int EVERY_SECONDS = 60;

    @Bean
    Contributions contributions(
            Store store, Audit audit, Outbox outbox, WorkspaceAddress address, PracticeShelf shelf, Clock clock) {
        return new Contributions(store, audit, outbox, address, shelf, clock);
    }

    @Bean
    Addressed<Entry> addressedContribution(Contributions contributions) {
        return new Addressed<>(
                Entry.class,
                address -> contributions.get(address.name("network"), address.name("contribution"), address.person()));
    }

    @Bean(destroyMethod = "shutdownNow")
    @SuppressWarnings("FutureReturnValueIgnored") // it repeats until the workspace closes
    ScheduledExecutorService bringing(Contributions contributions) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("contributions").factory());
        timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        contributions.bring();
                    } catch (RuntimeException failed) {
                        LOG.warn("contributions wait: {}", failed.getClass().getSimpleName());
                    }
                },
                0,
                EVERY_SECONDS,
                TimeUnit.SECONDS);
        return timer;
    }
}
