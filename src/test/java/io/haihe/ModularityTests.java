package io.haihe;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.haihe.platform.database.ModuleMigrations;
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
  void everyClassBelongsToAModule() {
    var classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.haihe.kernel", "io.haihe.modules", "io.haihe.platform", "io.haihe.cli");

    assertThat(classes)
        .isNotEmpty()
        .filteredOn(type -> modules.getModuleByType(type.getName()).isEmpty())
        .extracting(JavaClass::getName)
        .isEmpty();
  }
}
