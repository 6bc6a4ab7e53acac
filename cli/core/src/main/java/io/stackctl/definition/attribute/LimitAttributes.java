package io.stackctl.definition.attribute;

import io.stackctl.definition.shape.EntriesShape;
import io.stackctl.definition.shape.FieldsShape;
import io.stackctl.definition.shape.ItemsShape;
import io.stackctl.definition.shape.OptionsShape;
import io.stackctl.definition.shape.ScalarShape;
import io.stackctl.definition.shape.Shape;
import io.stackctl.definition.shape.UlimitShape;
import java.util.Map;

/** How much of the machine a container gets. */
final class LimitAttributes {

    private LimitAttributes() {}

    static void addTo(Map<String, Shape> service) {
        service.put("blkio_config", blockIo());
        service.put("cpu_count", ScalarShape.whole().range(0, Long.MAX_VALUE).casts());
        service.put("cpu_percent", ScalarShape.wholeFraction().range(0, 100).casts());
        service.put("cpu_period", ScalarShape.number().casts());
        service.put("cpu_quota", ScalarShape.number().casts());
        service.put("cpu_rt_period", ScalarShape.number().casts());
        service.put("cpu_rt_runtime", ScalarShape.number().casts());
        service.put("cpus", ScalarShape.fraction().casts());
        service.put("cpuset", ScalarShape.text());
        service.put("cpu_shares", ScalarShape.number().casts());
        service.put("mem_limit", ScalarShape.size());
        service.put("mem_reservation", ScalarShape.wholeSize());
        service.put("memswap_limit", ScalarShape.size());
        service.put("mem_swappiness", ScalarShape.wholeSize());
        service.put("oom_kill_disable", ScalarShape.flag().casts());
        service.put("oom_score_adj", ScalarShape.whole().range(-1000, 1000).casts());
        service.put("pids_limit", ScalarShape.number().casts());
        service.put("shm_size", ScalarShape.size());
        service.put("storage_opt", OptionsShape.unchecked());
        service.put("ulimits", new EntriesShape(UlimitShape.ofService()).lowerCase());
    }

    private static Shape blockIo() {
        var rates =
                new ItemsShape(
                        new FieldsShape()
                                .add("path", ScalarShape.text().keepsZero())
                                .add("rate", ScalarShape.wholeSize().keepsZero())
                                .withoutExtensions());
        var weights =
                new ItemsShape(
                        new FieldsShape()
                                .add("path", ScalarShape.text().keepsZero())
                                .add("weight", ScalarShape.wholeUnsigned().keepsZero())
                                .withoutExtensions());
        return new FieldsShape()
                .add("weight", ScalarShape.wholeUnsigned())
                .add("weight_device", weights)
                .add("device_read_bps", rates)
                .add("device_read_iops", rates)
                .add("device_write_bps", rates)
                .add("device_write_iops", rates)
                .withoutExtensions();
    }
}
