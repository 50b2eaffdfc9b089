package io.haihe;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The application: a kernel of places, units, scenarios and cases, and the modules that stand on it. */
@Modulithic(systemName = "Haihe", sharedModules = "platform")
@SpringBootApplication
public class CityPlatform {}
