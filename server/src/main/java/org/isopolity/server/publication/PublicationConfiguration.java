package org.isopolity.server.publication;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.figures.Library;
import org.isopolity.server.store.Store;
import org.isopolity.server.store.StoreSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Releases from rounds, and the clock that ends embargoes. */
@Configuration(proxyBeanMethods = false)
@Import(PublicationController.class)
public class PublicationConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(PublicationConfiguration.class);
    private static final int EVERY_SECONDS = 30;

    @Bean
    Publications publications(
            Store store,
            Audit audit,
            Clock clock,
            Library library,
            StoreSettings settings,
            ReleasesDirectory releases) {
        Path candidates = settings.directory().resolve("candidates");
        return new Publications(store, audit, clock, library, candidates, releases.path());
    }

    @Bean(destroyMethod = "shutdownNow")
    @SuppressWarnings("FutureReturnValueIgnored") // it repeats until the workspace closes
    ScheduledExecutorService embargoes(Publications publications) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("embargoes").factory());
        timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        publications.endEmbargoes();
                    } catch (RuntimeException failed) {
                        LOG.error("a release under embargo could not be published", failed);
                    }
                },
                EVERY_SECONDS,
                EVERY_SECONDS,
                TimeUnit.SECONDS);
        return timer;
    }
}
