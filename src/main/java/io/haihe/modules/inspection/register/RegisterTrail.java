package io.haihe.modules.inspection.register;

import io.haihe.kernel.org.CityTrail;
import io.haihe.kernel.org.Oversight;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who changed the registers of inspections. */
@Component
class RegisterTrail extends CityTrail {

  RegisterTrail(JdbcClient jdbc, Oversight oversight) {
    super(
        jdbc, oversight, "inspection-registers", 80, Arrays.stream(RegisterLog.Kind.values()).map(Enum::name).toList(),
        "inspection.register.log.", "inspection_register_log", "about");
  }
}
