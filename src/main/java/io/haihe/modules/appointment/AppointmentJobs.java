package io.haihe.modules.appointment;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What a serving city does by itself. */
@Component
@ConditionalOnProperty("haihe.jobs")
class AppointmentJobs {

  private final Appointments appointments;

  AppointmentJobs(Appointments appointments) {
    this.appointments = appointments;
  }

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 60_000)
  void endOfDay() {
    appointments.endOfDay();
  }
}
