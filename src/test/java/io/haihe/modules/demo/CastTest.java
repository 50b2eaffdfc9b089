package io.haihe.modules.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who can sign in to the demonstration")
class CastTest {

  @Test
  void canWalkABirthAnAllowanceAndARestaurantToTheirEnds() {
    assertThat(DemoFile.cast().players().stream()
            .filter(player -> player.place().equals("和平区") && player.role().equals("handler"))
            .map(Cast.Player::unit)
            .collect(Collectors.toSet()))
        .contains("public-security", "health", "human-resources", "civil-affairs", "ecology-environment", "fire-rescue", "urban-management", "market-regulation");
  }
}
