package io.stackctl.terminal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.model.name.ContainerId;
import org.junit.jupiter.api.Test;

class UsageViewTest {

    private static final ContainerId ID = new ContainerId("0123456789abcdef");

    private final UsageView.Memory memory = new UsageView.Memory(1 << 20, 4 << 20, 2);
    private final UsageView.Traffic traffic = new UsageView.Traffic(1096, 0, 0, 0);

    @Test
    void figures_are_shown_as_the_engines_client_shows_them() {
        var view = new UsageView("table", true);
        view.add(ID, "shop-web-1", 1.5, memory, traffic);

        assertEquals(
                """
                CONTAINER ID   NAME         CPU %     MEM USAGE / LIMIT   MEM %     NET I/O      BLOCK I/O   PIDS
                0123456789ab   shop-web-1   1.50%     1MiB / 4MiB         25.00%    1.1kB / 0B   0B / 0B     2
                """,
                view.text());
    }

    @Test
    void what_the_engine_has_not_said_is_no_zero() {
        var view = new UsageView("table", true);
        view.addUnknown(ID, "shop-web-1");

        assertEquals(
                """
                CONTAINER ID   NAME         CPU %     MEM USAGE / LIMIT   MEM %     NET I/O   BLOCK I/O   PIDS
                0123456789ab   shop-web-1   --        -- / --             --        --        --          --
                """,
                view.text());
    }
}
