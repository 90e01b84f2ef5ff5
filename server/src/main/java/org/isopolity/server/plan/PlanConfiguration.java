package org.isopolity.server.plan;

import java.time.Clock;
import org.isopolity.server.account.Addressed;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.store.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Plans in the workspace. */
@Configuration(proxyBeanMethods = false)
@Import({
    PlanController.class,
    ActionController.class,
    ActionPartController.class,
    ActionNewsController.class,
    ActionSheets.class
})
public class PlanConfiguration {

    @Bean
    Plans plans(Store store, Audit audit, Clock clock, PlanShelf shelf) {
        Plans plans = new Plans(store, audit, clock, shelf);
        plans.fillShelf();
        return plans;
    }

    @Bean
    Addressed<Plan> addressedPlan(Plans plans) {
        return new Addressed<>(Plan.class, address -> plans.get(address.name("network"), address.name("city")));
    }

    @Bean
    Addressed<Action> addressedAction(Plans plans) {
        return new Addressed<>(
                Action.class,
                address -> plans.get(address.name("network"), address.name("city"), address.name("action")));
    }
}
