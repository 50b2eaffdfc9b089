package io.haihe;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/** What {@link CityTest} adds to Spring's test annotation; put it on a slice such as {@code @JdbcTest} or a module test. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import(CityTestConfiguration.class)
@ContextConfiguration(initializers = CityTestConfiguration.FreshDatabase.class)
@TestExecutionListeners(listeners = DatabaseRenewal.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface WithDatabase {}
