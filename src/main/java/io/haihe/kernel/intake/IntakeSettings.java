package io.haihe.kernel.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of what comes in.
 *
 * @param fileSize the largest file taken
 * @param appSize the largest app taken, where apps are
 * @param filesPerCase how many files a case may have
 * @param pixels width × height of the largest picture taken
 * @param reportsPerAddress how many forms one network address may send within {@code window}; many people share one
 * @param bytesPerAddress how much the files in them may come to
 * @param heldPerPerson how much the files may come to that a program holds for one person until it opens their cases
 * @param window the time {@code reportsPerAddress} and {@code bytesPerAddress} count in
 * @param keepUnsent how long the files of a form that was not sent to the end are kept
 * @param similarFor how far back staff are shown like cases of the same place
 */
@ConfigurationProperties("haihe.intake")
public record IntakeSettings(
    @DefaultValue("10MB") DataSize fileSize,
    @DefaultValue("60MB") DataSize appSize,
    @DefaultValue("12") int filesPerCase,
    @DefaultValue("60000000") long pixels,
    @DefaultValue("120") int reportsPerAddress,
    @DefaultValue("2GB") DataSize bytesPerAddress,
    @DefaultValue("200MB") DataSize heldPerPerson,
    @DefaultValue("1h") Duration window,
    @DefaultValue("6h") Duration keepUnsent,
    @DefaultValue("14d") Duration similarFor) {

  /** How large a file may be. */
  DataSize most(boolean app) {
    return app ? appSize : fileSize;
  }
}
