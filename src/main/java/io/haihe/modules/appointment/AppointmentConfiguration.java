package io.haihe.modules.appointment;

import io.haihe.kernel.org.PublicPaths;
import io.haihe.kernel.org.Viewers;
import io.haihe.platform.web.AdminEntry;
import io.haihe.platform.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AppointmentConfiguration {

  @Bean
  PublicPaths appointmentPaths() {
    return PublicPaths.pages(BookingPages.PATH, BookingPages.PATH + "/{number:\\d+}/**");
  }

  /** For whoever serves at an office that gives appointments. */
  @Bean
  NavigationEntry appointmentsEntry(Viewers viewers, OfficeStore offices, Desk desk) {
    return new NavigationEntry(
        DeskPages.PATH, "appointment.nav", 50,
        principal -> principal != null
            && viewers.find()
                .filter(viewer -> Desk.serves(viewer) && offices.all().stream().anyMatch(office -> desk.serves(viewer, office.unit())))
                .isPresent());
  }

  @Bean
  AdminEntry officesEntry(Viewers viewers) {
    return new AdminEntry(
        OfficePages.PATH, "appointment.offices.title", "appointment.offices.for-what", 66,
        () -> viewers.find().filter(Desk::decides).isPresent());
  }
}
