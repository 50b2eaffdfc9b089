package io.haihe.modules.appointment;

import io.haihe.kernel.org.CityTrail;
import io.haihe.kernel.org.Oversight;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who read the name and number of whom. */
@Component
class AppointmentTrail extends CityTrail {

  AppointmentTrail(JdbcClient jdbc, Oversight oversight) {
    super(
        jdbc, oversight, "appointments", 70, List.of("READ"), "appointment.log.",
        "(select *, 'READ' as kind, '' as detail from appointment_read)", "number");
  }
}
