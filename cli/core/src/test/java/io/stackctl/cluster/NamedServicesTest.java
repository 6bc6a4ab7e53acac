package io.stackctl.cluster;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ServiceName;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamedServicesTest {

    private static void require(Set<ServiceName> named, List<String> known) {
        NamedServices.require(
                named, name -> name.toLowerCase(Locale.ROOT), known, "There is none.");
    }

    private static Failure refused(Set<ServiceName> named, List<String> known) {
        return assertThrows(StackException.class, () -> require(named, known)).failure();
    }

    @Test
    void a_name_is_looked_for_as_the_cluster_spells_it() {
        var named = Set.of(ServiceName.of("Web"), ServiceName.of("db"));

        assertDoesNotThrow(() -> require(named, List.of("db", "web")));
        assertDoesNotThrow(() -> require(Set.of(), List.of()));
    }

    @Test
    void one_that_is_not_there_is_told_with_those_that_are() {
        var named = Set.of(ServiceName.of("web"), ServiceName.of("Cache"));

        var failure = refused(named, List.of("db", "web"));

        assertEquals("no such service: Cache", failure.message());
        assertEquals("There are db, web.", failure.remedy());
        assertEquals("There is none.", refused(named, List.of()).remedy());
    }
}
