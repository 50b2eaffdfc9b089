package io.haihe.modules.service;

import io.haihe.kernel.org.CityTrail;
import io.haihe.kernel.org.Oversight;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who did what when with the catalogue. */
@Component
class ServiceTrail extends CityTrail {

  ServiceTrail(JdbcClient jdbc, Oversight oversight) {
    super(
        jdbc, oversight, "services", 60, Stream.of(ServiceLog.Kind.values()).map(Enum::name).toList(), "service.log.", "service_log", "code");
  }
}
