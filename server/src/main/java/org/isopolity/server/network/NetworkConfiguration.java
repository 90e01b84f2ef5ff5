package org.isopolity.server.network;

import java.time.Clock;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.store.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Networks and frameworks. */
@Configuration(proxyBeanMethods = false)
@Import({NetworkController.class, FrameworkController.class})
public class NetworkConfiguration {

    @Bean
    Networks networks(Store store, Audit audit, Clock clock) {
        return new Networks(store, audit, clock);
    }
}
