package org.isopolity.server.scenario;

import org.isopolity.server.governance.Competences;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The public pages of scenarios. */
@Configuration(proxyBeanMethods = false)
@Import({ScenarioController.class, SharedScenarioController.class})
public class ScenarioSiteConfiguration {

    @Bean
    Scenarios scenarios() {
        return new Scenarios();
    }

    @Bean
    CheapestWays cheapestWays(Competences competences) {
        return new CheapestWays(competences);
    }
}
