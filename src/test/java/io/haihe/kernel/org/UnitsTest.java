package io.haihe.kernel.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.haihe.CityTest;
import io.haihe.platform.BadInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@CityTest
class UnitsTest {

  @Autowired OrgFixture fixture;
  @Autowired Units units;
  @Autowired HikariDataSource connections;
  @Autowired TransactionTemplate transactions;

  @BeforeEach
  void city() {
    fixture.city();
  }

  @Test
  void loadsOfficesDepartmentsAndCompanies() {
    assertThat(fixture.units(OrgFixture.UNITS)).isEqualTo(new LoadedUnits(8, 3, 1, 4));

    assertThat(units.office(SmallCity.COMMUNITY).name()).isEqualTo("南里社区居委会");
    assertThat(units.dutyHolder("any", "06010", SmallCity.COMMUNITY, null))
        .hasValueSatisfying(unit -> assertThat(unit.name()).isEqualTo("东城区城管委"));
    assertThat(units.at(SmallCity.CITY)).extracting(Unit::kind).containsExactly(
        Unit.Kind.PLACE_OFFICE, Unit.Kind.DEPARTMENT, Unit.Kind.COMPANY);
    assertThat(units.in(SmallCity.EAST, Unit.Kind.DEPARTMENT)).hasSize(1);
    assertThat(units.search("水务", SmallCity.CITY, 5)).hasSize(1);
  }

  @Test
  void knowsTheUnitAboveEachUnit() {
    Unit street = units.office(SmallCity.STREET);
    Unit urban = fixture.unit("990101000000/urban");

    assertThat(street.parent()).isEqualTo(units.office(SmallCity.EAST).id());
    assertThat(urban.parent()).isEqualTo(units.office(SmallCity.EAST).id());
  }

  @Test
  void keepsIdsAndRetiresWhatIsNoLongerInTheFile() {
    Unit water = fixture.unit("990000000000/water");
    Unit urban = fixture.unit("990101000000/urban");

    fixture.units(OrgFixture.UNITS.replaceAll("(?m)^.*key: water.*\\n", "").replace("城管委", "城管局"));

    assertThat(units.byKey("990000000000/water")).isEmpty();
    assertThat(units.find(water.id())).contains(water);
    assertThat(units.dutyHolder("any", "01001", SmallCity.EAST, null)).isEmpty();
    assertThat(fixture.unit("990101000000/urban").id()).isEqualTo(urban.id());
    assertThat(fixture.unit("990101000000/urban").name()).isEqualTo("东城区城管局");
  }

  @Test
  void changesNothingWhenTheFileIsWrong() {
    String wrong = OrgFixture.UNITS.replace("城管委", "城管局").replace("kind: company", "kind: firm");

    assertThatThrownBy(() -> fixture.units(wrong)).isInstanceOf(BadInput.class);

    assertThat(fixture.unit("990101000000/urban").name()).isEqualTo("东城区城管委");
  }

  @Test
  void letNobodyWhoHoldsAConnectionWaitForSomebodyWhoNeedsOne() throws Exception {
    long office = units.office(SmallCity.COMMUNITY).id();
    int all = connections.getMaximumPoolSize();
    var held = new CountDownLatch(all);
    var ask = new CountDownLatch(1);
    List<Future<?>> askers = new ArrayList<>();
    try (var threads = Executors.newCachedThreadPool()) {
      for (int i = 0; i < all; i++) {
        askers.add(threads.submit(() -> transactions.executeWithoutResult(status -> {
          held.countDown();
          await(ask);
          units.get(office);
        })));
      }
      await(held);
      Thread.sleep(Duration.ofMillis(1100)); // until it is time to look for a newer version
      Future<?> looks = threads.submit(() -> units.get(office));
      Thread.sleep(Duration.ofMillis(300)); // until it waits for a connection
      ask.countDown();
      for (Future<?> asker : askers) {
        asker.get(2, TimeUnit.SECONDS);
      }
      looks.get(2, TimeUnit.SECONDS);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
