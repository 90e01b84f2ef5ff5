package org.isopolity.server.scenario;

import java.time.Clock;
import org.isopolity.server.account.Addressed;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.store.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Scenarios that cities keep in the workspace. */
@Configuration(proxyBeanMethods = false)
@Import(KeptScenarioController.class)
public class KeptScenarioConfiguration {

    @Bean
    Scenarios scenarios() {
        return new Scenarios();
    }

    @Bean
    KeptScenarios keptScenarios(Store store, Audit audit, Clock clock, SharedScenarios shared) {
        KeptScenarios kept = new KeptScenarios(store, audit, clock, shared);
        kept.fillShelf();
        return kept;
    }

    @Bean
    Addressed<KeptScenarios.Kept> addressedSet(KeptScenarios kept) {
        return new Addressed<>(
                KeptScenarios.Kept.class,
                address -> kept.get(address.name("network"), address.name("city"), address.name("set")));
    }
}
