package io.haihe;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.platform.database.ModuleMigrations;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

  private final ApplicationModules modules = ApplicationModules.of(CityPlatform.class);

  @Test
  void modulesKeepToTheirBoundaries() {
    modules.verify();
  }

  @Test
  void migrationsOfTheKernelRunAfterThoseTheyStandOn() {
    var order = ModuleMigrations.KERNEL;

    assertThat(order).allMatch(id -> modules.getModuleByName(id).isPresent(), "is a module");
    for (var id : order) {
      var ground = modules.getModuleByName(id).orElseThrow().getDirectDependencies(modules).uniqueModules();
      assertThat(ground)
          .as("what %s stands on", id)
          .allMatch(module -> order.indexOf(module.getIdentifier().toString()) < order.indexOf(id));
    }
  }

  /** A package without its annotation would escape {@link #modulesKeepToTheirBoundaries} silently. */
  @Test
  void everyClassBelongsToAModule() throws IOException {
    Path program = Path.of("target/classes");
    for (String part : List.of("kernel", "modules", "platform", "cli")) {
      try (Stream<Path> files = Files.walk(program.resolve("io/haihe").resolve(part))) {
        assertThat(files.filter(file -> file.toString().endsWith(".class")).map(file -> name(program.relativize(file))))
            .isNotEmpty()
            .filteredOn(type -> modules.getModuleByType(type).isEmpty())
            .isEmpty();
      }
    }
  }

  private static String name(Path file) {
    return file.toString().replaceFirst("\\.class$", "").replace(File.separatorChar, '.');
  }
}
