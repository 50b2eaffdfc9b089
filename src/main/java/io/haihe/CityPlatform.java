package io.haihe;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The application: a kernel of places, units, scenarios and cases, and the modules that stand on it.
 *
 * <p>Beans are named by their full class name, so that two modules may both have {@code Reports}.
 */
@Modulithic(systemName = "Haihe", sharedModules = "platform")
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@EnableScheduling
public class CityPlatform {}
