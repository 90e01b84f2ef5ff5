package org.isopolity.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.isopolity.server.Databases;
import org.isopolity.server.audit.Audit.Break;
import org.isopolity.server.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class AuditTest {

    @Parameter
    Databases database;

    private final Audit audit = new Audit(Clock.systemUTC());
    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(database.fresh());
    }

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
        }
    }

    private void add(String subject) {
        store.writing(sql -> audit.add(sql, "ada", "answer.save", "opencities", subject, "1|2"));
    }

    private Optional<Break> broken() {
        return Audit.verify(store).broken();
    }

    private void tamper(String statement) {
        store.writing(sql -> sql.sql(statement).update());
    }

    @Test
    void anUntouchedChainIsWhole() {
        assertThat(broken()).isEmpty();
        for (int i = 0; i < 50; i++) {
            add("answer " + i);
        }
        assertThat(broken()).isEmpty();
        assertThat(Audit.verify(store).entries()).isEqualTo(50);
    }

    @Test
    void everyChangeOfAnEntryIsNamed() {
        for (int i = 0; i < 9; i++) {
            add("answer " + i);
        }
        for (String column : new String[] {"actor", "action", "network", "subject", "detail", "hash"}) {
            String before = store.read(sql -> sql.sql("select " + column + " from audit_entry where sequence = 5")
                    .query(String.class)
                    .single());
            tamper("update audit_entry set " + column + " = 'x' where sequence = 5");
            assertThat(broken()).as(column).hasValueSatisfying(found -> {
                assertThat(found.sequence()).isEqualTo(5);
                assertThat(found.problem()).isEqualTo("changed");
            });
            store.writing(sql -> sql.sql("update audit_entry set " + column + " = ? where sequence = 5")
                    .param(before)
                    .update());
            assertThat(broken()).isEmpty();
        }
        tamper("update audit_entry set moment = moment + 1 where sequence = 3");
        assertThat(broken().orElseThrow().sequence()).isEqualTo(3);
    }

    @Test
    void wordsThatMoveFromOneFieldToTheNextAreAChange() {
        add("answer");
        tamper("update audit_entry set subject = 'answe', detail = 'r1|2'");
        assertThat(broken()).contains(new Break(1, "changed"));
    }

    @Test
    void aRemovedEntryIsNamed() {
        for (int i = 0; i < 5; i++) {
            add("answer " + i);
        }
        tamper("delete from audit_entry where sequence = 2");
        assertThat(broken()).contains(new Break(2, "missing"));
    }

    @Test
    void aCutTailIsNamed() {
        for (int i = 0; i < 5; i++) {
            add("answer " + i);
        }
        tamper("delete from audit_entry where sequence > 3");
        assertThat(broken()).contains(new Break(4, "cut"));
    }

    @Test
    void workThatFailsLeavesNoEntry() {
        add("first");
        try {
            store.writing(sql -> {
                audit.add(sql, "ada", "answer.save", "", "second", "");
                throw new IllegalStateException();
            });
        } catch (IllegalStateException expected) {
            // as it should
        }
        add("third");
        assertThat(broken()).isEmpty();
        assertThat(Audit.verify(store).entries()).isEqualTo(2);
    }

    @Test
    void manyAtOnceMakeOneChain() {
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                String subject = "answer " + i;
                many.execute(() -> add(subject));
            }
        }
        assertThat(broken()).isEmpty();
        assertThat(Audit.verify(store).entries()).isEqualTo(100);
    }
}
