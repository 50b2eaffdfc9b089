package io.haihe.kernel.intake.web;

import io.haihe.kernel.place.City;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: what a resident may want, in one city. */
@Controller
class HomeController {

  private final Pages pages;
  private final CityChoice cities;
  private final ReportKinds kinds;

  HomeController(Pages pages, CityChoice cities, ReportKinds kinds) {
    this.pages = pages;
    this.cities = cities;
    this.kinds = kinds;
  }

  @GetMapping("/")
  PageView home(HttpServletRequest request, HttpServletResponse response, Locale locale) {
    cities.remember(request, response);
    Optional<City> city = cities.find(request);
    String name = city.map(found -> cities.name(found, locale)).orElse("");
    List<CityLink> others =
        cities.all().stream()
            .map(each -> new CityLink(each.key(), cities.name(each, locale), city.filter(each::equals).isPresent()))
            .toList();
    return pages
        .view("intake/home")
        .with("city", name)
        .with("cities", others.size() > 1 ? others : List.of())
        .with("links", kinds.open().stream().map(kind -> KindLink.toResident(kind, locale)).toList());
  }
}
