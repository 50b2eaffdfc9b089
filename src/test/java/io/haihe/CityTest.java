package io.haihe;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.core.annotation.AliasFor;

/**
 * The whole application on a database of its own, with a {@link SettableClock} and MockMvc to inject.
 *
 * <p>Each test class begins with the database as it was when the application had started, and with the clock at {@link
 * SettableClock#START}; tests within a class see each other's rows. The application is started once for all classes
 * with the same attributes, so keep to the defaults where you can.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE) // what is printed is kept for the whole test: a million requests do not fit
@WithDatabase
public @interface CityTest {

  @AliasFor(annotation = SpringBootTest.class)
  WebEnvironment webEnvironment() default WebEnvironment.MOCK;

  @AliasFor(annotation = SpringBootTest.class)
  String[] properties() default {};

  @AliasFor(annotation = SpringBootTest.class)
  Class<?>[] classes() default {};
}
