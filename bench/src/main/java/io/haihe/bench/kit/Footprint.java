package io.haihe.bench.kit;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How much memory this process takes. */
public final class Footprint {

  private static final List<MemoryPoolMXBean> HEAP =
      ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP).toList();

  private Footprint() {}

  /** Megabytes that were left of the heap after the last collection of each part: what is really held. */
  public static long held() {
    return HEAP.stream().filter(pool -> pool.getCollectionUsage() != null).mapToLong(pool -> pool.getCollectionUsage().getUsed()).sum() >> 20;
  }

  /** Megabytes of memory the process has had at most; 0 where the system does not say. */
  public static long peakResident() {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines.filter(line -> line.startsWith("VmHWM:")).findFirst().map(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10).orElse(0L);
    } catch (IOException none) {
      return 0;
    }
  }
}
